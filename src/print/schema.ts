import type { SchemaOutput } from "../emit/output.js";
import { specifier, type ImportExtension } from "../emit/imports.js";
import { formatText } from "./format.js";
import { spellDeclaration, type DeclarationText } from "./spell.js";
import { typeOf } from "./type-of.js";

/** Types of the runtime that declarations may use. */
const runtimeTypes = ["Flavored", "Upload"];

/** Spells `schema.ts`: one declaration for each type. */
export async function printSchema(
  output: SchemaOutput,
  extension: ImportExtension,
): Promise<string> {
  const used = new Set<string>();
  const spelled = output.declarations.map((declaration) =>
    spellDeclaration(declaration, typeOf(declaration, output.models), used),
  );
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
