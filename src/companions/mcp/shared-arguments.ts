import type { Tool } from "../../checks/mcp/tool.js";
import { spellAccess, spellJson, spellObject } from "../../emit/literal.js";
import type { Json } from "../../json/json.js";
import { createNames } from "../../model/names/names.js";

/** Schemas of arguments that several tools have, such as the number of a page: each is written once. */
export interface SharedArguments {
  declaration: string;
  /** How each is named, by its own text. */
  accesses: ReadonlyMap<string, string>;
}

/** What is shorter is read more easily where it stands, in characters. */
const shortest = 40;

export function sharedArguments(tools: readonly Pick<Tool, "properties">[]): SharedArguments {
  const uses = new Map<string, { name: string; count: number }>();
  for (const { properties } of tools) {
    for (const [name, schema] of Object.entries(properties)) {
      const text = spellJson(schema as Json);
      const known = uses.get(text);
      if (known) known.count += 1;
      else uses.set(text, { name, count: 1 });
    }
  }
  const several = [...uses].filter(([text, { count }]) => count > 1 && text.length >= shortest);
  const names = createNames().claim(
    several.map(([text, { name }]) => ({ wanted: name, suffix: "_", at: text })),
    (wanted) => wanted,
  );
  const named = several.map(([text], index): [string, string] => [names[index] as string, text]);
  return {
    declaration: `const shared = ${spellObject(named)} satisfies Readonly<Record<string, JsonSchema>>;`,
    accesses: new Map(named.map(([name, text]) => [text, spellAccess("shared", name)])),
  };
}
