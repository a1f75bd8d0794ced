import type { GlobalContext, SchemaObject } from "openapi-typescript";
// The package's index loads a linter and a bundler of documents, which take most of a second and are not needed.
import transformSchemaObject from "openapi-typescript/dist/transform/schema-object.js";
import ts from "typescript";
import type { SchemaOutput, TypeDeclaration } from "../emit/output.js";
import { specifier, type ImportExtension } from "../emit/imports.js";
import { formatText } from "./format.js";
import type { TypeSchema } from "./type-algebra.js";
import { transformContext } from "./type-hooks.js";
import { typeSchema } from "./type-schema.js";
import { declarationText, type DeclarationText } from "./type-text.js";

/** Types of the runtime that declarations may use. */
const runtimeTypes = ["Flavored", "Upload"];

/** Spells `schema.ts`: one declaration for each type, its members by openapi-typescript. */
export async function printSchema(
  output: SchemaOutput,
  extension: ImportExtension,
): Promise<string> {
  const used = new Set<string>();
  const context = { read: transformContext("read", used), write: transformContext("write", used) };
  // One after the other, so that the tree of only one declaration is held.
  const spelled = output.declarations.map((declaration) => {
    const schema = typeSchema(declaration, output.models);
    return declarationText(declare(declaration, schema, context[declaration.direction]));
  });
  const text = (await layOut(spelled, output.path)).join("\n\n");
  const imported = runtimeTypes.filter((name) => used.has(name));
  const imports =
    imported.length === 0
      ? ""
      : `import type { ${imported.join(", ")} } from "${specifier(output.runtime, extension)}";\n\n`;
  return `${imports}${text}\n`;
}

/** A comment that no declaration holds where a statement may stand. */
const boundary = "\n\n//|\n\n";

/** The declarations in their final layout. Formatting a large file takes as long as spelling it: most need none. */
async function layOut(spelled: DeclarationText[], path: string): Promise<string[]> {
  const rest = spelled.filter(({ isLaidOut }) => !isLaidOut).map(({ text }) => text);
  const formatted = await formatText(path, rest.join(boundary));
  const laidOut = formatted.trimEnd().split(boundary).values();
  return spelled.map(({ text, isLaidOut }) => (isLaidOut ? text : (laidOut.next().value ?? text)));
}

/** An object becomes an interface, which editors show by its name; anything else a type alias. */
function declare({ name }: TypeDeclaration, schema: TypeSchema, ctx: GlobalContext): ts.Statement {
  const type = transformSchemaObject(schema as SchemaObject, { ctx });
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type);
}
