import type { Json, JsonObject } from "../../src/json/json.js";
import { texts, values } from "./breakers.js";
import type { Random } from "./random.js";

/** A place in a document: the object or list that holds a node, and its key there. */
interface Slot {
  holder: Json[] | JsonObject;
  key: string;
}

/** One change of a document; what was done, for whoever looks at a failure. */
type Mutation = (slots: readonly Slot[], random: Random) => string;

/** Changes a copy of a document in one to five places. */
export function mutate(document: Json, random: Random): { mutant: Json; changes: string[] } {
  const mutant = structuredClone(document);
  const changes: string[] = [];
  for (let left = 1 + random.below(5); left > 0; left -= 1) {
    const slots = slotsOf(mutant);
    if (slots.length > 0) changes.push(random.pick(mutations)(slots, random));
  }
  return { mutant, changes };
}

const drop: Mutation = (slots, random) => {
  const { holder, key } = random.pick(slots);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return `drop ${key}`;
};

const swap: Mutation = (slots, random) => {
  const [one, other] = [random.pick(slots), random.pick(slots)];
  const value = read(one);
  put(one, structuredClone(read(other)));
  put(other, structuredClone(value));
  return `swap ${one.key} and ${other.key}`;
};

const duplicate: Mutation = (slots, random) => {
  const [from, to] = [random.pick(slots), random.pick(slots)];
  const copy = structuredClone(read(from));
  if (Array.isArray(to.holder)) to.holder.push(copy);
  else define(to.holder, random.pick([from.key, `${from.key}2`, random.pick(texts)]), copy);
  return `copy ${from.key} beside ${to.key}`;
};

const retype: Mutation = (slots, random) => {
  const slot = random.pick(slots);
  const value = structuredClone(random.pick(values));
  put(slot, value);
  return `put ${JSON.stringify(value)} at ${slot.key}`;
};

const splice: Mutation = (slots, random) => {
  const slot = random.pick(slots);
  const old = read(slot);
  const text = random.pick(texts);
  put(slot, typeof old === "string" && random.below(2) === 0 ? old + text : text);
  return `put ${JSON.stringify(text.slice(0, 60))} at ${slot.key}`;
};

const rename: Mutation = (slots, random) => {
  const { holder, key } = random.pick(slots);
  if (Array.isArray(holder)) return "nothing";
  const name = random.pick(texts);
  const entries = Object.entries(holder);
  for (const [each] of entries) delete holder[each];
  for (const [each, value] of entries) define(holder, each === key ? name : each, value);
  return `rename ${key} to ${JSON.stringify(name.slice(0, 60))}`;
};

const redirect: Mutation = (slots, random) => {
  const references = slots.filter(({ key, holder }) => key === "$ref" && !Array.isArray(holder));
  if (references.length === 0) return "nothing";
  const [one, other] = [random.pick(references), random.pick(references)];
  put(one, read(other));
  return `let a $ref lead to ${String(read(other))}`;
};

const mutations = [drop, swap, duplicate, retype, splice, splice, rename, redirect];

function read({ holder, key }: Slot): Json {
  return (holder as JsonObject)[key] as Json;
}

function put({ holder, key }: Slot, value: Json): void {
  define(holder as JsonObject, key, value);
}

/** Also where the key is `__proto__`. */
function define(holder: JsonObject, key: string, value: Json): void {
  const settings = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(holder, key, settings);
}

function slotsOf(root: Json): Slot[] {
  const slots: Slot[] = [];
  const visit = (node: Json): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      slots.push({ holder: node, key });
      visit(value);
    }
  };
  visit(root);
  return slots;
}
