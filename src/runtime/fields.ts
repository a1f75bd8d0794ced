import { Invalid } from "./invalid.js";
import { isRecord, membersOf } from "./members.js";

/** The fields of a form. A text, a list or a `FormData` has none: its letters or items would be sent as such, or nothing. */
export function fieldsOf(body: unknown): [name: string, value: unknown][] {
  if (!isRecord(body)) throw new Invalid("body", "is no object of fields");
  return membersOf(body);
}
