import { setOwn } from "../../json/set-own.js";
import { isObject } from "../../json/is-object.js";
import type { Json, JsonObject } from "../../json/json.js";
import type { ApiOnDemand } from "../../model/on-demand.js";
import { bytesOf, type Reply } from "../answers/reply.js";
import { randomFrom, type Random } from "../server/random.js";
import { eachItem, type Bend, type BendRule } from "./bend.js";
import { bendableFacts } from "./bendable.js";

/** An emulator's drift from its document. */
export interface Drift {
  /** What it does not keep to. */
  readonly bends: readonly Bend[];
  /** The answer of an operation as it comes after the drift. */
  bent(operation: string, reply: Reply): Reply;
}

/**
 * Bends so many facts about the successes of reads, fewer where there are not so many, as evenly over the ways to bend
 * as they are there. Of values every second one is bent, so that ids can still be found.
 */
export function createDrift(api: ApiOnDemand, count: number, seed: number): Drift {
  // All of the document is read for it.
  const bends = count > 0 ? chosen(bendableFacts(api), count, randomFrom(seed)) : [];
  const met = new Map<Bend, number>();
  const isDue = (bend: Bend, every: number): boolean => {
    const times = (met.get(bend) ?? 0) + 1;
    met.set(bend, times);
    return times % every === 1;
  };
  return {
    bends,
    bent: (operation, reply) => {
      const own = bends.filter((bend) => bend.operation === operation);
      if (own.length === 0 || Math.floor(reply.status / 100) !== 2) return reply;
      for (const { rule, subject } of own) {
        if (rule === "header-missing") reply.headers.delete(subject.toLowerCase());
      }
      const status = own.find((bend) => bend.rule === "status-undeclared");
      if (status !== undefined && isDue(status, 3)) {
        return { ...reply, status: Number(status.subject) };
      }
      const text = new TextDecoder().decode(bytesOf(reply));
      const holder: JsonObject = { "": JSON.parse(text) as Json };
      for (const bend of own) {
        if (!isOfBody(bend)) continue;
        bendAt(holder, ["", ...bend.path], { bend, isDue: () => isDue(bend, 2) });
      }
      return { ...reply, body: JSON.stringify(holder[""]) };
    },
  };
}

function isOfBody({ rule }: Bend): boolean {
  return rule !== "header-missing" && rule !== "status-undeclared";
}

/** So many facts, none of which hides another of the same operation. */
function chosen(facts: readonly Bend[], count: number, random: Random): Bend[] {
  const byRule = new Map<BendRule, Bend[]>();
  for (const fact of facts) byRule.set(fact.rule, [...(byRule.get(fact.rule) ?? []), fact]);
  const piles = [...byRule.values()].map((pile) => shuffled(pile, random));
  const bends: Bend[] = [];
  while (bends.length < count && piles.some(({ length }) => length > 0)) {
    for (const pile of piles) {
      if (bends.length >= count) break;
      const at = pile.findIndex((fact) => !bends.some((bend) => hides(bend, fact)));
      const [fact] = at < 0 ? [] : pile.splice(0, at + 1).slice(-1);
      if (fact === undefined) pile.length = 0;
      else bends.push(fact);
    }
  }
  return bends;
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, key: random.unit() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Whether one of two bends is of a value that the other one takes away, or of the same value. */
function hides(a: Bend, b: Bend): boolean {
  if (a.operation !== b.operation || !isOfBody(a) || !isOfBody(b)) return false;
  const [first, second] = [a.path, b.path];
  const shorter = Math.min(first.length, second.length);
  const isAbove = first.slice(0, shorter).join("\0") === second.slice(0, shorter).join("\0");
  const isInside = a.rule === "never-documented" && first.length < second.length;
  const isAround = b.rule === "never-documented" && second.length < first.length;
  return isAbove && !isInside && !isAround;
}

/** A bend, and whether it is its turn. */
interface Bending {
  bend: Bend;
  isDue: () => boolean;
}

/** Bends what stands at the end of a path, each time that its turn is due. */
function bendAt(owner: Json, path: readonly string[], bending: Bending): void {
  const [name = "", ...rest] = path;
  if (name === eachItem) {
    for (const [index] of Array.isArray(owner) ? owner.entries() : []) {
      bendMember(owner as Json[], [String(index), ...rest], bending);
    }
  } else if (isObject(owner) && (rest.length === 0 || Object.hasOwn(owner, name))) {
    bendMember(owner, path, bending);
  }
}

function bendMember(
  owner: Json[] | JsonObject,
  [name = "", ...rest]: readonly string[],
  bending: Bending,
): void {
  const value = (owner as JsonObject)[name];
  const { bend, isDue } = bending;
  const isNew = bend.rule === "never-documented";
  if (rest.length > 0 || isNew) {
    if (rest.length === 0 && isObject(value) && isDue()) value[bend.subject] = "A-1";
    else if (rest.length > 0 && value !== undefined) bendAt(value, rest, bending);
    return;
  }
  if (value === null || !isDue()) return;
  if (bend.rule === "missing-after-all") delete (owner as JsonObject)[name];
  else setOwn(owner as JsonObject, name, bentValue(bend.rule));
}

function bentValue(rule: BendRule): Json {
  if (rule === "null-after-all") return null;
  return rule === "value-new" ? "UNHEARD_OF" : "bent out of form";
}
