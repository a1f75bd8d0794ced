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
import { propertyKey, spellAccess, spellLiteral, spellObject, type Literal } from "../literal.js";
import { itemSchema } from "../operation/pagination.js";
import {
  calledToEnsure,
  functionOf,
  idOf,
  notFound,
  parameters,
  typeOf,
  type Wrapped,
} from "./wrapped.js";
import { StructureKind } from "../structures.js";

/** `ensureX`, with its types. */
export function ensureStatements(wrapped: Wrapped): StatementStructures[] {
  return [ensureRequest(wrapped), ensureError(wrapped), ensureFunction(wrapped)];
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
  const literal: Literal = {
    id: create.id,
    field,
    body: { expression: "request.body" },
    // Among the records of one owner, another owner's is not to be found, whatever a 409 carries.
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
      "A create whose answer is lost is repeated: the server stores it once.",
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
