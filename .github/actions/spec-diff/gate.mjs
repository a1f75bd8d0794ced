// Fails where the report has a break that nobody accepted and the version takes no step that announces it; with
// `failOn` of the settings, at what is risky too, or never.
// Writes the verdict to GITHUB_OUTPUT where there is one.
//
//   node gate.mjs REPORT.json
import { appendFileSync, readFileSync } from "node:fs";
import console from "node:console";
import process from "node:process";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { verdict, findings, documents, failOn } = report;
const counted = failOn === "risky" ? ["breaking", "risky"] : ["breaking"];
const breaks = findings.filter(
  ({ wire, types, accepted }) =>
    accepted === undefined && (counted.includes(wire) || counted.includes(types)),
);
const { base, head } = documents;
const told = `${breaks.length} ${failOn === "risky" ? "breaking or risky" : "breaking"} changes`;

if (process.env.GITHUB_OUTPUT) {
  const lines = Object.entries(verdict).map(([name, value]) => `${name}=${value}\n`);
  appendFileSync(process.env.GITHUB_OUTPUT, lines.join(""));
}
if (failOn === "never") {
  console.log("The settings say that nothing fails.");
} else if (breaks.length === 0) {
  console.log("Nothing breaks that was not accepted.");
} else if (announces(base.version, head.version)) {
  console.log(
    `${told}, announced by the step from ${shown(base.version)} to ${shown(head.version)}.`,
  );
} else {
  console.error(
    `${told}: give the document ${stepOf(base.version)} (it went from ${shown(base.version)} to ${shown(head.version)}), ` +
      `or agree to them in accepted.yaml:\n${breaks.map(({ fingerprint, message }) => `  ${fingerprint}  ${shown(message)}`).join("\n")}`,
  );
  process.exitCode = 1;
}

/** A text of the document within a line: a line of its own would be a command of the workflow. */
function shown(text) {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "?");
}

function stepOf(version) {
  return /^v?0\./.test(version) ? "a new minor version" : "a new major version";
}

/** Semantic Versioning 2.0.0: a major step, or below 1.0.0 a minor one (4). */
function announces(before, after) {
  const [from, to] = [before, after].map((version) =>
    /^v?(\d{1,9})\.(\d{1,9})(?:\.\d{1,9})?(?:[-+][\w.+-]*)?$/.exec(version)?.slice(1).map(Number),
  );
  if (from === undefined || to === undefined) return false;
  return to[0] > from[0] || (from[0] === 0 && to[0] === 0 && to[1] > from[1]);
}
