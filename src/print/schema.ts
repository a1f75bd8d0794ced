import type { GlobalContext, SchemaObject } from "openapi-typescript";
// The package's index loads a linter and a bundler of documents, which take most of a second and are not needed.
import transformSchemaObject from "openapi-typescript/dist/transform/schema-object.js";
import ts from "typescript";
import type { SchemaOutput, TypeDeclaration } from "../emit/output.js";
import { specifier, type ImportExtension } from "../emit/imports.js";
import { literalsType, tupleType } from "./literal-type.js";
import type { TypeSchema } from "./type-algebra.js";
import { typeSchema } from "./type-schema.js";

/** Types of the runtime that declarations may use. */
const runtimeTypes = ["Flavored", "Upload"];

/** Spells `schema.ts`: one declaration for each type, its members by openapi-typescript. */
export function printSchema(output: SchemaOutput, extension: ImportExtension): string {
  const used = new Set<string>();
  const context = { read: transformContext("read", used), write: transformContext("write", used) };
  const declarations = output.declarations.map((declaration) =>
    declare(declaration, typeSchema(declaration, output.models), context[declaration.direction]),
  );
  const text = declarations.map(printStatement).join("\n\n");
  const imported = runtimeTypes.filter((name) => used.has(name));
  const imports =
    imported.length === 0
      ? ""
      : `import type { ${imported.join(", ")} } from "${specifier(output.runtime, extension)}";\n\n`;
  return `${imports}${text}\n`;
}

/** An object becomes an interface, which editors show by its name; anything else a type alias. */
function declare({ name }: TypeDeclaration, schema: TypeSchema, ctx: GlobalContext): ts.Statement {
  const type = transformSchemaObject(schema as SchemaObject, { ctx });
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type);
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const nowhere = ts.createSourceFile("schema.ts", "", ts.ScriptTarget.ES2022);

function printStatement(statement: ts.Statement): string {
  return printer.printNode(ts.EmitHint.Unspecified, statement, nowhere);
}

/**
 * What openapi-typescript is told. Its own reading of OpenAPI (references, discriminators, nullability, comments) is
 * not needed, since a {@link TypeSchema} has none of it; its hooks spell what JSON Schema has no word for.
 */
function transformContext(direction: "read" | "write", used: Set<string>): GlobalContext {
  return {
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
    postTransform: mergeIndex,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    redoc: undefined as never,
    resolve: () => undefined,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: (schema, options) => spellSpecial(schema as TypeSchema, { used, ctx: options.ctx }),
    transformProperty: (property, schema) =>
      finishProperty(property, schema as TypeSchema, direction),
  };
}

function spellSpecial(
  schema: TypeSchema,
  { used, ctx }: { used: Set<string>; ctx: GlobalContext },
): ts.TypeNode | undefined {
  const spell = (part: TypeSchema): ts.TypeNode =>
    transformSchemaObject(part as SchemaObject, { ctx });
  const { factory } = ts;
  const special = schema["x-type"];
  switch (special) {
    case undefined:
      // Its own spelling of a list leaves the brackets off where the items are a list already.
      return schema.type === "array" && schema.items
        ? factory.createArrayTypeNode(spell(schema.items))
        : undefined;
    case "tuple": {
      const rest =
        schema.items &&
        factory.createRestTypeNode(factory.createArrayTypeNode(spell(schema.items)));
      return tupleType([...(schema.prefixItems ?? []).map(spell), ...(rest ? [rest] : [])]);
    }
    case "literals":
      return literalsType(schema["x-values"] ?? []);
    case "never":
      return factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
    case "openString":
      return open(ts.SyntaxKind.StringKeyword);
    case "openNumber":
      return open(ts.SyntaxKind.NumberKeyword);
    case "flavored": {
      used.add("Flavored");
      const flavor = factory.createLiteralTypeNode(
        factory.createStringLiteral(schema["x-flavor"] ?? ""),
      );
      const base = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
      return factory.createTypeReferenceNode("Flavored", [base, flavor]);
    }
    case "upload":
      used.add("Upload");
      return factory.createTypeReferenceNode("Upload");
    default:
      return special satisfies never;
  }
}

/** `string & {}`: any other value, without hiding the known ones from an editor. */
function open(kind: ts.SyntaxKind.NumberKeyword | ts.SyntaxKind.StringKeyword): ts.TypeNode {
  const { factory } = ts;
  return factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(kind),
      factory.createTypeLiteralNode([]),
    ]),
  );
}

/** `{ a: A } & { [key: string]: unknown }` is one object type. */
function mergeIndex(type: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isIntersectionTypeNode(type) || type.types.length !== 2) {
    return undefined;
  }
  const [object, index] = type.types;
  const isIndex =
    index && ts.isTypeLiteralNode(index) && index.members.every(ts.isIndexSignatureDeclaration);
  return object && ts.isTypeLiteralNode(object) && isIndex
    ? ts.factory.createTypeLiteralNode([...object.members, ...index.members])
    : undefined;
}

/** What is sent may be undefined where it is optional: it is left out then, as JSON does. */
function finishProperty(
  property: ts.PropertySignature,
  schema: TypeSchema,
  direction: "read" | "write",
): ts.PropertySignature {
  const { factory } = ts;
  const { type } = property;
  const allowsUndefined =
    direction === "write" && property.questionToken && type && !isUnknown(type);
  const finished = allowsUndefined
    ? factory.updatePropertySignature(
        property,
        property.modifiers,
        property.name,
        property.questionToken,
        factory.createUnionTypeNode([
          ...(ts.isUnionTypeNode(type) ? type.types : [type]),
          factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
        ]),
      )
    : property;
  const doc = schema["x-doc"];
  if (doc !== undefined) {
    const text = doc.includes("\n") ? `*\n * ${doc.replaceAll("\n", "\n * ")}\n ` : `* ${doc} `;
    ts.addSyntheticLeadingComment(
      finished,
      ts.SyntaxKind.MultiLineCommentTrivia,
      text.replace(/ +$/gm, (spaces, offset: number, all: string) =>
        offset + spaces.length === all.length ? spaces : "",
      ),
      true,
    );
  }
  return finished;
}

function isUnknown(type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.UnknownKeyword;
}
