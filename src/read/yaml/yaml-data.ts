import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from "js-yaml";
import type { AliasEvent, Event, MappingEvent, ScalarEvent } from "js-yaml";
import type { Json } from "../../json/json.js";
import { duplicateKey } from "../json/json-faults.js";
import { isDropped, NumberNotes } from "../json/numbers.js";
import { maxDepth, maxNodes, tooDeep, tooMany, type Fault, type Spot } from "../spot.js";
import { Members, mergedOf, type Converted } from "./yaml-members.js";
import { YamlNodes, type Content } from "./yaml-nodes.js";
import { scalarValue } from "./yaml-scalar.js";
import { complexKey, secondDocument, unknownTag } from "./yaml-unread.js";

/** The data of a YAML document and where its nodes start. `value` is undefined where `faults` say why. */
export interface YamlData {
  value: Json | undefined;
  spot: Spot;
  faults: Fault[];
  warnings: Fault[];
  /** What stands in the text and is no data of JSON: a tag, a key that is no text, a second document. */
  unread: Fault | undefined;
  /** Whether keys of one object stand in different columns, or without a text: js-yaml takes more for keys than YAML. */
  isDoubtful: boolean;
}

/**
 * Turns the events of a YAML text into data. An alias gives the same object as its anchor, not a copy; how much the
 * data would be with copies is counted, since whatever walks it later sees that much.
 */
export function toData(text: string, events: readonly Event[]): YamlData {
  const conversion = new Conversion(new YamlNodes(text, events));
  const root = conversion.document();
  const { faults, unread, isDoubtful } = conversion;
  return {
    value: faults.length > 0 || unread ? undefined : root?.value,
    spot: root?.spot ?? { start: 0 },
    faults,
    warnings: conversion.numbers.warnings(),
    unread,
    isDoubtful,
  };
}

/** How many nodes aliases may add. Ordinary documents with anchors add some thousands. */
const maxAliasedNodes = 1_000_000;

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
  unread: Fault | undefined;
  isDoubtful = false;
  readonly #nodes: YamlNodes;
  readonly #anchors = new Map<string, Anchored>();
  #count = 0;
  #aliased = 0;
  #depth = 0;
  #reached = 0;

  constructor(nodes: YamlNodes) {
    this.#nodes = nodes;
  }

  document(): Converted | undefined {
    if (this.#nodes.isEmpty) return { value: null, spot: { start: 0 } };
    try {
      const root = this.#node();
      const second = this.#nodes.nextDocument();
      if (second) this.#leave(this.#nodes.startOf(second), secondDocument);
      return root;
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      return undefined;
    }
  }

  /**
   * Reads the next node; a member of an object starts at its key.
   *
   * @returns undefined where the node is left out of the data
   */
  #node(keyStart?: number): Converted | undefined {
    const node = this.#nodes.next();
    const start = keyStart ?? this.#nodes.startOf(node);
    if (node.type === EVENT_ID.ALIAS) return this.#alias(node, start);
    const anchor = this.#nodes.anchorOf(node);
    if (anchor === undefined) return this.#content(node, start);

    const anchored: Anchored = { converted: undefined, nodes: 0, height: 0 };
    this.#anchors.set(anchor, anchored);
    const countBefore = this.#count;
    const reachedBefore = this.#reached;
    this.#reached = this.#depth;
    anchored.converted = this.#content(node, start);
    anchored.nodes = this.#count - countBefore;
    anchored.height = this.#reached - this.#depth;
    this.#reached = Math.max(this.#reached, reachedBefore);
    return anchored.converted;
  }

  #content(node: Content, start: number): Converted | undefined {
    this.#count++;
    if (this.#count > maxNodes) this.#stop(tooMany(start));
    if (node.type === EVENT_ID.SCALAR) return this.#scalar(node, start);
    const tag = node.type === EVENT_ID.MAPPING ? "!!map" : "!!seq";
    if (![undefined, "!", tag].includes(this.#nodes.tagOf(node))) {
      return this.#leave(node.tagStart, unknownTag);
    }
    this.#depth++;
    this.#reached = Math.max(this.#reached, this.#depth);
    const converted =
      node.type === EVENT_ID.MAPPING ? this.#map(node, start) : this.#sequence(start);
    this.#depth--;
    return converted;
  }

  #scalar(node: ScalarEvent, start: number): Converted | undefined {
    const text = this.#nodes.textOf(node);
    const isPlain = node.style === SCALAR_STYLE.PLAIN;
    const value = scalarValue(text, isPlain, this.#nodes.tagOf(node));
    if (value === undefined) return this.#leave(node.tagStart, unknownTag);
    if (typeof value === "number") {
      this.numbers.note(this.#nodes.startOf(node), text, value);
      if (isDropped(value)) return undefined;
    }
    return { value, spot: { start } };
  }

  #sequence(start: number): Converted {
    const value: Json[] = [];
    const children: Spot[] = [];
    while (!this.#nodes.ends()) {
      const converted = this.#node();
      if (!converted) continue;
      value.push(converted.value);
      children.push(converted.spot);
    }
    return { value, spot: { start, children } };
  }

  #map({ style }: MappingEvent, start: number): Converted {
    const members = new Members(start);
    const merges: Converted[] = [];
    let column: number | undefined;
    while (!this.#nodes.ends()) {
      const key = this.#key();
      if (style === COLLECTION_STYLE.BLOCK) {
        const before = column;
        column = this.#nodes.columnOf(key);
        this.isDoubtful ||= key.valueStart < 0 || (before !== undefined && before !== column);
      }
      const merged = this.#member(key, members);
      if (merged) merges.push(...merged);
    }
    for (const merge of merges) members.addMissing(merge);
    return members;
  }

  #key(): ScalarEvent {
    const key = this.#nodes.next();
    if (key.type !== EVENT_ID.SCALAR) return this.#leave(this.#nodes.startOf(key), complexKey);
    if (![undefined, "!", "!!str"].includes(this.#nodes.tagOf(key))) {
      return this.#leave(key.tagStart, unknownTag);
    }
    return key;
  }

  /**
   * Reads the value of a key and adds it to the members.
   *
   * @returns what to merge where the key is a plain `<<` before an alias or a list of aliases, as documents write it.
   *   YAML 1.2 has no merge keys, so before any other value `<<` is an ordinary key.
   */
  #member(key: ScalarEvent, members: Members): Converted[] | undefined {
    const name = this.#nodes.textOf(key);
    const start = this.#nodes.startOf(key);
    const isPlain = key.style === SCALAR_STYLE.PLAIN;
    const aliases = name === "<<" && isPlain ? this.#nodes.leadsToAliases() : undefined;
    const converted = this.#node(start);
    const merged = aliases && converted && mergedOf(converted, aliases);
    if (merged) return merged;
    if (Object.hasOwn(members.value, name)) this.faults.push(duplicateKey(start, name));
    if (converted) members.add(name, converted);
    return undefined;
  }

  #alias(event: AliasEvent, start: number): Converted | undefined {
    const offset = this.#nodes.startOf(event);
    const name = this.#nodes.anchorOf(event) ?? "";
    const anchored = this.#anchors.get(name);
    if (!anchored) return this.#fail(offset, `YAML: the alias *${name} has no anchor`);
    this.#count += anchored.nodes;
    this.#aliased += anchored.nodes;
    if (this.#aliased > maxAliasedNodes) {
      return this.#fail(offset, `YAML: the aliases stand for more than ${maxAliasedNodes} nodes`);
    }
    this.#reached = Math.max(this.#reached, this.#depth + anchored.height);
    if (this.#reached > maxDepth) this.#stop(tooDeep(offset));
    const { converted } = anchored;
    if (!converted && anchored.nodes === 0) {
      return this.#fail(offset, `YAML: the alias *${name} stands inside its own anchor`);
    }
    return converted && { value: converted.value, spot: { ...converted.spot, start } };
  }

  #fail(offset: number, what: string): never {
    return this.#stop({
      offset,
      id: "yaml-alias",
      what,
      todo: "Write the value out there, or refer to it by $ref.",
    });
  }

  #stop(fault: Fault): never {
    this.faults.push(fault);
    throw new Stop();
  }

  /** Ends the conversion at what is no data of JSON. */
  #leave(offset: number, unread: Omit<Fault, "offset">): never {
    this.unread = { offset, ...unread };
    throw new Stop();
  }
}
