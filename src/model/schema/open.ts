import { isIdle } from "./idle-keywords.js";
import { dereference, targetOf } from "./references.js";
import { remembered, type Answer } from "./remembered.js";
import type { Schema } from "./schema.js";

/** True for a schema that accepts everything. Annotations ask nothing of a value, those of who sends it included. */
export const isOpen: Answer<boolean> = remembered((schema, models) => {
  const own = dereference(schema, models);
  return (Object.keys(own) as (keyof Schema)[]).every((keyword) => {
    switch (keyword) {
      case "readOnly":
      case "writeOnly":
        return true;
      case "allOf":
        return own.allOf?.every((part) => isOpen(part, models));
      case "anyOf":
        return own.anyOf?.some((part) => isOpen(part, models));
      case "not":
        return own.not && isNever(own.not, models);
      default:
        return isIdle(own, keyword);
    }
  });
}, false);

/**
 * True for a schema that says that it accepts nothing: `false`, `not: {}` and the like, whatever is said about it. One
 * that contradicts itself, such as a string that is one of some numbers, is a mistake and no such statement.
 */
export const isNever: Answer<boolean> = remembered((schema, models) => {
  const below = (part: Schema): boolean => isNever(part, models);
  const { allOf = [], anyOf, oneOf, not } = schema;
  const target = targetOf(schema, models);
  return (
    (not !== undefined && isOpen(not, models)) ||
    (target !== undefined && below(target)) ||
    allOf.some(below) ||
    anyOf?.every(below) === true ||
    oneOf?.every(below) === true
  );
}, false);
