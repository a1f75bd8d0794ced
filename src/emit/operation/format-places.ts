import type { StatementStructures } from "ts-morph";
import type { Api, Operation, Response, Webhook } from "../../model/api.js";
import type { Formats } from "../../model/formats.js";
import { schemasOf } from "../../model/passes/formats.js";
import { othersOf } from "../../model/schema/leaf-sets.js";
import { isSuccess } from "../../model/operations/payload.js";
import type { NamedModels } from "../../model/schema/references.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { visitSchemas } from "../../model/schema/visit-schemas.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { runtime, type Imports } from "../imports.js";
import { spellLiteral, type Literal } from "../literal.js";
import type { CodeOutput } from "../output.js";
import type { TypeContext } from "../spell-type.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";

/**
 * `format-places.ts`: where each model has values that are something else in the program than in JSON. None where no
 * model has any.
 */
export function formatPlacesFile(context: EmitContext): CodeOutput[] {
  if (arePlain(context.api.formats)) return [];
  const concerned = concernedModels(context.models);
  const models = context.api.models.filter(({ name }) => concerned.has(name));
  if (models.length === 0) {
    return [];
  }
  const file = codeFile(formatPlaces, context, ({ imports }) => {
    const places: PlacesContext = { concerned, imports, refer: (name) => name };
    return models.map(({ name, schema }): StatementStructures => ({
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      isExported: true,
      declarations: [
        {
          name,
          type: imports.type(runtime, "FormatPlaces"),
          initializer: spellLiteral(placesOf(schema, places) ?? {}),
        },
      ],
    }));
  });
  return [file];
}

const formatPlaces = "format-places";

/** Where the bodies of an operation have such values. */
export interface FormatBodies {
  body: Literal | undefined;
  success: Literal | undefined;
  failures: Literal | undefined;
}

/** Where the bodies of an operation have such values; undefined where they have none. */
export function formatBodies(
  { body, responses }: Operation,
  { formats }: Api,
  types: TypeContext,
): FormatBodies | undefined {
  if (arePlain(formats)) return undefined;
  const places = (of: Pick<Response, "content">[]): Literal | undefined => placesIn(of, types);
  const failures = responses
    .filter((response) => !isSuccess(response))
    .map((response): [string, Literal | undefined] => [response.status, places([response])])
    .filter(([, found]) => found !== undefined);
  const found = {
    body: body && places([body]),
    success: places(responses.filter(isSuccess)),
    failures: failures.length === 0 ? undefined : Object.fromEntries(failures),
  };
  return Object.values(found).every((each) => each === undefined) ? undefined : found;
}

/** The same of the body of a webhook. */
export function webhookPlaces(
  { body }: Webhook,
  { formats }: Api,
  types: TypeContext,
): Literal | undefined {
  return body && !arePlain(formats) ? placesIn([body], types) : undefined;
}

/** Whether everything is in the program what it is in JSON. */
function arePlain({ int64, dates }: Formats): boolean {
  return int64 === "number" && dates === "string";
}

function placesIn(
  bodies: Pick<Response, "content">[],
  { models, imports }: TypeContext,
): Literal | undefined {
  const context: PlacesContext = {
    concerned: concernedModels(models),
    imports,
    refer: (name) => imports.valueMember(`./${formatPlaces}`, "formatPlaces", name),
  };
  const schemas = bodies.flatMap(({ content }) => schemasOf(content));
  return combined(schemas.map((each) => placesOf(each, context)));
}

/** Whether a value has a Date in it. */
export function hasDates(schema: Schema, { formats }: Api, models: NamedModels): boolean {
  if (formats.dates === "string") return false;
  return [...visitSchemas([schema], models)].some(({ inProgram }) => inProgram === "date");
}

interface PlacesContext {
  /** The models that have such values, or lead to some. */
  concerned: ReadonlySet<string>;
  imports: Imports;
  refer(name: string): string;
}

/** The runtime's word for what a value is in the program. */
const formats = { bigint: "asBigInt", digits: "asDigits", date: "asDate" } as const;

const known = new WeakMap<NamedModels, Set<string>>();

/** The names of the models that have such values, themselves or below. */
function concernedModels(models: NamedModels): ReadonlySet<string> {
  const before = known.get(models);
  if (before !== undefined) {
    return before;
  }
  const concerned = new Set<string>();
  const dependents = new Map<string, string[]>();
  const pending: string[] = [];
  for (const { name, schema } of models.values()) {
    for (const each of visitSchemas([schema])) {
      if (each.inProgram !== undefined) {
        pending.push(name);
      }
      if (each.$ref !== undefined) {
        const target = modelOf(each.$ref);
        dependents.set(target, [...(dependents.get(target) ?? []), name]);
      }
    }
  }
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (!concerned.has(name)) {
      concerned.add(name);
      pending.push(...(dependents.get(name) ?? []));
    }
  }
  known.set(models, concerned);
  return concerned;
}

/** Where a value has such values; undefined where it has none. */
function placesOf(schema: Schema, context: PlacesContext): Literal | undefined {
  const below = (each: Schema): Literal | undefined => placesOf(each, context);
  const {
    $ref,
    properties = {},
    items,
    prefixItems = [],
    allOf = [],
    anyOf = [],
    oneOf = [],
  } = schema;
  const model = $ref === undefined ? undefined : modelOf($ref);
  const named = Object.entries(properties).map(([name, each]): [string, Literal | undefined] => [
    name,
    below(each),
  ]);
  const others = combined(othersOf(schema).map(below));
  const first = prefixItems.map(below);
  const parts = {
    // A property without any is named where the others have some.
    properties: membersOf(
      others === undefined ? named : named.map(([name, each]) => [name, each ?? {}]),
    ),
    others,
    items: items && below(items),
    first: first.some((each) => each !== undefined) ? first.map((each) => each ?? {}) : undefined,
  };
  const own = Object.values(parts).some((each) => each !== undefined) ? parts : undefined;
  return combined([
    schema.inProgram && { expression: context.imports.value(runtime, formats[schema.inProgram]) },
    own,
    model !== undefined && context.concerned.has(model)
      ? { expression: `() => ${context.refer(model)}` }
      : undefined,
    ...[...allOf, ...anyOf, ...oneOf].map(below),
  ]);
}

function membersOf(entries: [string, Literal | undefined][]): Literal | undefined {
  const found = entries.filter(([, each]) => each !== undefined);
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** All that is said of one value. */
function combined(places: (Literal | undefined)[]): Literal | undefined {
  const found = new Map(
    places.flatMap((each): [string, Literal][] =>
      each === undefined ? [] : [[spellLiteral(each), each]],
    ),
  );
  const [only] = found.values();
  return found.size <= 1 ? only : { also: [...found.values()] };
}
