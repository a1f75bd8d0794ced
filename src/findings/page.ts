import { partsOf, type Explained } from "./explained.js";
import type { ProblemGroup } from "./problems/problems.js";

/** The rules of a command. */
export interface RulesOf {
  command: "diff" | "lint" | "verify";
  rules: readonly Explained[];
}

/** `docs/findings.md`: every rule by its command and its id, which are also its anchor. */
export function findingsPage(commands: readonly RulesOf[]): string {
  const sections = commands.map(
    ({ command, rules }) =>
      `## ${command}\n\n${rules.map(({ id }) => `[\`${id}\`](#${command}-${id})`).join(" · ")}\n\n` +
      rules.map((rule) => section(`${command} ${rule.id}`, rule)).join("\n"),
  );
  return `${head}\n${sections.join("\n")}`;
}

/** `docs/problems.md`: every problem by its kind and its id, which is also its anchor. */
export function problemsPage(groups: readonly ProblemGroup[]): string {
  const sections = groups.map(
    ({ title, problems }) =>
      `## ${title}\n\n${problems.map(({ id }) => `[\`${id}\`](#${id})`).join(" · ")}\n\n` +
      problems.map((problem) => section(problem.id, problem)).join("\n"),
  );
  return `${problemsHead}\n${sections.join("\n")}`;
}

const head = `# Findings

Every finding of \`lint\`, \`verify\` and \`diff\` has an id that never changes. \`--explain ID\` of the command prints what
stands here:

\`\`\`sh
healos-codegen lint --explain int64-unsafe
\`\`\`

Examples leave out what every document has. \`npm run findings\` writes this page.
`;

const problemsHead = `# Problems

What keeps a command from doing what it was asked to, and what it warns of, is one line on stderr:
\`path:line:column: what is wrong. What to do.\` On a terminal the line ends with the id of the problem, and \`--explain ID\`
of every command prints what stands here:

\`\`\`sh
healos-codegen generate --explain reference-dangling
\`\`\`

Examples of documents leave out what every document has; in those of command lines, \`pets.yaml\` is a document.
\`npm run findings\` writes this page.
`;

function section(heading: string, { title, explain, example }: Omit<Explained, "id">): string {
  const shown = (example ? partsOf(example) : []).map(
    ([name, text]) => `\n${name}\n\n\`\`\`${example?.language ?? "yaml"}\n${text}\`\`\`\n`,
  );
  return `### ${heading}\n\n**${title}.** ${explain}\n${shown.join("")}`;
}
