import { format } from "oxfmt";

/**
 * Formats a file as its name says. The settings are fixed: the output must not depend on where it is made.
 *
 * oxfmt lays code and Markdown out as Prettier does, natively; Prettier takes many seconds for a large client.
 */
export async function formatText(path: string, text: string): Promise<string> {
  const { code, errors } = await format(path, text, { printWidth: 100, endOfLine: "lf" });
  const [error] = errors;
  if (error !== undefined) {
    throw new Error(`${path}: ${error.message}`);
  }
  return code;
}
