import type { Json, JsonObject } from "../../json/json.js";
import { setOwn } from "../../json/set-own.js";
import type { Spot } from "../spot.js";

/** A node of a YAML text as data. */
export interface Converted {
  value: Json;
  spot: Spot;
}

/** The members of a map as they are collected. */
export class Members implements Converted {
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

/** The objects that members are taken from; undefined where one of them is no object. */
export function mergedOf(converted: Converted, from: "alias" | "list"): Converted[] | undefined {
  const { value, spot } = converted;
  const items = (spot.children ?? []).map((child, index) => ({
    value: (value as Json[])[index] as Json,
    spot: child,
  }));
  const merged = from === "alias" ? [converted] : items;
  return merged.every((source) => source.spot.keys) ? merged : undefined;
}
