import type { GlobalContext, SchemaObject } from "openapi-typescript";
// The package's index loads a linter and a bundler of documents, which take most of a second and are not needed.
import transformSchemaObject from "openapi-typescript/dist/transform/schema-object.js";
import ts from "typescript";
import type { Direction } from "../emit/output.js";
import { literalsType, tupleType } from "./literal-type.js";
import { objectType, type SpellContext } from "./object-type.js";
import type { TypeSchema } from "./type-algebra.js";

/**
 * What openapi-typescript is told. Its own reading of OpenAPI (references, discriminators, nullability, comments) is
 * not needed, since a {@link TypeSchema} has none of it; its hooks spell what JSON Schema has no word for.
 */
export function transformContext(direction: Direction, used: Set<string>): GlobalContext {
  const context: SpellContext = {
    used,
    direction,
    // openapi-typescript asks the hook too, after much else that is not needed then.
    spell: (part) =>
      spellType(part, context) ?? transformSchemaObject(part as SchemaObject, { ctx }),
  };
  const ctx: GlobalContext = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    redoc: undefined as never,
    resolve: () => undefined,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: (schema) => spellType(schema as TypeSchema, context),
    transformProperty: undefined,
  };
  return ctx;
}

function spellType(schema: TypeSchema, context: SpellContext): ts.TypeNode | undefined {
  switch (schema.type) {
    case "object":
      return objectType(schema, context);
    case "array":
      return schema["x-type"] === undefined && schema.items
        ? ts.factory.createArrayTypeNode(context.spell(schema.items))
        : spellSpecial(schema, context);
    default:
      return spellSpecial(schema, context);
  }
}

function spellSpecial(schema: TypeSchema, { used, spell }: SpellContext): ts.TypeNode | undefined {
  const special = schema["x-type"];
  switch (special) {
    case undefined:
      return undefined;
    case "tuple": {
      const rest =
        schema.items &&
        ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(spell(schema.items)));
      const { prefixItems = [], minItems = prefixItems.length } = schema;
      const positions = prefixItems.map((item, index) =>
        index < minItems ? spell(item) : ts.factory.createOptionalTypeNode(spell(item)),
      );
      return tupleType([...positions, ...(rest ? [rest] : [])]);
    }
    case "literals":
      return literalsType(schema["x-values"] ?? []);
    case "bigint":
      return ts.factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword);
    case "never":
      return ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
    case "openString":
      return open(ts.SyntaxKind.StringKeyword);
    case "openNumber":
      return open(ts.SyntaxKind.NumberKeyword);
    case "flavored": {
      used.add("Flavored");
      const flavor = ts.factory.createLiteralTypeNode(
        ts.factory.createStringLiteral(schema["x-flavor"] ?? ""),
      );
      const base = ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
      return ts.factory.createTypeReferenceNode("Flavored", [base, flavor]);
    }
    case "upload":
      used.add("Upload");
      return ts.factory.createTypeReferenceNode("Upload");
    default:
      return special satisfies never;
  }
}

/** `string & {}`: any other value, without hiding the known ones from an editor. */
function open(kind: ts.SyntaxKind.NumberKeyword | ts.SyntaxKind.StringKeyword): ts.TypeNode {
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([
      ts.factory.createKeywordTypeNode(kind),
      ts.factory.createTypeLiteralNode([]),
    ]),
  );
}
