import type { ErrorObject } from "ajv/dist/2020.js";
import { dottedPath, informative, messageOf, missingOrExtra } from "./messages.js";

/** Something wrong with a request. */
export interface Complaint {
  /** The field that it is about, as APIs name it in what they answer. */
  field: string;
  /** What an API says about it. */
  message: string;
  /** Where, what, and by which rule of the document. Without anything of what was sent but names. */
  reason: string;
}

/** What a value was, for those who are told that it is wrong. */
export interface Spot {
  /** What the field is called where the value is wrong as a whole. */
  field: string;
  /** Of values inside: whether the field's name stands before theirs. */
  isPrefix: boolean;
  /** Where it was sent: `query limit`, `body`. */
  place: string;
  /** Where the document has its schema. */
  at: string;
}

/** What is wrong with a value. */
export function complaintsOf(errors: readonly ErrorObject[], spot: Spot): Complaint[] {
  return informative(errors).map((error) => {
    const inside = dottedPath(error);
    const field = inside === "" ? spot.field : spot.isPrefix ? `${spot.field}.${inside}` : inside;
    return { field, message: messageOf(error), reason: reasonOf(error, spot) };
  });
}

/** A complaint about something that is not there, or not what it must be, before any schema is asked. */
export function complaint(message: string, spot: Spot, rule: string): Complaint {
  const { field, place, at } = spot;
  return { field, message, reason: `${place}: ${message.toLowerCase()} (${rule}, ${at})` };
}

function reasonOf(error: ErrorObject, { place, at }: Spot): string {
  const { instancePath, keyword } = error;
  return `${place}${instancePath} ${ruleOf(error)} (${keyword}, ${at})`;
}

function ruleOf(error: ErrorObject): string {
  const { keyword, params, message = "is not valid" } = error;
  const name = missingOrExtra(error);
  switch (keyword) {
    case "required":
      return `lacks ${JSON.stringify(name)}`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return `must not have ${JSON.stringify(name)}`;
    case "enum":
      return `must be one of ${JSON.stringify(params["allowedValues"])}`;
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"])}`;
    default:
      return message;
  }
}
