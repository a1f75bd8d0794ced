import type { Operation } from "../../model/api.js";
import type { OperationPlace } from "../../model/on-demand.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { dereference, type Models, type NamedModels } from "../../model/schema/references.js";
import { upperFirst } from "../../model/names/camel-case.js";
import { typeName } from "../../model/names/names.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import type { Behaviour } from "../behaviour/behaviour.js";
import { flatSchema } from "../../values/flat-schema.js";
import { locateList, locateRecord } from "./payload.js";
import { resourceKey, shapeOf, type PathShape } from "./path-shape.js";
import type { Resource, Resources } from "./resource.js";

/** An operation whose path has a shape. */
export interface Shaped {
  operation: Operation;
  shape: PathShape;
}

/** The operations of one collection and of its items. */
interface Group {
  shape: PathShape;
  members(): Shaped[];
}

/** The resources of an API: inferred from its paths and schemas, and those that only the behaviour file names. */
export function createResources(
  operations: readonly OperationPlace[],
  models: NamedModels,
  behaviour: Behaviour,
): Resources {
  const groups = groupsOf(operations);
  const declared = new Map(
    Object.entries(behaviour.resources ?? {}).map(([path, each]) => [resourceKey(path), each]),
  );
  const known = new Map<string, Resource | undefined>();
  const find = (key: string): Resource | undefined => {
    const group = groups.get(key);
    const own = declared.get(key);
    const resource = group && resourceOf(group, models);
    if (resource === undefined || (!own && isView(key, resource, { groups, models }))) {
      return own && hidden(key, own);
    }
    return { ...resource, name: own?.name ?? resource.name, behaviour: own ?? {} };
  };
  const get = (key: string): Resource | undefined => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key);
  };
  const keys = [...new Set([...groups.keys(), ...declared.keys()])];
  return {
    get,
    all: () => keys.flatMap((key) => get(key) ?? []),
    below: (key) => keys.filter((each) => each.startsWith(`${key}/{}/`)),
  };
}

function groupsOf(operations: readonly OperationPlace[]): Map<string, Group> {
  const places = new Map<string, { shape: PathShape; members: Group["members"] }>();
  const byKey = new Map<string, { place: OperationPlace; shape: PathShape }[]>();
  for (const place of operations) {
    const shape = shapeOf(place);
    if (shape === undefined) continue;
    const group = byKey.get(shape.collection) ?? [];
    group.push({ place, shape });
    byKey.set(shape.collection, group);
    places.set(shape.collection, {
      shape: places.get(shape.collection)?.shape ?? shape,
      members: () => group.map((each) => ({ operation: each.place.read(), shape: each.shape })),
    });
  }
  return places;
}

/** A resource without a path: it is seeded, joined, and read by operations that say so. */
function hidden(key: string, behaviour: Resource["behaviour"]): Resource {
  const unseen = { above: [], schemas: [], createdFields: [], updatedFields: [] };
  const name = behaviour.name ?? key;
  return { ...unseen, key, name, idField: "id", idSchema: { type: "string" }, behaviour };
}

function resourceOf(group: Group, models: NamedModels): Resource | undefined {
  const { shape } = group;
  const members = group.members();
  const schemas = recordSchemas(members, models);
  const item = members.find((member) => member.shape.item !== undefined)?.shape.item;
  const listed = members.some(
    ({ operation, shape: { item: one } }) =>
      one === undefined && operation.method === "GET" && locateList(operation, models),
  );
  const id = idOf(item, { schemas, models, word: shape.collection.split("/").at(-1) ?? "" });
  if (schemas.length === 0 || (item === undefined && !listed && id === undefined)) {
    return undefined;
  }
  const externalId = members.find(({ operation }) => operation.externalId)?.operation.externalId;
  const named =
    modelName(schemas[0], models) ?? upperFirst(singular(shape.collection.split("/").at(-1) ?? ""));
  return {
    key: shape.collection,
    name: named,
    above: shape.above,
    schemas,
    idField: id?.field ?? item ?? "id",
    idSchema: id?.schema ?? { type: "string" },
    ...(externalId && { externalId: externalId.field, lookup: externalId.lookup }),
    createdFields: moments(/^created(_?(at|on|date|time))?$/i, schemas, models),
    updatedFields: moments(/^(last_?)?(updated|modified)(_?(at|on|date|time))?$/i, schemas, models),
    behaviour: {},
  };
}

/** What answers show records in: reading one says most, then writing one, then listing them. */
function recordSchemas(members: Shaped[], models: Models): Schema[] {
  const order = (member: Shaped): number => {
    const { method } = member.operation;
    return member.shape.item === undefined ? (method === "GET" ? 2 : 1) : method === "GET" ? 0 : 1;
  };
  return members
    .filter(({ operation }) => operation.method !== "DELETE")
    .sort((a, b) => order(a) - order(b))
    .flatMap(({ operation, shape }) => {
      const listing = shape.item === undefined && operation.method === "GET";
      const found = listing ? locateList(operation, models) : locateRecord(operation, models);
      return found ? [found.schema] : [];
    });
}

interface IdContext {
  schemas: Schema[];
  models: Models;
  /** The last word of the collection's path. */
  word: string;
}

/** The property that the item's parameter means: one of its name, or `id`, or the resource's name with `id`. */
function idOf(
  parameter: string | undefined,
  { schemas, models, word }: IdContext,
): { field: string; schema: Schema } | undefined {
  const plain = (name: string): string => name.replaceAll(/[_-]/g, "").toLowerCase();
  const wanted = [...(parameter ? [plain(parameter)] : []), "id", `${plain(singular(word))}id`];
  for (const name of wanted) {
    for (const schema of schemas.flatMap((each) => variantsOf(each, models))) {
      for (const [field, property] of propertiesOf(schema, models)) {
        if (plain(field) === name) {
          return { field, schema: flatSchema(property, models) };
        }
      }
    }
  }
  return undefined;
}

/** A schema and what it may be: the id of a record is a property of each of its variants. */
function variantsOf(schema: Schema, models: Models): Schema[] {
  const { anyOf = [], oneOf = [] } = dereference(schema, models);
  return [schema, ...anyOf, ...oneOf];
}

function singular(word: string): string {
  return word.replace(/ies$/, "y").replace(/s$/, "");
}

function modelName(schema: Schema | undefined, models: NamedModels): string | undefined {
  const model = schema?.$ref === undefined ? undefined : models.get(modelOf(schema.$ref));
  return model && typeName(model.key);
}

function moments(name: RegExp, schemas: Schema[], models: Models): string[] {
  const found = schemas.flatMap((schema) => [...propertiesOf(schema, models)]);
  const fields = found.filter(
    ([field, property]) => name.test(field) && dereference(property, models).format === "date-time",
  );
  return [...new Set(fields.map(([field]) => field))];
}

/**
 * True for a collection that shows records of the one above it in another way, such as `/pet/findByStatus`: it has no
 * items of its own, and the one above has the same model.
 */
function isView(
  key: string,
  resource: Resource,
  { groups, models }: { groups: ReadonlyMap<string, Group>; models: Models },
): boolean {
  const group = groups.get(key);
  const above = groups.get(key.slice(0, key.lastIndexOf("/")));
  if (!group || !above || group.members().some(({ shape }) => shape.item !== undefined)) {
    return false;
  }
  const references = recordSchemas(above.members(), models).map(({ $ref }) => $ref);
  const $ref = resource.schemas[0]?.$ref;
  return $ref !== undefined && references.includes($ref);
}
