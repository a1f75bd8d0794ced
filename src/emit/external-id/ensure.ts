import type {
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
} from "ts-morph";
import { payloadSchema } from "../../model/operations/payload.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { code, comment } from "../comment.js";
import { runtime } from "../imports.js";
import type { RuntimeType } from "../runtime/names.js";
import { clientType } from "../operation/scopes.js";
import { propertyKey, spellAccess, spellLiteral, spellObject, type Literal } from "../literal.js";
import { itemSchema } from "../operation/pagination.js";
import { sendsLarge } from "../operation/request-type.js";
import {
  calledToEnsure,
  functionOf,
  idOf,
  notFound,
  parameters,
  typeOf,
  type Wrapped,
} from "./wrapped.js";
import { typeParameter } from "./type-parameter.js";
import { StructureKind } from "../structures.js";

/** `ensureX`, with its types. */
export function ensureStatements(wrapped: Wrapped): StatementStructures[] {
  return [
    ensureRequest(wrapped),
    ensureError(wrapped),
    ensureFunction(wrapped),
    ensureAllFunction(wrapped),
  ];
}

/** An interface, where the request of the create is one; an intersection, where its content types make it a union. */
function ensureRequest({
  create,
  externalId,
  types,
}: Wrapped): InterfaceDeclarationStructure | TypeAliasDeclarationStructure {
  const { names, field } = externalId;
  const request = typeOf(create, "requestType", types);
  const declaration = {
    name: names.ensureRequest,
    isExported: true,
    docs: comment(
      `What {@link ${names.ensure}} takes: as for {@link ${create.name}}, with the ${code(field)}.`,
    ),
  };
  const fieldType = `{ ${propertyKey(field)}: string }`;
  return (create.body?.content.length ?? 0) > 1
    ? {
        ...declaration,
        kind: StructureKind.TypeAlias,
        type: `${request} & { body: ${fieldType} }`,
      }
    : {
        ...declaration,
        kind: StructureKind.Interface,
        extends: [request],
        properties: [{ name: "body", type: `${request}["body"] & ${fieldType}` }],
      };
}

function ensureError({ create, read, externalId, types }: Wrapped): TypeAliasDeclarationStructure {
  const { names } = externalId;
  const parts = [
    typeOf(create, "errorType", types),
    names.findError,
    ...(read ? [`Exclude<${typeOf(read, "errorType", types)}, ${notFound}>`] : []),
  ];
  return {
    kind: StructureKind.TypeAlias,
    name: names.ensureError,
    isExported: true,
    type: parts.join(" | "),
  };
}

function ensureFunction(wrapped: Wrapped): FunctionDeclarationStructure {
  const { create, lookup, read, externalId, types, record, owners } = wrapped;
  const { names, field } = externalId;
  const { models } = types;
  const shown = (read ? payloadSchema(read, models) : itemSchema(lookup, types)) ?? {};
  const owned = owners.map(({ key }): [string, string] => [key, spellAccess("request", key)]);
  const looksFirst = create.body !== undefined && sendsLarge(create.body, models);
  const literal: Literal = {
    id: create.id,
    field,
    body: { expression: "request.body" },
    // Among the records of one owner, another owner's is not to be found, whatever a 409 carries.
    looksFirst: looksFirst || undefined,
    properties: owners.length > 0 ? undefined : [...propertiesOf(shown, models).keys()],
    client: { expression: "client" },
    signal: { expression: "options?.signal" },
    create: {
      expression: `(repeating) => ${functionOf(create, types)}(repeating, request, options)`,
    },
    find: {
      expression: `(value) => ${names.find}(client, ${spellObject([...owned, [field, "value"]])}, options)`,
    },
    read: read && {
      expression: `(id) => ${functionOf(read, types)}(client, ${spellObject([[idOf(read), "id"]])}, options)`,
    },
  };
  return {
    kind: StructureKind.Function,
    name: names.ensure,
    isExported: true,
    docs: comment(
      `Creates a record with {@link ${create.name}}, or gets the one that has its ${code(field)} already.`,
      looksFirst
        ? "The record is looked up before anything large is sent, and an upload whose answer is lost is repeated: the server stores it once."
        : "A create whose answer is lost is repeated: the server stores it once.",
    ),
    parameters: parameters(
      names.ensureRequest,
      [create, ...calledToEnsure(create, wrapped.api)],
      wrapped,
    ),
    returnType: `Promise<${types.imports.type(runtime, "Result")}<${types.imports.type(runtime, "Ensured")}<${record}>, ${names.ensureError}>>`,
    statements: [
      `return ${types.imports.value(runtime, "ensure")}<${record}, ${names.ensureError}>(${spellLiteral(literal)});`,
    ],
  };
}

function ensureAllFunction({
  api,
  create,
  externalId,
  types,
  record,
}: Wrapped): FunctionDeclarationStructure {
  const { ensure, ensureAll, ensureRequest, ensureError } = externalId.names;
  const type = (name: RuntimeType): string => types.imports.type(runtime, name);
  const given = typeParameter("Given", [record, ensureRequest, ensureError]);
  const literal: Literal = {
    id: create.id,
    ensure: { expression: `(request, call) => ${ensure}(client, request, call)` },
  };
  return {
    kind: StructureKind.Function,
    name: ensureAll,
    isExported: true,
    docs: comment(
      `{@link ${ensure}} for many records, four at a time unless \`concurrency\` says otherwise.`,
      "A record that fails stops no other; running it again finishes what is left.",
    ),
    typeParameters: [{ name: given, constraint: ensureRequest }],
    parameters: [
      {
        name: "client",
        type: clientType(api, types.imports, [create, ...calledToEnsure(create, api)]),
      },
      { name: "requests", type: `Iterable<${given}> | AsyncIterable<${given}>` },
      {
        name: "options",
        type: `${type("EnsureAllOptions")}<${given}, ${record}, ${ensureError}>`,
        hasQuestionToken: true,
      },
    ],
    returnType: `Promise<${type("EnsureAllSummary")}<${given}, ${ensureError}>>`,
    statements: [
      `return ${types.imports.value(runtime, "ensureAll")}<${given}, ${record}, ${ensureError}>(${spellLiteral(literal)}, requests, options);`,
    ],
  };
}
