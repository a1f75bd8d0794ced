import { isObject, type Value } from "../store/value.js";
import type { Operation } from "../../model/api.js";
import { successSchema } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import type { Schema } from "../../model/schema/schema.js";
import type { PageFacts, Success } from "./outcome.js";
import { sampleOf } from "../../values/sample.js";
import type { World } from "../world.js";

/** The whole body of a success: the payload in its place, and beside it what the document or the behaviour file asks for. */
export function bodyOf(
  operation: Operation,
  outcome: Success & { payload: Value },
  world: World,
): Value {
  const at = [
    ...(operation.envelope === undefined ? [] : [operation.envelope]),
    ...(outcome.at ?? []),
  ];
  const schema = successSchema(operation) ?? {};
  const beside = world.behaviour.operations?.[operation.id]?.beside ?? {};
  const body = wrapped(schema, { at, payload: outcome.payload, page: outcome.page }, world);
  return isObject(body) && at.length > 0 ? { ...body, ...beside } : body;
}

interface Wrapping {
  /** Property names that lead to the payload. */
  at: string[];
  payload: Value;
  page: PageFacts | undefined;
  /** Property names that lead here. */
  from?: string[];
}

function wrapped(schema: Schema, wrapping: Wrapping, world: World): Value {
  const { at, payload, page, from = [] } = wrapping;
  const [next, ...rest] = at;
  if (next === undefined) {
    return payload;
  }
  const required = requiredOf(schema, world.models);
  const properties = propertiesOf(schema, world.models);
  const members: [string, Value][] = properties.has(next)
    ? []
    : [[next, wrapped({}, { ...wrapping, at: rest }, world)]];
  for (const [name, property] of properties) {
    const here = [...from, name];
    const value =
      name === next
        ? wrapped(property, { ...wrapping, at: rest, from: here }, world)
        : ((page && pageValue(property, { path: here, page }, world)) ??
          (required.has(name) ? sampleOf(property, world) : undefined));
    if (value !== undefined) {
      members.push([name, value]);
    }
  }
  return Object.fromEntries(members);
}

/** Names by which answers usually tell where a page stands. */
const facts: readonly [RegExp, (page: PageFacts) => Value][] = [
  [/^(page|page_?number|current_?page)$/i, ({ page }) => page],
  [/^(limit|per_?page|(page_?)?size)$/i, ({ limit }) => limit],
  [/^(offset|skip|start)$/i, ({ offset }) => offset],
  [
    /^(total_?pages|pages|page_?count|last_?page)$/i,
    ({ total, limit }) => Math.ceil(total / limit),
  ],
  [/^(total|total_?(count|items|results|records))$/i, ({ total }) => total],
  [/^has_?(more|next)(_?page)?$/i, ({ offset, limit, total }) => offset + limit < total],
];

/** What stands at a property that tells where the page stands; for an object, its properties that do. */
function pageValue(
  schema: Schema,
  { path, page }: { path: string[]; page: PageFacts },
  world: World,
): Value | undefined {
  const { models } = world;
  if (page.told && page.told.path.join("\0") === path.join("\0")) {
    return page.told.value;
  }
  const inner = propertiesOf(schema, models);
  if (inner.size > 0) {
    const members = [...inner].flatMap(([name, property]): [string, Value][] => {
      const value = pageValue(property, { path: [...path, name], page }, world);
      return value === undefined ? [] : [[name, value]];
    });
    const required = [...requiredOf(schema, models)];
    const missing = required.filter((name) => !members.some(([known]) => known === name));
    return members.length > 0
      ? Object.fromEntries([
          ...members,
          ...missing.map((name): [string, Value] => [name, sampleOf(inner.get(name) ?? {}, world)]),
        ])
      : undefined;
  }
  const name = path.at(-1) ?? "";
  const value = facts.find(([pattern]) => pattern.test(name))?.[1](page);
  const fits =
    typeof value === "boolean"
      ? allowsType(schema, "boolean", models)
      : allowsType(schema, "integer", models) || allowsType(schema, "number", models);
  return fits ? value : undefined;
}
