import { createImports, runtime, type ImportExtension } from "../emit/imports.js";
import type { TypesOutput } from "../emit/output.js";
import { printStatement } from "./code.js";
import { formatText } from "./format.js";
import { spellDeclaration, type DeclarationText } from "./spell.js";
import { typeOf } from "./type-of.js";

/** Spells a file of types: the imports that it needs, and one declaration for each type. */
export async function printTypes(
  { path, declarations, models }: TypesOutput,
  extension: ImportExtension,
): Promise<string> {
  const own = new Set(declarations.map(({ name }) => name as string));
  const imports = createImports(extension, path);
  const use = {
    model: (name: string) => void (own.has(name) || imports.type("./models", name)),
    runtimeType: (name: "Flavored" | "Upload") => void imports.type(runtime, name),
  };
  const spelled = declarations.map((declaration) =>
    spellDeclaration(declaration, typeOf(declaration, models), use),
  );
  const text = (await layOut(spelled, path)).join("\n\n");
  const head = await formatText(path, imports.declarations().map(printStatement).join(""));
  return `${head}${head && "\n"}${text}\n`;
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
