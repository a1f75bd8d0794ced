import type { Json, JsonObject } from "../../json/json.js";
import { setOwn } from "../../json/set-own.js";
import { setOrigin, type Origin } from "../overlay/origin.js";

/** A part of the document that is made, and where it was written. */
export interface Made {
  value: Json;
  origin: Origin;
}

/** An object that is put together of parts. */
export class MadeObject implements Made {
  readonly value: JsonObject = {};
  readonly origin: Origin;

  /** @param origin where it stands in what is read */
  constructor({ text, tokens }: Origin) {
    this.origin = { text, tokens };
  }

  /** Sets a member; nothing where there is none to set. */
  set(key: string, part: Made | undefined): void {
    if (part === undefined) return;
    setOwn(this.value, key, part.value);
    setOrigin(this.origin, key, part.origin);
  }

  /** Sets a member that the document does not have: its place is that of what it follows from. */
  say(key: string, value: Json, origin: Origin = this.origin): void {
    this.set(key, { value, origin: { text: origin.text, tokens: origin.tokens } });
  }

  /** Itself, where it has any member. */
  get filled(): Made | undefined {
    return Object.keys(this.value).length === 0 ? undefined : this;
  }
}

/** A list of parts. */
export function madeList(parts: readonly Made[], { text, tokens }: Origin): Made {
  const origin: Origin = { text, tokens };
  parts.forEach((part, index) => setOrigin(origin, String(index), part.origin));
  return { value: parts.map(({ value }) => value), origin };
}
