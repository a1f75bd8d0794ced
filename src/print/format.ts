import { format as formatWithOxfmt } from "oxfmt";
import { format as formatWithPrettier } from "prettier";

/**
 * The settings are fixed: the output must not depend on where it is made.
 */
const settings = { printWidth: 100, endOfLine: "lf" } as const;

/** Formats a page, such as Markdown or JSON, as its name says. */
export async function formatPage(path: string, text: string): Promise<string> {
  return formatWithPrettier(text, { ...settings, filepath: path });
}

/**
 * Formats a file of code. Prettier takes several seconds for the client of a large document; oxfmt formats by the same
 * rules, natively, and several files at once.
 */
export async function formatCode(path: string, text: string): Promise<string> {
  const { code, errors } = await formatWithOxfmt(path, text, settings);
  const [error] = errors;
  if (error !== undefined) {
    throw new Error(`${path}: ${error.message}`);
  }
  return code;
}
