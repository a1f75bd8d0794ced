import { partsOf, type Explained } from "./explained.js";

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
      rules.map((rule) => section(command, rule)).join("\n"),
  );
  return `${head}\n${sections.join("\n")}`;
}

const head = `# Findings

Every finding of \`lint\`, \`verify\` and \`diff\` has an id that never changes. \`--explain ID\` of the command prints what
stands here:

\`\`\`sh
healos-codegen lint --explain int64-unsafe
\`\`\`

Examples leave out what every document has. \`npm run findings\` writes this page.
`;

function section(command: string, { id, title, explain, example }: Explained): string {
  const shown = (example ? partsOf(example) : []).map(
    ([heading, yaml]) => `\n${heading}\n\n\`\`\`yaml\n${yaml}\`\`\`\n`,
  );
  return `### ${command} ${id}\n\n**${title}.** ${explain}\n${shown.join("")}`;
}
