import { kindOfType, type Kind } from "../model/schema/kinds.js";
import { isMarked } from "../model/schema/aliases.js";
import { isBinary, typesOf } from "../model/schema/types-of.js";
import type { NamedModels } from "../model/schema/references.js";
import { observedFormatNames, type Shape } from "../runtime/observe.js";
import type { Drafts } from "./drafts.js";
import {
  entriesOfMap,
  itemsOf,
  kindsAllowed,
  saidOfMember,
  waysFrom,
  type Located,
  type Together,
} from "../values/located.js";

/** What shapes are judged with. */
export interface Judging {
  models: NamedModels;
  drafts: Drafts;
  /** The operation that the answers are of. */
  operation: string;
}

/** So many answers without a member say that it does not come. */
const enoughAnswers = 10;

/**
 * Tells where a shape is not what schemas allow.
 *
 * @param alternatives the ways that the value may be meant in; one that says nothing allows everything
 */
export function judgeShape(
  shape: Shape,
  alternatives: readonly Together[],
  judging: Judging,
): void {
  const ways = waysFrom(alternatives, judging.models);
  const [place] = alternatives[0] ?? [];
  if (ways === undefined || place === undefined) return;
  const open = ways.filter((way) => kindsAllowed(way, judging.models).size > 0);
  const all = new Set(open.flatMap((way) => [...kindsAllowed(way, judging.models)]));
  for (const type of shape.types) {
    if (all.has(kindOfType(type))) continue;
    if (type === "null") judging.drafts.add({ rule: "null-after-all", place, shape }, judging);
    else judging.drafts.add({ rule: "type-differs", place, shape, subject: type }, judging);
  }
  const of = (kind: Kind): Together[] =>
    open.filter((way) => kindsAllowed(way, judging.models).has(kind));
  if (shape.types.includes("number")) judgeNumber(shape, of("number"), { place, judging });
  if (shape.types.includes("string")) judgeText(shape, of("string"), judging);
  if (shape.items) judgeShape(shape.items, of("array").flatMap(itemsOf), judging);
  if (shape.types.includes("object")) judgeObject(shape, of("object"), judging);
}

function judgeNumber(
  shape: Shape,
  ways: readonly Together[],
  { place, judging }: { place: Located; judging: Judging },
): void {
  const isWhole = ways.every((way) =>
    way.some(
      ({ schema }) => typesOf(schema).includes("integer") && !typesOf(schema).includes("number"),
    ),
  );
  if (ways.length > 0 && isWhole) {
    judging.drafts.add({ rule: "type-differs", place, shape, subject: "number" }, judging);
  }
}

function judgeText(shape: Shape, ways: readonly Together[], judging: Judging): void {
  const lists = ways.map((way) => way.find(isListed));
  const [list] = lists;
  if (list !== undefined && lists.every((each) => each !== undefined)) {
    const known = new Set(lists.flatMap(({ schema }) => [schema.const, ...(schema.enum ?? [])]));
    const words = (shape.words ?? []).filter((word) => !known.has(word));
    if (words.length > 0 || shape.otherWords) {
      judging.drafts.add({ rule: "value-new", place: list, shape, words }, judging);
    }
  }
  const formats = ways.map((way) => way.find(hasKnownFormat));
  const [first] = formats;
  const isOf = (each: Located | undefined): boolean =>
    each === undefined || shape.formats?.includes(each.schema.format ?? "") !== false;
  if (first !== undefined && !formats.some(isOf)) {
    judging.drafts.add({ rule: "format-differs", place: first, shape }, judging);
  }
}

/** A list that others may join is none (`x-extensible-enum`). */
function isListed({ schema }: Located): boolean {
  return (schema.enum ?? schema.const) !== undefined && schema.extensibleEnum === undefined;
}

function hasKnownFormat({ schema }: Located): boolean {
  return observedFormatNames.includes(schema.format ?? "") && !isBinary(schema);
}

function judgeObject(shape: Shape, ways: readonly Together[], judging: Judging): void {
  const members = Object.entries(shape.members ?? {});
  for (const [name, member] of members) {
    const found = ways.map((way) => saidOfMember(way, name));
    const declared = found.filter(({ isDeclared }) => isDeclared);
    for (const { parts } of declared) for (const { at } of parts) judging.drafts.see(at);
    const parts = declared.length > 0 ? declared : found;
    judgeShape(
      member,
      parts.map((each) => each.parts),
      judging,
    );
    const owner = ways.flat().find(({ schema }) => schema.properties);
    if (
      found.every(({ isDeclared, parts: own }) => !isDeclared && own.every(isAnything)) &&
      owner
    ) {
      judging.drafts.add(
        { rule: "never-documented", place: owner, shape: member, subject: name },
        judging,
      );
    }
  }
  if (shape.others) judgeShape(shape.others, ways.map(entriesOfMap), judging);
  judgeMissing(shape, ways, judging);
}

function isAnything({ schema }: Located): boolean {
  return Object.keys(schema).length === 0 || schema.not !== undefined;
}

function judgeMissing(shape: Shape, ways: readonly Together[], judging: Judging): void {
  const members = shape.members ?? {};
  const has = (name: string): boolean => Object.hasOwn(members, name);
  const [way = []] = ways;
  for (const name of new Set(way.flatMap(({ schema }) => schema.required ?? []))) {
    const requiring = ways.map((each) =>
      each.find(({ schema }) => schema.required?.includes(name)),
    );
    const [owner] = requiring;
    const isSent = ways.some((each) => isWriteOnly(each, name, judging));
    const isThere = has(name) && !members[name]?.missing;
    if (owner === undefined || requiring.includes(undefined) || isSent || isThere) continue;
    const [place = owner] = saidOfMember(way, name).parts;
    judging.drafts.add({ rule: "missing-after-all", place, owner, shape, subject: name }, judging);
  }
  if (ways.length !== 1 || (shape.answers ?? 0) < enoughAnswers) return;
  const answers = { answers: shape.answers ?? 0 };
  for (const name of way.flatMap(({ schema }) => Object.keys(schema.properties ?? {}))) {
    const [place] = saidOfMember(way, name).parts;
    if (has(name) || place === undefined || place.schema.deprecated) continue;
    if (!isWriteOnly(way, name, judging)) {
      judging.drafts.add({ rule: "never-seen", place, subject: name, ...answers }, judging);
    }
  }
}

function isWriteOnly(way: Together, name: string, { models }: Judging): boolean {
  const { parts } = saidOfMember(way, name);
  return parts.some(({ schema }) => isMarked(schema, "writeOnly", models));
}
