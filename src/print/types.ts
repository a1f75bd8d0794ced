import { createImports, runtime, type ImportExtension } from "../emit/imports.js";
import type { TypesOutput } from "../emit/output.js";
import { printStatement } from "./code.js";
import { layOut, layOutCode } from "./lay-out.js";
import { spellDeclaration } from "./spell.js";
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
  const named = imports.declarations().map(printStatement);
  const head = named.length === 0 ? "" : await layOutCode(named, path);
  return `${head}${head && "\n"}${text}\n`;
}
