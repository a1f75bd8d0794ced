import { codeSpan } from "../../text/code-span.js";
import { markdownLine } from "../../text/markdown-line.js";
import type { Report } from "../diff.js";
import type { Finding } from "../finding.js";
import { someOf } from "./describe.js";

/** The entry of a changelog for users of the client, in Markdown; empty where they notice nothing. */
export function changelogEntry({ findings }: Report, version: string): string {
  const told = findings.filter(({ id }) => !aboutAccepted.has(id));
  const groups: [string, Finding[]][] = [
    ["Breaking", told.filter((finding) => breaks(finding))],
    ["To look at", told.filter((finding) => !breaks(finding) && finding.wire === "risky")],
    ["Changed", told.filter((finding) => !breaks(finding) && finding.wire !== "risky")],
  ];
  const sections = groups
    .filter(([, list]) => list.length > 0)
    .map(
      ([title, list]) =>
        `### ${title}\n\n${list.map((finding) => `- ${entryOf(finding)}\n`).join("")}`,
    );
  return sections.length === 0 ? "" : `## ${markdownLine(version)}\n\n${sections.join("\n")}`;
}

/** An accepted break is a break all the same to those who use the client. */
function breaks({ wire, types }: Finding): boolean {
  return wire === "breaking" || types === "breaking";
}

/** Findings that are about the file of accepted changes, not about the API. */
export const aboutAccepted: ReadonlySet<string> = new Set(["accepted-expired", "accepted-stale"]);

function entryOf({ message, operations, types, wire }: Finding): string {
  const reach =
    operations.length > 0 && !operations.every((name) => message.includes(`\`${name}\``));
  const where = reach ? ` (${someOf(operations.map(codeSpan), 5)})` : "";
  const only =
    types === "breaking" && wire !== "breaking"
      ? " Only code has to change, requests stay the same."
      : "";
  return `${markdownLine(message)}${where}.${only}`;
}
