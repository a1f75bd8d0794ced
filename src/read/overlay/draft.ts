import type { Json, JsonObject } from "../../json/json.js";
import { isObject } from "../../json/is-object.js";
import { pointerOf } from "../../json/pointer.js";
import { setOwn } from "../../json/set-own.js";
import type { LocatedProblem, Place } from "../document.js";
import type { SourceText } from "../parse.js";
import { ReadError } from "../problem.js";
import type { JsonPath } from "./json-path.js";
import { originWithin, placeFrom, setOrigin, type Origin } from "./origin.js";

/** A member or an item, by what it is in. */
interface Slot {
  parent: Json[] | JsonObject;
  key: string;
  /** Of the parent. */
  origin: Origin;
}

/**
 * A document that is being changed, and where each of its nodes was written. Nothing that it was made from is changed:
 * a YAML alias is the same object as its anchor, and an update goes to many targets, so what is changed is copied first.
 */
export class Draft {
  /** Holds the root, so that it is a member like the others. */
  readonly #holder: { root: Json };
  readonly #origin: Origin;
  /** The objects and lists that were copied, which nobody else has. */
  readonly #copies = new WeakSet<object>();

  constructor(text: SourceText) {
    this.#holder = { root: text.parsed.value as Json };
    this.#origin = { text, tokens: [], moved: new Map([["root", { text, tokens: [] }]]) };
  }

  get value(): Json {
    return this.#holder.root;
  }

  place(tokens: readonly string[]): Place {
    return placeFrom(this.#origin, ["root", ...tokens]);
  }

  /** The nodes that a query selects: their tokens and their values. */
  select(path: JsonPath): { tokens: string[]; value: Json }[] {
    return path.select(this.value).map((tokens) => ({ tokens, value: this.#valueAt(tokens) }));
  }

  /**
   * Merges into a node (Overlay 1.1, "Action Object"). A list is concatenated; anything else is appended to it.
   *
   * @throws ReadError where the two do not go together
   */
  merge(tokens: readonly string[], update: Json, from: Origin): void {
    const slot = this.#slot(tokens);
    const target = memberOf(slot);
    if (Array.isArray(target) && !Array.isArray(update)) this.#append(slot, [update], () => from);
    else this.#combine(slot, update, { from, tokens });
  }

  /** Takes a node out of what it is in; from then on the place of what was there is that of the action. */
  remove(tokens: readonly string[], from: Origin): void {
    const { parent, key, origin } = this.#slot(tokens);
    if (!Array.isArray(parent)) {
      delete parent[key];
      setOrigin(origin, key, from);
      return;
    }
    for (let index = Number(key); index < parent.length - 1; index++) {
      setOrigin(origin, String(index), originWithin(origin, String(index + 1)));
    }
    parent.splice(Number(key), 1);
  }

  #valueAt(tokens: readonly string[]): Json {
    return tokens.reduce<Json>((value, key) => (value as JsonObject)[key] as Json, this.value);
  }

  /** The way to a node, all of it copied. */
  #slot(tokens: readonly string[]): Slot {
    let slot: Slot = { parent: this.#holder, key: "root", origin: this.#origin };
    for (const key of tokens) slot = { ...this.#opened(slot), key };
    return slot;
  }

  /** An object or a list that may be changed. */
  #opened(slot: Slot): Omit<Slot, "key"> {
    const { key, origin } = slot;
    let node = memberOf(slot) as Json[] | JsonObject;
    if (!this.#copies.has(node)) {
      node = Array.isArray(node) ? [...node] : { ...node };
      this.#copies.add(node);
      setMember(slot, node);
    }
    return { parent: node, origin: setOrigin(origin, key, originWithin(origin, key)) };
  }

  #combine(
    slot: Slot,
    update: Json,
    { from, tokens }: { from: Origin; tokens: readonly string[] },
  ): void {
    const target = memberOf(slot);
    if (isObject(target) && isObject(update)) {
      const { parent, origin } = this.#opened(slot);
      for (const [key, value] of Object.entries(update)) {
        const inner = { parent, key, origin };
        const source = { from: originWithin(from, key), tokens: [...tokens, key] };
        if (Object.hasOwn(parent, key)) this.#combine(inner, value, source);
        else this.#put(inner, value, source.from);
      }
    } else if (Array.isArray(target) && Array.isArray(update)) {
      this.#append(slot, update, (index) => originWithin(from, String(index)));
    } else if (isPrimitive(target) && isPrimitive(update)) {
      this.#put(slot, update, from);
    } else {
      throw new ReadError([mismatch(target, update, { ...placeFrom(from, []), tokens })]);
    }
  }

  #append(slot: Slot, items: readonly Json[], from: (index: number) => Origin): void {
    const { parent, origin } = this.#opened(slot);
    const list = parent as Json[];
    for (const [index, item] of items.entries()) {
      this.#put({ parent, key: String(list.length), origin }, item, from(index));
    }
  }

  #put(slot: Slot, value: Json, from: Origin): void {
    setMember(slot, value);
    setOrigin(slot.origin, slot.key, from);
  }
}

function memberOf({ parent, key }: Slot): Json {
  return (parent as JsonObject)[key] as Json;
}

function setMember({ parent, key }: Slot, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else setOwn(parent, key, value);
}

function isPrimitive(value: Json): boolean {
  return typeof value !== "object" || value === null;
}

function mismatch(
  target: Json,
  update: Json,
  { tokens, ...place }: Place & { tokens: readonly string[] },
): LocatedProblem {
  const what = `The document has ${kindOf(target)} at #${pointerOf(tokens)}, and the overlay ${kindOf(update)}`;
  return {
    ...place,
    id: "overlay-action-refused",
    what,
    todo: "Write what is there, or remove it by an action before this one.",
  };
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  return value === null ? "nothing (null)" : `a ${typeof value}`;
}
