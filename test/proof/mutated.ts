import { isObject } from "../../src/json/is-object.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import type { Maker } from "./values.js";

const others: readonly Json[] = ["text", 7, 1.5, true, null, [], {}, ["text"], { other: 1 }];

/** A value with one thing changed in it, somewhere: another kind, one member more or less, another text. */
export function mutated(value: Json, maker: Maker): Json {
  if (Array.isArray(value) && value.length > 0 && maker.chance(0.7)) {
    const at = Math.floor(value.length * 0.999 * (maker.chance(0.5) ? 0 : 1));
    if (maker.chance(0.2)) return value.toSpliced(at, 1);
    if (maker.chance(0.2)) return [...value, maker.pick(others)];
    return value.with(at, mutated(value[at] as Json, maker));
  }
  if (isObject(value) && Object.keys(value).length > 0 && maker.chance(0.8)) {
    const name = maker.pick(Object.keys(value));
    if (maker.chance(0.25)) return without(value, name);
    if (maker.chance(0.15)) return { ...value, other: maker.pick(others) };
    return { ...value, [name]: mutated(value[name] as Json, maker) };
  }
  if (isObject(value) && maker.chance(0.3)) return { ...value, other: maker.pick(others) };
  if (typeof value === "string" && maker.chance(0.4)) return `${value}~`;
  if (typeof value === "number" && maker.chance(0.4)) return value + 100;
  return maker.pick(others.filter((each) => JSON.stringify(each) !== JSON.stringify(value)));
}

function without(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
