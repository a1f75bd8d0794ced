import { isAlias, isMap, isScalar, isSeq, Scalar } from "yaml";
import type { Alias, Node as YamlNode, Pair, YAMLMap, YAMLSeq } from "yaml";
import type { Json, JsonObject } from "./document.js";
import { duplicateKey } from "./json-faults.js";
import { isDropped, NumberNotes } from "./numbers.js";
import { deepest, tooDeep, type Fault, type Spot } from "./spot.js";

/** The data of a YAML document and where its nodes start. `value` is undefined where `faults` say why. */
export interface YamlData {
  value: Json | undefined;
  spot: Spot;
  faults: Fault[];
  warnings: Fault[];
}

/**
 * Turns the nodes of a YAML document into data. An alias gives the same object as its anchor, not a copy; how much the
 * data would be with copies is counted, since whatever walks it later sees that much.
 */
export function toData(contents: YamlNode | null): YamlData {
  const conversion = new Conversion();
  const root = contents ? conversion.document(contents) : { value: null, spot: { start: 0 } };
  const faults = conversion.faults;
  return {
    value: faults.length > 0 ? undefined : root?.value,
    spot: root?.spot ?? { start: 0 },
    faults,
    warnings: conversion.numbers.warnings(),
  };
}

/** How many nodes aliases may add. Ordinary documents with anchors add some thousands. */
const mostAliased = 1_000_000;

interface Converted {
  value: Json;
  spot: Spot;
}

/** What an anchor stands for; `converted` is undefined while its own node is being read. */
interface Anchored {
  converted: Converted | undefined;
  nodes: number;
  height: number;
}

class Stop extends Error {}

class Conversion {
  readonly faults: Fault[] = [];
  readonly numbers = new NumberNotes();
  readonly #anchors = new Map<string, Anchored>();
  #nodes = 0;
  #aliased = 0;
  #depth = 0;
  #reached = 0;

  document(contents: YamlNode): Converted | undefined {
    try {
      return this.#node(contents, startOfNode(contents));
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      return undefined;
    }
  }

  /** Undefined where the node is left out of the data. */
  #node(node: YamlNode, start: number): Converted | undefined {
    if (isAlias(node)) return this.#alias(node, start);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor === undefined) return this.#content(node, start);

    const anchored: Anchored = { converted: undefined, nodes: 0, height: 0 };
    this.#anchors.set(anchor, anchored);
    const nodesBefore = this.#nodes;
    const reachedBefore = this.#reached;
    this.#reached = this.#depth;
    anchored.converted = this.#content(node, start);
    anchored.nodes = this.#nodes - nodesBefore;
    anchored.height = this.#reached - this.#depth;
    this.#reached = Math.max(this.#reached, reachedBefore);
    return anchored.converted;
  }

  #content(node: YamlNode, start: number): Converted | undefined {
    this.#nodes++;
    if (isScalar(node)) return this.#scalar(node, start);
    this.#depth++;
    this.#reached = Math.max(this.#reached, this.#depth);
    const converted = isMap(node)
      ? this.#map(node, start)
      : isSeq(node)
        ? this.#sequence(node, start)
        : undefined;
    this.#depth--;
    return converted;
  }

  #scalar(node: Scalar, start: number): Converted | undefined {
    const value = node.value as Json;
    if (typeof value === "number") {
      this.numbers.note(startOfNode(node), node.source ?? String(value), value);
      if (isDropped(value)) return undefined;
    }
    return { value, spot: { start } };
  }

  #sequence(node: YAMLSeq, start: number): Converted {
    const value: Json[] = [];
    const children: Spot[] = [];
    for (const item of node.items as YamlNode[]) {
      const converted = this.#node(item, startOfNode(item));
      if (!converted) continue;
      value.push(converted.value);
      children.push(converted.spot);
    }
    return { value, spot: { start, children } };
  }

  #map(node: YAMLMap, start: number): Converted {
    const members = new Members(start);
    const merges: Converted[] = [];
    for (const pair of node.items as Pair<Scalar, YamlNode | null>[]) {
      const key = String(pair.key.value ?? "");
      const keyStart = startOfNode(pair.key);
      const merged = this.#merged(pair);
      if (merged) {
        merges.push(...merged);
        continue;
      }
      if (Object.hasOwn(members.value, key)) this.faults.push(duplicateKey(keyStart, key));
      const converted = pair.value ? this.#node(pair.value, keyStart) : nothing(keyStart);
      if (converted) members.add(key, converted);
    }
    for (const merge of merges) members.addMissing(merge);
    return members;
  }

  /**
   * What a plain `<<` merges: aliases of maps, as documents write it. YAML 1.2 has no merge keys, so any other value
   * leaves `<<` an ordinary key.
   */
  #merged(pair: Pair<Scalar, YamlNode | null>): Converted[] | undefined {
    const { key, value } = pair;
    if (key.value !== "<<" || key.type !== Scalar.PLAIN || !value) return undefined;
    const sources = isSeq(value) ? (value.items as YamlNode[]) : [value];
    if (!sources.every(isAlias)) return undefined;
    const merged = sources.map((source) => this.#alias(source, startOfNode(source)));
    return merged.every((source) => source?.spot.keys) ? (merged as Converted[]) : undefined;
  }

  #alias(node: Alias, start: number): Converted | undefined {
    const offset = startOfNode(node);
    const anchored = this.#anchors.get(node.source);
    if (!anchored) return this.#fail(offset, `YAML: the alias *${node.source} has no anchor`);
    this.#nodes += anchored.nodes;
    this.#aliased += anchored.nodes;
    if (this.#aliased > mostAliased) {
      return this.#fail(offset, `YAML: the aliases stand for more than ${mostAliased} nodes`);
    }
    this.#reached = Math.max(this.#reached, this.#depth + anchored.height);
    if (this.#reached > deepest) {
      this.faults.push(tooDeep(offset));
      throw new Stop();
    }
    const { converted } = anchored;
    if (!converted && anchored.nodes === 0) {
      return this.#fail(offset, `YAML: the alias *${node.source} stands inside its own anchor`);
    }
    return converted && { value: converted.value, spot: { ...converted.spot, start } };
  }

  #fail(offset: number, what: string): never {
    this.faults.push({ offset, what, todo: "Write the value out there, or refer to it by $ref." });
    throw new Stop();
  }
}

/** The members of a map as they are collected. */
class Members implements Converted {
  readonly value: JsonObject = {};
  readonly spot: { start: number; keys: string[]; children: Spot[] };

  constructor(start: number) {
    this.spot = { start, keys: [], children: [] };
  }

  add(key: string, converted: Converted): void {
    setOwn(this.value, key, converted.value);
    this.spot.keys.push(key);
    this.spot.children.push(converted.spot);
  }

  addMissing(source: Converted): void {
    const { keys = [], children = [] } = source.spot;
    const values = source.value as JsonObject;
    for (const [index, key] of keys.entries()) {
      const spot = children[index];
      if (!spot || Object.hasOwn(this.value, key)) continue;
      this.add(key, { value: values[key] as Json, spot });
    }
  }
}

/** A member as data, also where its key is `__proto__`, which an assignment would take for the prototype. */
function setOwn(target: JsonObject, key: string, value: Json): void {
  if (key !== "__proto__") target[key] = value;
  else
    Object.defineProperty(target, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
}

function nothing(start: number): Converted {
  return { value: null, spot: { start } };
}

function startOfNode(node: YamlNode): number {
  return node.range?.[0] ?? 0;
}
