import type { PowersOfTen, Shape } from "./shape.js";

/**
 * What two shapes have in common. It does not matter in which order shapes are merged.
 *
 * @param isOneAnswer whether both are of the same answer, which is counted once then. Default false
 */
export function mergeShapes(a: Shape, b: Shape, isOneAnswer = false): Shape {
  const add = (first: number, second: number): number =>
    isOneAnswer ? Math.max(first, second) : first + second;
  const merged: { -readonly [Key in keyof Shape]: Shape[Key] } = {
    types: sortedUnion(a.types, b.types),
  };
  if (a.missing ?? b.missing) merged.missing = true;
  if (a.answers ?? b.answers) merged.answers = add(a.answers ?? 0, b.answers ?? 0);
  const members = mergeMembers(a, b, isOneAnswer);
  if (members) merged.members = members;
  const others = mergeOptional(a.others, b.others, isOneAnswer);
  if (others) merged.others = others;
  const items = mergeOptional(a.items, b.items, isOneAnswer);
  if (items) merged.items = items;
  const size = widest(a.size, b.size);
  if (size) merged.size = size;
  const length = widest(a.length, b.length);
  if (length) merged.length = length;
  const formats = a.formats && b.formats ? inBoth(a.formats, b.formats) : (a.formats ?? b.formats);
  if (formats) merged.formats = formats;
  if (a.words ?? b.words) merged.words = sortedUnion(a.words ?? [], b.words ?? []);
  if (a.otherWords ?? b.otherWords) merged.otherWords = true;
  return merged;
}

function mergeMembers(a: Shape, b: Shape, isOneAnswer: boolean): Shape["members"] | undefined {
  if (a.members === undefined && b.members === undefined) return undefined;
  // What is no object lacks nothing; an object without members lacks all that others have.
  if (!a.types.includes("object") || !b.types.includes("object")) return a.members ?? b.members;
  const names = sortedUnion(Object.keys(a.members ?? {}), Object.keys(b.members ?? {}));
  const own = (members: Readonly<Record<string, Shape>>, name: string): Shape | undefined =>
    Object.hasOwn(members, name) ? members[name] : undefined;
  return Object.fromEntries(
    names.map((name) => {
      const [one, two] = [own(a.members ?? {}, name), own(b.members ?? {}, name)];
      const member = mergeOptional(one, two, isOneAnswer) as Shape;
      return [name, one && two ? member : missingIn(member)];
    }),
  );
}

/** Of a member that some object did not have. */
function missingIn({ types, ...rest }: Shape): Shape {
  return { types, missing: true, ...rest };
}

function mergeOptional(
  a: Shape | undefined,
  b: Shape | undefined,
  isOneAnswer: boolean,
): Shape | undefined {
  return a && b ? mergeShapes(a, b, isOneAnswer) : (a ?? b);
}

function widest(a: PowersOfTen | undefined, b: PowersOfTen | undefined): PowersOfTen | undefined {
  return a && b ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : (a ?? b);
}

function inBoth(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.filter((each) => b.includes(each));
}

/** What either of two lists has, sorted. */
export function sortedUnion<Item extends string>(
  a: readonly Item[],
  b: readonly Item[],
): readonly Item[] {
  return [...new Set([...a, ...b])].sort();
}
