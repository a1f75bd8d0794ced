import type { Json } from "../../json/json.js";
import { jsonFaults } from "./json-faults.js";
import { jsonSpot } from "./json-spot.js";
import { closingQuote } from "./json-string.js";
import { isDoubtful, isDropped, NumberNotes } from "./numbers.js";
import { maxDepth, maxNodes, tooDeep, tooMany } from "../spot.js";
import type { Fault, Parsed, Spot } from "../spot.js";

/**
 * Parses a JSON text at about the speed of `JSON.parse`; undefined where it is not JSON.
 * Keys that stand twice show as a difference between the colons of the text and the members of the data, and only where
 * there is one the text is scanned for the place.
 */
export function parseJson(text: string): Parsed | undefined {
  const shape = measure(text);
  if (shape.tooDeepAt !== undefined) return refused([tooDeep(shape.tooDeepAt)]);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const numbers = new NumberNotes();
  const found = inspect(value);
  if (found.nodes > maxNodes) return refused([tooMany(0)]);
  if (found.members !== shape.colons) return refused(jsonFaults(text, numbers));
  if (found.doubtful) jsonFaults(text, numbers);
  let spot: Spot | undefined;
  return {
    value,
    faults: [],
    warnings: numbers.warnings(),
    spot: () => (spot ??= jsonSpot(text)),
  };
}

/** Why a text is not JSON. */
export function refusedJson(text: string): Parsed {
  return refused(jsonFaults(text, new NumberNotes()));
}

function refused(faults: Fault[]): Parsed {
  return { value: undefined, faults, warnings: [], spot: () => ({ start: 0 }) };
}

const quoteMark = 34;

/** Counts the colons outside strings, and finds the first bracket that nests too deep. */
function measure(text: string): { colons: number; tooDeepAt: number | undefined } {
  let colons = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quoteMark:
        at = closingQuote(text, at);
        break;
      case 58: // :
        colons++;
        break;
      case 91: // [
      case 123: // {
        if (++depth > maxDepth) return { colons, tooDeepAt: at };
        break;
      case 93: // ]
      case 125: // }
        depth--;
        break;
      default:
    }
  }
  return { colons, tooDeepAt: undefined };
}

/** Counts all values and the members of all objects, and takes out the numbers that JSON has no value for (`1e400`). */
function inspect(value: Json): { members: number; nodes: number; doubtful: boolean } {
  const found = { members: 0, nodes: 0, doubtful: false };
  const visit = (node: Json): boolean => {
    found.nodes++;
    if (typeof node === "number") {
      if (!isDoubtful(node)) return true;
      found.doubtful = true;
      return !isDropped(node);
    }
    if (typeof node !== "object" || node === null) return true;
    if (Array.isArray(node)) {
      keepOnly(node, visit);
      return true;
    }
    for (const key of Object.keys(node)) {
      found.members++;
      if (!visit(node[key] as Json)) delete node[key];
    }
    return true;
  };
  visit(value);
  return found;
}

function keepOnly(items: Json[], keep: (item: Json) => boolean): void {
  let kept = 0;
  for (const item of items) if (keep(item)) items[kept++] = item;
  items.length = kept;
}
