import { Invalid } from "../failures/invalid.js";

/**
 * The members of an object that are to be sent: its own, the undefined ones left out, and those that are null, which no
 * form and no parameter has a spelling for (RFC 6570, section 2.3: null is a way of saying undefined).
 */
export function membersOf(value: unknown): [name: string, value: unknown][] {
  // Only a body can be anything else. A `FormData` shows no members: it would go out as a form that says nothing.
  if (!isRecord(value)) throw new Invalid("body", "is no object");
  return Object.entries(value).filter(([, member]) => member != null);
}

/** The items of a list, or the one value; null ones are left out as such members are. */
export function itemsOf(value: unknown): unknown[] {
  return [value].flat().filter((item) => item !== null);
}

/** An object of members, as opposed to a list, a Date, a Blob or another class of its own. */
export function isRecord(value: unknown): value is object {
  return {}.toString.call(value) === "[object Object]";
}

/** What a field of a form has no text for, but JSON has: an object of members, or a list. */
export function isJsonValue(value: unknown): value is object {
  return isRecord(value) || Array.isArray(value);
}
