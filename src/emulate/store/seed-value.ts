import type { Value } from "./value.js";
import type { SeedValue } from "../behaviour/behaviour.js";
import type { Random } from "../server/random.js";
import type { Stored } from "./store.js";
import type { Files } from "../requests/uploads.js";

/** What a made-up value can draw on. */
export interface SeedContext {
  random: Random;
  files: Files;
  /** The record's number, counted from 1. */
  number: number;
  /** The record that it belongs to. */
  owner: Stored | undefined;
  /** The fields before this one. */
  fields: Record<string, Value>;
}

/** A made-up value, the same for the same random numbers. */
export function seedValue(rule: SeedValue, context: SeedContext): Value {
  const { random, owner, fields } = context;
  if ("value" in rule) {
    return rule.value;
  }
  if ("pick" in rule) {
    return random.pick(rule.pick);
  }
  if ("some" in rule) {
    const wanted = random.integer(1, rule.some.length);
    return rule.some.filter((_, index) => index < wanted);
  }
  if ("text" in rule) {
    return filledIn(rule.text, context);
  }
  if ("moment" in rule) {
    return moment(rule.moment, random).toISOString();
  }
  if ("day" in rule) {
    return moment(rule.day, random).toISOString().slice(0, 10);
  }
  if ("number" in rule) {
    return random.integer(...rule.number);
  }
  if ("owner" in rule) {
    return owner ? (rule.owner === "id" ? owner.id : (owner.fields[rule.owner] ?? null)) : null;
  }
  if ("after" in rule) {
    const start = Date.parse(String(fields[rule.after]));
    return new Date(start + random.integer(...rule.minutes) * 60_000).toISOString();
  }
  if ("file" in rule) {
    const { type, base64 } = rule.file;
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const name = filledIn(rule.file.name, context);
    return context.files.keep({ name, type, bytes }, random);
  }
  return seedFields(rule.fields, context);
}

/** Made-up values one after the other, so that later ones can use earlier ones. */
export function seedFields(
  rules: Record<string, SeedValue>,
  context: SeedContext,
): Record<string, Value> {
  let fields = context.fields;
  const made: [string, Value][] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const value = seedValue(rule, { ...context, fields });
    made.push([name, value]);
    fields = { ...fields, [name]: value };
  }
  return Object.fromEntries(made);
}

/** Moments on the full five minutes, as people make appointments. */
function moment([from, to]: [string, string], random: Random): Date {
  const step = 5 * 60_000;
  return new Date(
    random.integer(Math.ceil(Date.parse(from) / step), Math.floor(Date.parse(to) / step)) * step,
  );
}

function filledIn(text: string, { fields, number }: SeedContext): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    name === "n"
      ? String(number).padStart(5, "0")
      : Object.hasOwn(fields, name)
        ? String(fields[name])
        : whole,
  );
}
