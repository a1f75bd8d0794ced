import type { Callable } from "./tool.js";

/** Which operations become tools. */
export interface Chosen {
  /** By their ids. Absent: those that read. */
  operations?: readonly string[] | undefined;
  /** The scopes that they may need. Absent: any. */
  scopes?: readonly string[] | undefined;
}

/** Those of the tools that are chosen. Throws a TypeError on one that there is not, or that needs other scopes. */
export function chosenTools(
  tools: Readonly<Record<string, Callable>>,
  { operations, scopes }: Chosen,
): Callable[] {
  const isWithin = ({ scopes: alternatives = [[]] }: Callable): boolean =>
    scopes === undefined ||
    alternatives.some((needed) => needed.every((scope) => scopes.includes(scope)));
  if (operations === undefined) {
    const all = Object.values(tools);
    return all.filter((tool) => tool.effect === "reads" && isWithin(tool));
  }
  return [...new Set(operations)].map((id) => {
    const tool = Object.hasOwn(tools, id) ? tools[id] : undefined;
    if (tool === undefined) throw new TypeError(`There is no tool for the operation ${id}.`);
    if (!isWithin(tool)) throw new TypeError(`The operation ${id} needs other scopes.`);
    return tool;
  });
}
