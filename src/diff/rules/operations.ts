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
    "Whoever calls it gets an error. An operation may go once it was deprecated and its `x-sunset`, if it names one, is reached; one declared draft or alpha promised nothing. A path parameter that is called something else is no change: its name is never sent.",
};
export const operationMoved: Rule = {
  id: "operation-moved",
  title: "An operation is asked for in another way",
  explain:
    "The function of the client is called as before, but its path or method is another one: who sends the old request gets an error. An operation may move as it may be removed.",
};
export const operationAdded: Rule = {
  id: "operation-added",
  title: "An operation was added",
  explain: "Nobody calls it yet.",
};
export const operationName: Rule = {
  id: "operation-name",
  title: "An operation is called something else in the client",
  explain:
    "The operationId names the function of the client and never goes over the wire: callers of the function have to change their code, nothing else does.",
};
export const resourceFile: Rule = {
  id: "resource-file",
  title: "An operation moved to another tag",
  explain:
    "The tag decides in which file of the client the function stands. The index exports it all the same; who imports the file on its own, as the package allows, has to change the import.",
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
