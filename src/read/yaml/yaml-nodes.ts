import { EVENT_ID, getScalarValue, SCALAR_STYLE } from "js-yaml";
import type { AliasEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from "js-yaml";

/** What stands in a text where a value may stand. */
export type YamlNode = AliasEvent | Content;
export type Content = MappingEvent | ScalarEvent | SequenceEvent;

/** Goes through the nodes of a YAML text in their order. */
export class YamlNodes {
  readonly #text: string;
  readonly #events: readonly Event[];
  /** The event that comes next. The first one begins the document. */
  #at = 1;
  /** Where the last node that has a text of its own begins. */
  #last = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  /** The next node. Whether the collection has one is asked before, by `ends`. */
  next(): YamlNode {
    return this.#events[this.#at++] as YamlNode;
  }

  /** Whether the collection that is being read ends here; its end is passed then. */
  ends(): boolean {
    const ends = this.#events[this.#at]?.type === EVENT_ID.POP;
    if (ends) this.#at++;
    return ends;
  }

  /** The first node of the document that follows after the one whose content has been read. */
  nextDocument(): YamlNode | undefined {
    return this.#events[this.#at + 2] as YamlNode | undefined;
  }

  /** Whether the next node is an alias, or a list of nothing but aliases. */
  leadsToAliases(): "alias" | "list" | undefined {
    let at = this.#at;
    if (this.#events[at]?.type === EVENT_ID.ALIAS) return "alias";
    if (this.#events[at]?.type !== EVENT_ID.SEQUENCE) return undefined;
    do at++;
    while (this.#events[at]?.type === EVENT_ID.ALIAS);
    return this.#events[at]?.type === EVENT_ID.POP ? "list" : undefined;
  }

  /** The text of a scalar, its quotes and escapes resolved. */
  textOf(scalar: ScalarEvent): string {
    return getScalarValue(this.#text, scalar);
  }

  tagOf({ tagStart, tagEnd }: Content): string | undefined {
    return tagStart < 0 ? undefined : this.#text.slice(tagStart, tagEnd);
  }

  /** The name that a node can be referred to by, or that an alias refers to. */
  anchorOf({ anchorStart, anchorEnd }: YamlNode): string | undefined {
    return anchorStart < 0 ? undefined : this.#text.slice(anchorStart, anchorEnd);
  }

  /** Where a node begins; one without a text of its own, such as the value of `a:`, where the last one does. */
  startOf(node: YamlNode): number {
    const start = startOf(node);
    if (start >= 0) this.#last = start;
    return this.#last;
  }

  /** How far from the start of its line a key begins, with what stands before it as a part of it. */
  columnOf(key: ScalarEvent): number {
    const { anchorStart, tagStart } = key;
    let start = startOf(key);
    if (anchorStart >= 0) start = Math.min(start, anchorStart - 1);
    if (tagStart >= 0) start = Math.min(start, tagStart);
    return start - this.#text.lastIndexOf("\n", start - 1);
  }
}

function startOf(node: YamlNode): number {
  switch (node.type) {
    case EVENT_ID.ALIAS:
      return node.anchorStart - 1;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return node.start;
    case EVENT_ID.SCALAR:
      return isQuoted(node) ? node.valueStart - 1 : node.valueStart;
    default:
      return node satisfies never;
  }
}

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}
