import type { Operation } from "../../model/api.js";
import { payloadSchema } from "../../model/operations/payload.js";
import { propertiesOf } from "../../model/schema/properties.js";
import type { Models } from "../../model/schema/references.js";
import type { Behaviour, FilterRule, OperationBehaviour } from "../behaviour/behaviour.js";
import { inferPaging } from "./infer-paging.js";
import { resourceKey, shapeOf, type PathShape } from "./path-shape.js";
import { locateList, locateRecord } from "./payload.js";
import type { Plan } from "./plan.js";
import type { Resource, Resources } from "./resource.js";

export interface PlanContext {
  models: Models;
  resources: Resources;
  behaviour: Behaviour;
}

/**
 * Tells what an operation does, which is found out when it is first asked. What cannot be inferred and is not declared
 * answers its example.
 */
export function createPlanner(context: PlanContext): (operation: Operation) => Plan {
  const plans = new Map<string, Plan>();
  return (operation) => {
    const plan = plans.get(operation.id) ?? planOf(operation, context);
    plans.set(operation.id, plan);
    return plan;
  };
}

function planOf(operation: Operation, context: PlanContext): Plan {
  const shape = shapeOf(operation);
  const declared = context.behaviour.operations?.[operation.id] ?? {};
  if (shape === undefined) {
    return { kind: "example", above: [] };
  }
  const { above } = shape;
  if (declared.list !== undefined) {
    const resource = context.resources.get(resourceKey(declared.list));
    return resource ? listPlan(operation, resource, context) : { kind: "example", above };
  }
  if (declared.read !== undefined && declared.id !== undefined) {
    const schema = payloadSchema(operation, context.models) ?? {};
    // The parameter names the record itself, which need not stand under the path before it.
    const before = above.filter((each) => each.parameter !== declared.id);
    const { id } = declared;
    const resource = resourceKey(declared.read);
    return { kind: "read", resource, id, shows: { at: [], schema }, above: before };
  }
  const resource = context.resources.get(shape.collection) ?? viewed(operation, shape, context);
  return (
    (resource && inferred(operation, { shape, resource, declared, context })) ?? {
      kind: "example",
      above,
    }
  );
}

interface Inference {
  shape: PathShape;
  resource: Resource;
  declared: OperationBehaviour;
  context: PlanContext;
}

function inferred(operation: Operation, found: Inference): Plan | undefined {
  const { shape, resource, declared, context } = found;
  const { above, item: id } = shape;
  const shows = locateRecord(operation, context.models);
  const shown = shows && { shows };
  const key = resource.key;
  const include = declared.include === undefined ? {} : { include: declared.include };
  switch (operation.method) {
    case "GET":
      if (id === undefined) {
        return listPlan(operation, resource, context);
      }
      return shows === undefined
        ? undefined
        : { kind: "read", resource: key, id, shows, above, ...include };
    case "POST":
      if (id === undefined) {
        return createsOne(operation, found)
          ? { kind: "create", resource: key, ...shown, above }
          : undefined;
      }
      return { kind: "update", resource: key, id, ...shown, above, replace: false };
    case "PATCH":
    case "PUT":
      if (id === undefined && !namesRecord(operation, found)) {
        return undefined;
      }
      return {
        kind: "update",
        resource: key,
        ...(id !== undefined && { id }),
        ...shown,
        above,
        replace: operation.method === "PUT",
      };
    case "DELETE":
      return id === undefined ? undefined : { kind: "remove", resource: key, id, above };
    default:
      return undefined;
  }
}

/** True for a body that has the id of the record that it is about. */
function namesRecord({ body }: Operation, { resource, context }: Inference): boolean {
  return (body?.content ?? []).some(({ schema = {} }) =>
    propertiesOf(schema, context.models).has(resource.idField),
  );
}

/** True for a body with properties; a list of records, say, is left to the example. */
function createsOne(operation: Operation, { resource, shape, context }: Inference): boolean {
  return (
    resource.key === shape.collection &&
    (operation.body?.content ?? []).some(
      ({ schema }) => schema !== undefined && propertiesOf(schema, context.models).size > 0,
    )
  );
}

function listPlan(operation: Operation, resource: Resource, context: PlanContext): Plan {
  const declared = context.behaviour.operations?.[operation.id] ?? {};
  const above = shapeOf(operation)?.above ?? [];
  const located = locateList(operation, context.models);
  const item = located?.schema ?? resource.schemas[0];
  if (item === undefined || (located === undefined && declared.list === undefined)) {
    return { kind: "example", above };
  }
  const isLookup = resource.lookup === operation.id;
  const paging = inferPaging(operation, context.models);
  return {
    kind: "list",
    resource: resource.key,
    at: declared.under === undefined ? (located?.at ?? []) : [declared.under],
    item,
    above,
    filters: filtersOf(operation, resource, context),
    ...(paging && { paging }),
    ...(isLookup && resource.externalId !== undefined && { lookup: resource.externalId }),
  };
}

/** Declared filters, and query parameters that are named like a property of the records. */
function filtersOf(
  operation: Operation,
  resource: Resource,
  { behaviour, models }: PlanContext,
): Record<string, FilterRule> {
  const properties = new Set(
    resource.schemas.flatMap((schema) => [...propertiesOf(schema, models).keys()]),
  );
  const filters: Record<string, FilterRule> = {};
  for (const { name, in: place } of operation.parameters) {
    if (place === "query" && properties.has(name)) {
      filters[name] = { field: name, matches: "equal" };
    }
  }
  return { ...filters, ...behaviour.operations?.[operation.id]?.filters };
}

/** The resource that a list shows although it stands one word below it, such as `/pet/findByStatus`. */
function viewed(
  operation: Operation,
  shape: PathShape,
  context: PlanContext,
): Resource | undefined {
  const above = context.resources.get(shape.collection.slice(0, shape.collection.lastIndexOf("/")));
  const item = locateList(operation, context.models)?.schema;
  const same = above?.schemas.some(
    (schema) => schema.$ref !== undefined && schema.$ref === item?.$ref,
  );
  return operation.method === "GET" && shape.item === undefined && same ? above : undefined;
}
