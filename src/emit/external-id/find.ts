import type {
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
} from "ts-morph";
import type { Operation } from "../../model/api.js";
import { code, comment } from "../comment.js";
import { runtime } from "../imports.js";
import { propertyKey, spellAccess, spellLiteral, type Literal } from "../literal.js";
import { itemType } from "../operation/pagination.js";
import { parameterProperty } from "../operation/request-type.js";
import { functionOf, notFound, parameters, typeOf, type Wrapped } from "./wrapped.js";
import { StructureKind } from "../structures.js";

/** `findXByExternalId`, with its types. */
export function findStatements(wrapped: Wrapped): StatementStructures[] {
  return [findRequest(wrapped), findError(wrapped), findFunction(wrapped)];
}

function findRequest({ externalId, owners, types }: Wrapped): InterfaceDeclarationStructure {
  const { names, field } = externalId;
  return {
    kind: StructureKind.Interface,
    name: names.findRequest,
    isExported: true,
    properties: [
      ...owners.map((owner) => parameterProperty(owner, types)),
      {
        name: propertyKey(field),
        type: "string",
        docs: comment("Your own identifier of the record."),
      },
    ],
  };
}

function findError({ externalId, lookup, types }: Wrapped): TypeAliasDeclarationStructure {
  const { names } = externalId;
  return {
    kind: StructureKind.TypeAlias,
    name: names.findError,
    isExported: true,
    type: `Exclude<${typeOf(lookup, "errorType", types)}, ${notFound}>`,
  };
}

function findFunction(wrapped: Wrapped): FunctionDeclarationStructure {
  const { externalId, lookup, types } = wrapped;
  const { names, field } = externalId;
  const item = itemType(lookup, types);
  const literal: Literal = {
    id: lookup.id,
    field,
    value: { expression: spellAccess("request", field) },
    items: itemsPath(lookup),
    list: { expression: `() => ${functionOf(lookup, types)}(client, request, options)` },
  };
  return {
    kind: StructureKind.Function,
    name: names.find,
    isExported: true,
    docs: comment(
      `The record with this ${code(field)}, as {@link ${lookup.name}} shows it, or null where there is none.`,
      "An answer with several records, or with another one, is a `decode` failure.",
    ),
    parameters: parameters(names.findRequest, [lookup], wrapped),
    returnType: `Promise<${types.imports.type(runtime, "Result")}<${item} | null, ${names.findError}>>`,
    statements: [
      `return ${types.imports.value(runtime, "find")}<${item}, ${names.findError}>(${spellLiteral(literal)});`,
    ],
  };
}

function itemsPath({ pagination }: Operation): Literal | undefined {
  return pagination && pagination.items.length > 0 ? ["data", ...pagination.items] : undefined;
}
