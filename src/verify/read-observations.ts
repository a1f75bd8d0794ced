import { isObject } from "../json/is-object.js";
import type { Json } from "../json/json.js";
import type { DataFile } from "../read/data-file.js";
import { ReadError } from "../read/problem.js";
import type { Observations } from "../runtime/observe.js";

/**
 * What `observe()` has written down.
 *
 * @throws ReadError on what is something else
 */
export function readObservations({ value, place }: DataFile): Observations {
  const operations =
    isObject(value) && value["observations"] === 1 ? value["operations"] : undefined;
  if (!isObject(operations) || !Object.values(operations).every(isOfStatuses)) {
    const todo = "Write what observations() of observe() gives, as JSON.";
    throw new ReadError([
      { ...place("#"), id: "observations-unusable", what: "These are no observations", todo },
    ]);
  }
  return value as unknown as Observations;
}

function isOfStatuses(statuses: Json): boolean {
  return (
    isObject(statuses) &&
    Object.entries(statuses).every(([status, each]) => {
      const isAnswer = isObject(each) && typeof each["answers"] === "number";
      return /^\d{3}$/.test(status) && isAnswer && hasLists(each) && isShape(each["body"]);
    })
  );
}

function hasLists(answer: Json): boolean {
  return (
    isObject(answer) &&
    ["mediaTypes", "headers", "someHeaders"].every((name) => isTexts(answer[name]))
  );
}

function isTexts(list: Json | undefined): boolean {
  return Array.isArray(list) && list.every((each) => typeof each === "string");
}

function isShape(shape: Json | undefined): boolean {
  if (shape === undefined) return true;
  if (!isObject(shape) || !isTexts(shape["types"])) return false;
  const { members = {}, others, items, formats = [], words = [] } = shape;
  return (
    isTexts(formats) &&
    isTexts(words) &&
    isObject(members) &&
    [...Object.values(members), others, items].every(isShape)
  );
}
