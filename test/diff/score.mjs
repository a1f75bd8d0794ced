// Prints how far the wire verdict agrees with the labelled pairs of SHARED_DIR/diff-cases. Run by `npm run diff:score`.
import console from "node:console";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.DIST ?? join(root, "dist");
const { read } = await import(join(dist, "read/read.js"));
const { model } = await import(join(dist, "model/model.js"));
const { diffWire } = await import(join(dist, "diff/diff.js"));

/** Sunsets of the labelled pairs are judged on this day. */
const today = "2026-11-22";
const folder = join(resolve(root, process.env.SHARED_DIR ?? "../shared"), "diff-cases");
if (!existsSync(folder)) {
  console.log(`No labelled pairs at ${folder}: nothing to score.`);
  process.exit(0);
}
const explained = readExplained(join(root, "test/diff/disagreements.md"));

async function side(path) {
  const document = await read(join(folder, path), { allowExternalRefs: true });
  return { api: model(document).api, place: (at) => document.place(at) };
}

async function judge(pair) {
  const report = diffWire(await side(pair.base), await side(pair.revision), { today });
  return { breaking: report.verdict.wire === "breaking", report };
}

/** The verdicts that a label allows: a later opinion on the same id counts too. */
function labelsOf(pair) {
  if (pair.verdict !== undefined) return new Set([pair.verdict === "breaking"]);
  const levels = (key) => pair.expected_all.map((item) => item[key] ?? item.level);
  const breaks = (list) => list.some((level) => level === "ERR" || level === "WARN");
  return new Set([pair.breaking, breaks(levels("level_1_32_1"))]);
}

function readExplained(path) {
  if (!existsSync(path)) return new Set();
  return new Set(
    [...readFileSync(path, "utf8").matchAll(/^- `([^`]+)`/gm)].map((match) => match[1]),
  );
}

async function score(title, file) {
  const pairs = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const count = { agreed: 0, explained: 0, hit: 0, claimed: 0, labelled: 0 };
  const disagreements = [];
  for (const pair of pairs) {
    let outcome;
    try {
      outcome = await judge(pair);
    } catch (error) {
      disagreements.push(`${pair.name}: cannot be read (${error.message.split("\n")[0]})`);
      continue;
    }
    const labels = labelsOf(pair);
    const label = labels.has(outcome.breaking) ? outcome.breaking : !outcome.breaking;
    count.claimed += Number(outcome.breaking);
    count.labelled += Number(label);
    count.hit += Number(label && outcome.breaking);
    if (label === outcome.breaking) {
      count.agreed += 1;
      continue;
    }
    const known = explained.has(pair.name);
    count.explained += Number(known);
    const found = outcome.report.findings.filter(
      (finding) => !outcome.breaking || finding.wire === "breaking",
    );
    disagreements.push(
      `${known ? "(explained) " : ""}${pair.name}: ${outcome.breaking ? "breaking, labelled not" : "not breaking, labelled breaking"}: ${
        found.map((finding) => `${finding.id} ${finding.wire}: ${finding.message}`).join("; ") ||
        "no finding"
      }`,
    );
  }
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
  console.log(`${title}: ${pairs.length} pairs`);
  console.log(
    `  agreement ${percent(count.agreed, pairs.length)}, with explained ones ${percent(count.agreed + count.explained, pairs.length)}`,
  );
  console.log(
    `  of breaking: precision ${percent(count.hit, count.claimed)}, recall ${percent(count.hit, count.labelled)}`,
  );
  for (const line of disagreements) console.log(`  - ${line}`);
  return { pairs: pairs.length, ...count };
}

const parts = [
  await score("oasdiff", "cases.json"),
  await score("independent suite", "cases-netcracker.json"),
];
const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
const total = sum("pairs");
console.log(
  `Both: ${total} pairs, agreement ${((100 * sum("agreed")) / total).toFixed(1)} %, with explained ones ${((100 * (sum("agreed") + sum("explained"))) / total).toFixed(1)} %, precision ${((100 * sum("hit")) / sum("claimed")).toFixed(1)} %, recall ${((100 * sum("hit")) / sum("labelled")).toFixed(1)} %`,
);
