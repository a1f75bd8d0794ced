import type { Operation } from "../../model/api.js";
import type { Change } from "../change.js";
import { removalGuards } from "../lifecycle.js";
import { requestOf } from "../operation-shape.js";
import { comparePromises } from "./hints.js";
import type { Rule } from "./rule.js";

export const operationRemoved: Rule = {
  id: "operation-removed",
  title: "An operation was removed",
  explain:
    "Whoever calls it gets an error. An operation may be removed once it was deprecated and its `x-sunset`, if it has one, has passed; one declared draft or alpha promised nothing. Renaming a path parameter is no change, since its name is never sent.",
};
export const operationMoved: Rule = {
  id: "operation-moved",
  title: "An operation has another path or method",
  explain:
    "The client's function is called as before, but old clients send the old request and get an error. An operation may move when it might have been removed: see `operation-removed`.",
};
export const operationAdded: Rule = {
  id: "operation-added",
  title: "An operation was added",
  explain: "Nobody calls it yet, so nothing breaks.",
};
export const operationName: Rule = {
  id: "operation-name",
  title: "An operation was renamed",
  explain:
    "The operationId becomes the name of a function and never goes over the wire. Only code that calls the function has to change.",
};
export const resourceFile: Rule = {
  id: "resource-file",
  title: "An operation moved to another tag",
  explain:
    "The tag decides which file of the client has the function. The index exports it all the same; only code that imports the file by itself, as the package allows, has to change.",
};
export function removedOperation(operation: Operation, today: string): Change {
  return {
    rule: operationRemoved.id,
    effect: "narrows",
    base: operation.at,
    head: "#/paths",
    what: `${requestOf(operation)} was removed${announced(operation, today)}`,
    before: requestOf(operation),
    guards: removalGuards(operation, today),
  };
}

/** Whether what was deprecated is gone before its day. */
function announced({ deprecated, lifecycle }: Operation, today: string): string {
  const day = deprecated ? lifecycle?.sunset : undefined;
  if (day === undefined) return deprecated ? ", which was deprecated" : "";
  const isPast = removalGuards({ deprecated, lifecycle }, today).includes("sanctioned");
  return isPast ? `, after its sunset ${day}` : `, before its sunset ${day}`;
}

export function movedOperation(base: Operation, head: Operation): Change {
  const [before, after] = [requestOf(base), requestOf(head)];
  return {
    rule: operationMoved.id,
    effect: "narrows",
    base: base.at,
    head: head.at,
    what: `moved from ${before} to ${after}`,
    before,
    after,
  };
}

export function addedOperation(operation: Operation): Change {
  return {
    rule: operationAdded.id,
    effect: "widens",
    base: "#/paths",
    head: operation.at,
    what: `${requestOf(operation)} was added`,
    after: requestOf(operation),
  };
}

/** Compares what an operation says of itself. */
export function compareOperationItself(base: Operation, head: Operation): Change[] {
  const places = { base: base.at, head: head.at };
  const changes: Change[] = [];
  if (base.name !== head.name) {
    changes.push({
      rule: operationName.id,
      effect: "none",
      ...places,
      what: `the function \`${base.name}\` is called \`${head.name}\` now`,
      before: base.name,
      after: head.name,
    });
  }
  if (base.resource !== head.resource) {
    changes.push({
      rule: resourceFile.id,
      effect: "none",
      ...places,
      what: `stands in \`${head.resource}\` and no longer in \`${base.resource}\``,
      before: base.resource,
      after: head.resource,
    });
  }
  changes.push(
    ...comparePromises({
      base: { deprecated: base.deprecated, lifecycle: base.lifecycle ?? {} },
      head: { deprecated: head.deprecated, lifecycle: head.lifecycle ?? {} },
      places,
    }),
  );
  return changes;
}
