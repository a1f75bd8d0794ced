import type { Api, Operation } from "../../model/api.js";

/** The operation that a request means, and the values of its path parameters, decoded. */
export interface Found {
  operation: Operation;
  path: Record<string, string>;
}

/** Finds the operation of a method and a path, the way it is written in a URL. */
export type Finder = (method: string, pathname: string) => Found | undefined;

/** The path of an operation, segment by segment. */
interface Template {
  operation: Operation;
  segments: Segment[];
}

/** A word, or a pattern with one group for each of its parameters. */
type Segment = { word: string } | { names: string[]; whole: RegExp };

/**
 * Where several templates match, the one with words where others have parameters is meant, so that `/notes/export` is
 * not taken for a note (OpenAPI 3.1, 4.8.8.2).
 *
 * @param basePath the path that every operation stands under, as it is written in a URL
 */
export function createFinder({ operations }: Api, basePath: string): Finder {
  const templates = new Map<string, Template[]>();
  for (const operation of [...operations].sort(byPrecedence)) {
    const segments = operation.path.split("/").slice(1).map(segmentOf);
    const key = keyOf(operation.method, segments.length);
    templates.set(key, [...(templates.get(key) ?? []), { operation, segments }]);
  }
  const find = (method: string, sent: readonly string[]): Found | undefined => {
    for (const { operation, segments } of templates.get(keyOf(method, sent.length)) ?? []) {
      const path = valuesOf(segments, sent);
      if (path !== undefined) return { operation, path };
    }
    return undefined;
  };
  return (method, pathname) => {
    if (!pathname.startsWith(`${basePath}/`)) return undefined;
    const sent = pathname.slice(basePath.length).split("/").slice(1).map(decoded);
    // HEAD is GET without the body, where it is not an operation of its own (RFC 9110, 9.3.2).
    return find(method, sent) ?? (method === "HEAD" ? find("GET", sent) : undefined);
  };
}

function keyOf(method: string, length: number): string {
  return `${method} ${length}`;
}

/** Words before what is put together of words and parameters, and that before parameters. */
function byPrecedence(a: Operation, b: Operation): number {
  const rank = ({ path }: Operation): string =>
    path
      .split("/")
      .map((segment) => (!segment.includes("{") ? "0" : /^\{[^{}]+\}$/.test(segment) ? "2" : "1"))
      .join("");
  return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
}

function segmentOf(segment: string): Segment {
  const names = [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");
  if (names.length === 0) return { word: decoded(segment) };
  const words = segment
    .split(/\{[^{}]+\}/)
    .map((word) => decoded(word).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { names, whole: new RegExp(`^${words.join("(.+?)")}$`, "s") };
}

/** The parameters' values, if what was sent fits the template. */
function valuesOf(
  segments: readonly Segment[],
  sent: readonly string[],
): Record<string, string> | undefined {
  const values: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const text = sent[index] ?? "";
    if ("word" in segment) {
      if (segment.word !== text) return undefined;
      continue;
    }
    const found = segment.whole.exec(text);
    if (found === null) return undefined;
    values.push(...segment.names.map((name, at): [string, string] => [name, found[at + 1] ?? ""]));
  }
  return Object.fromEntries(values);
}

/** A segment without its percent-encoding; what is none, and what is no UTF-8, stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
