import type { Operation } from "../../model/api.js";
import { decoded } from "./pairs.js";

/** An operation, as far as requests lead to it. */
type Target = Pick<Operation, "method" | "path">;

/** The operation that a request means, and the values of its path parameters. */
export interface Found<Place extends Target> {
  place: Place;
  /** Decoded. */
  path: Record<string, string>;
  /** With their percent-encoding. */
  rawPath: Record<string, string>;
}

/** What stands at a path. */
export interface Finder<Place extends Target> {
  /** The operation of a method and a path, the way it is written in a URL. */
  find(method: string, pathname: string): Found<Place> | undefined;
  /** The methods of a path, sorted; none: nothing stands there. */
  methodsOf(pathname: string): string[];
}

/** The path of operations, segment by segment. */
interface Template<Place extends Target> {
  segments: readonly Segment[];
  operations: Map<string, Place>;
}

/** A word, or words with parameters between them: one fewer than words. */
type Segment = { word: string } | { names: string[]; words: string[] };

/** Templates that share their first segments. */
interface Branch<Place extends Target> {
  words: Map<string, Branch<Place>>;
  /** Of segments with parameters, those with words beside them first. */
  patterns: { spelling: string; segment: Segment & { names: string[] }; branch: Branch<Place> }[];
  template?: Template<Place>;
}

/**
 * Where several templates match, the one with words where others have parameters is meant, so that `/notes/export` is
 * not taken for a note (OpenAPI 3.1, 4.8.8.2).
 *
 * @param basePath the path that every operation stands under, as it is written in a URL
 */
export function createFinder<Place extends Target>(
  operations: readonly Place[],
  basePath: string,
): Finder<Place> {
  const root: Branch<Place> = newBranch();
  for (const operation of operations) enter(root, operation);
  const templatesAt = function* (pathname: string): Generator<Template<Place>> {
    if (!pathname.startsWith(`${basePath}/`)) return;
    yield* walk(root, pathname.slice(basePath.length).split("/").slice(1), 0);
  };
  const find = (method: string, pathname: string): Found<Place> | undefined => {
    for (const { operations: own, segments } of templatesAt(pathname)) {
      const place = own.get(method);
      const raw = pathname.slice(basePath.length).split("/").slice(1);
      if (place !== undefined) return { place, ...valuesOf(segments, raw) };
    }
    return undefined;
  };
  return {
    // HEAD is GET without the body, where it is not an operation of its own (RFC 9110, 9.3.2).
    find: (method, pathname) =>
      find(method, pathname) ?? (method === "HEAD" ? find("GET", pathname) : undefined),
    methodsOf: (pathname) => {
      const methods = new Set(
        [...templatesAt(pathname)].flatMap(({ operations: own }) => [...own.keys()]),
      );
      if (methods.has("GET")) methods.add("HEAD");
      return [...methods].sort();
    },
  };
}

function newBranch<Place extends Target>(): Branch<Place> {
  return { words: new Map(), patterns: [] };
}

function enter<Place extends Target>(root: Branch<Place>, operation: Place): void {
  const segments = operation.path.split("/").slice(1).map(segmentOf);
  let branch = root;
  for (const segment of segments) branch = below(branch, segment);
  branch.template ??= { segments, operations: new Map() };
  const { template } = branch;
  if (!template.operations.has(operation.method)) {
    template.operations.set(operation.method, operation);
  }
}

function below<Place extends Target>(
  { words, patterns }: Branch<Place>,
  segment: Segment,
): Branch<Place> {
  if ("word" in segment) {
    const next = words.get(segment.word) ?? newBranch<Place>();
    words.set(segment.word, next);
    return next;
  }
  const spelling = JSON.stringify([segment.words, segment.names]);
  const known = patterns.find((each) => each.spelling === spelling);
  if (known !== undefined) return known.branch;
  const branch = newBranch<Place>();
  patterns.push({ spelling, segment, branch });
  const isBare = (each: { segment: Segment & { names: string[] } }): number =>
    Number("words" in each.segment && each.segment.words.every((word) => word === ""));
  patterns.sort((a, b) => isBare(a) - isBare(b));
  return branch;
}

/** The templates that match, those first that have words where others have parameters. */
function* walk<Place extends Target>(
  branch: Branch<Place>,
  sent: readonly string[],
  at: number,
): Generator<Template<Place>> {
  const raw = sent[at];
  if (raw === undefined) {
    if (branch.template) yield branch.template;
    return;
  }
  const text = decoded(raw);
  const next = branch.words.get(text);
  if (next !== undefined) yield* walk(next, sent, at + 1);
  for (const { segment, branch: inner } of branch.patterns) {
    if (partsOf(segment, text) !== undefined) yield* walk(inner, sent, at + 1);
  }
}

function segmentOf(segment: string): Segment {
  const names = [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");
  if (names.length === 0) return { word: decoded(segment) };
  return { names, words: segment.split(/\{[^{}]+\}/).map(decoded) };
}

/**
 * The values of the parameters, each as short as it can be but not empty, if the text fits the template. What one
 * word can begin at first is where it stands, so that this takes one pass, and no pattern that goes back and forth.
 */
function partsOf(segment: Segment, text: string): string[] | undefined {
  if ("word" in segment) return segment.word === text ? [] : undefined;
  const [first = "", ...rest] = segment.words;
  const last = rest.at(-1) ?? "";
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const end = text.length - last.length;
  const values: string[] = [];
  let from = first.length;
  for (const [index, word] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const to = isLast ? end : word === "" ? from + 1 : text.indexOf(word, from + 1);
    if (to <= from || to > end) return undefined;
    values.push(text.slice(from, to));
    from = to + word.length;
  }
  return values;
}

/** The parameters' values, of a path that fits the template. */
function valuesOf(
  segments: readonly Segment[],
  sent: readonly string[],
): Omit<Found<Target>, "place"> {
  const path: [string, string][] = [];
  const rawPath: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    if ("word" in segment) continue;
    const raw = sent[index] ?? "";
    const values = partsOf(segment, decoded(raw)) ?? [];
    const isWhole = segment.words.every((word) => word === "") && values.length === 1;
    for (const [at, name] of segment.names.entries()) {
      const value = values[at] ?? "";
      path.push([name, value]);
      rawPath.push([name, isWhole ? raw : encodeURIComponent(value)]);
    }
  }
  return { path: Object.fromEntries(path), rawPath: Object.fromEntries(rawPath) };
}
