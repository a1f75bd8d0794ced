import { JSONPathEnvironment, JSONPathError } from "json-p3";
import type { Json } from "../../json/json.js";
import { maxDepth, maxNodes } from "../spot.js";

/** A query of RFC 9535. */
export interface JsonPath {
  /** The nodes that it selects, each by the tokens that lead to it and each once, in the query's order. */
  select(root: Json): string[][];
}

/** json-p3 counts what a descendant segment visits; the default of 50 is less than documents have. */
const environment = new JSONPathEnvironment({ maxRecursionDepth: Math.max(maxDepth, maxNodes) });

/** Reads a query; a text says what is wrong with it. */
export function jsonPathOf(text: string): JsonPath | string {
  try {
    const query = environment.compile(text);
    return { select: (root) => distinct(query.query(root).nodes.map(({ location }) => location)) };
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    // The query itself and an offset stand behind, in brackets.
    return error.message.replace(/ \('[^]*\)$/, "");
  }
}

/** `$['a','a']` selects a node twice (RFC 9535 section 2.3), and is to change it once. */
function distinct(locations: readonly (readonly (number | string)[])[]): string[][] {
  const known = new Map(locations.map((each) => [JSON.stringify(each), each.map(String)]));
  return [...known.values()];
}
