import { seen } from "./seen.js";

/** JSON for an agent, and what it has to know where not all of it is there. */
export interface Fitted {
  text: string;
  note?: string;
}

/** JSON of at most so many characters: the longest list in it is cut, or else the text. */
export function fitted(value: unknown, most: number): Fitted {
  const text = jsonOf(value);
  if (text.length <= most) return { text };
  const list = longestList(value);
  const kept = list && fewer(value, list, most);
  if (kept !== undefined) return kept;
  const note = `The answer has ${text.length} characters, of which these are the first ${most}.`;
  // Neither between the halves of a pair nor in an escape.
  return { text: text.slice(0, most).replace(/\\u[0-9a-f]{0,3}$|[\ud800-\udbff]$/, ""), note };
}

/** As many of a list's first items as fit. */
function fewer(value: unknown, list: readonly unknown[], most: number): Fitted | undefined {
  const rest = jsonOf(withList(value, list, [])).length;
  let count = 0;
  let length = rest;
  for (const item of list) {
    length += jsonOf(item).length + 1;
    if (length > most) break;
    count += 1;
  }
  if (count === 0) return undefined;
  const text = jsonOf(withList(value, list, list.slice(0, count)));
  return { text, note: `Only the first ${count} of ${list.length} items are shown here.` };
}

/** The list that is longest as JSON: the value itself, or one not deeper than in a member of a member. */
function longestList(value: unknown): readonly unknown[] | undefined {
  const members = (each: unknown): unknown[] =>
    typeof each === "object" && each !== null && !Array.isArray(each) ? Object.values(each) : [];
  const near = [value, ...members(value), ...members(value).flatMap(members)];
  const lists = near.filter((each) => Array.isArray(each)) as unknown[][];
  const lengths = lists.map((each) => jsonOf(each).length);
  return lists[lengths.indexOf(Math.max(...lengths))];
}

/** The value with another list in the place of one. */
function withList(value: unknown, list: readonly unknown[], other: readonly unknown[]): unknown {
  if (value === list) return other;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withList(member, list, other)]),
  );
}

/** A 64-bit integer goes as a text of its digits: whoever reads the JSON may have no such numbers. */
function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "bigint" ? String(part) : part,
  ) as string | undefined;
  return seen(text ?? "null");
}
