import type { StatementStructures } from "ts-morph";
import type { Operation, Response } from "../../model/api.js";
import { schemasOf } from "../../model/passes/int64.js";
import { othersOf } from "../../model/schema/leaf-sets.js";
import { isSuccess } from "../../model/operations/payload.js";
import type { NamedModels } from "../../model/schema/references.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { visitSchemas } from "../../model/schema/visit-schemas.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { runtime } from "../imports.js";
import { spellLiteral, type Literal } from "../literal.js";
import type { CodeOutput } from "../output.js";
import type { TypeContext } from "../spell-type.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";

/**
 * `int64-places.ts`: where the 64-bit integers of each model are, for those that are read or written exactly.
 * None where no model has any.
 */
export function int64PlacesFile(context: EmitContext): CodeOutput[] {
  const exact = exactModels(context.models);
  const models = context.api.models.filter(({ name }) => exact.has(name));
  if (models.length === 0) {
    return [];
  }
  const places: PlacesContext = { models: context.models, exact, refer: (name) => name };
  const file = codeFile("int64-places", context, ({ imports }) =>
    models.map(({ name, schema }): StatementStructures => ({
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      isExported: true,
      declarations: [
        {
          name,
          type: imports.type(runtime, "Int64Places"),
          initializer: spellLiteral(placesOf(schema, places) ?? {}),
        },
      ],
    })),
  );
  return [file];
}

/** Where the 64-bit integers of an operation's bodies are. */
export interface Int64Bodies {
  body: Literal | undefined;
  success: Literal | undefined;
  failures: Literal | undefined;
}

/** Where the 64-bit integers of an operation's bodies are; undefined where there are none. */
export function int64Bodies(
  { body, responses }: Operation,
  { models, imports }: TypeContext,
): Int64Bodies | undefined {
  const context: PlacesContext = {
    models,
    exact: exactModels(models),
    refer: (name) => imports.valueMember("./int64-places", "int64", name),
  };
  const places = (of: Pick<Response, "content">[]): Literal | undefined =>
    combined(
      of.flatMap(({ content }) => schemasOf(content)).map((each) => placesOf(each, context)),
    );
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

interface PlacesContext {
  models: NamedModels;
  /** The models that have 64-bit integers, or lead to some. */
  exact: ReadonlySet<string>;
  refer(name: string): string;
}

const known = new WeakMap<NamedModels, Set<string>>();

/** The names of the models that have 64-bit integers which are no numbers, themselves or below. */
function exactModels(models: NamedModels): ReadonlySet<string> {
  const before = known.get(models);
  if (before !== undefined) {
    return before;
  }
  const exact = new Set<string>();
  const dependents = new Map<string, string[]>();
  const pending: string[] = [];
  for (const { name, schema } of models.values()) {
    for (const each of visitSchemas([schema])) {
      if (each.int64 !== undefined) {
        pending.push(name);
      }
      if (each.$ref !== undefined) {
        const target = modelOf(each.$ref);
        dependents.set(target, [...(dependents.get(target) ?? []), name]);
      }
    }
  }
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (!exact.has(name)) {
      exact.add(name);
      pending.push(...(dependents.get(name) ?? []));
    }
  }
  known.set(models, exact);
  return exact;
}

/** Where the 64-bit integers of a value are; undefined where it has none. */
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
    schema.int64 === undefined ? undefined : true,
    own,
    model !== undefined && context.exact.has(model)
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
