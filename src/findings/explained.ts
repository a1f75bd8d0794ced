/** Something small that shows what a rule is about and what to write instead, as lines of text. */
export interface Example {
  /** What it is written in (default: yaml). */
  language?: "json" | "sh" | "yaml";
  before: readonly string[];
  /** What was seen of the API, where the rule is about answers. */
  seen?: readonly string[];
  after: readonly string[];
}

/** A rule as it is explained to people. */
export interface Explained {
  /** In kebab-case; it never changes, since reports name it. */
  id: string;
  title: string;
  /** Why there is the rule, in a few sentences. */
  explain: string;
  example?: Example;
}

/** The parts of an example, each under its heading. */
export function partsOf({ before, seen, after }: Example): [heading: string, yaml: string][] {
  const parts: [string, readonly string[]][] = [
    ["Before:", before],
    ["What the API did:", seen ?? []],
    ["After:", after],
  ];
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, `${lines.join("\n")}\n`]);
}

/** An explanation for a terminal. */
export function explanation({ id, title, explain, example }: Explained): string {
  const shown = (example ? partsOf(example) : []).map(
    ([heading, yaml]) => `\n${heading}\n\n${yaml.replace(/^/gm, "  ").trimEnd()}\n`,
  );
  return `${id}: ${title}\n\n${explain}\n${shown.join("")}`;
}
