/** How many characters a line may have. */
export const lineWidth = 100;

/**
 * Formats a file as its name says. The settings are fixed: the output must not depend on where it is made.
 *
 * oxfmt lays code and Markdown out as Prettier does, natively; Prettier takes many seconds for a large client. It takes
 * 25 MB, so that it is loaded where there is something to format.
 */
export async function formatText(path: string, text: string): Promise<string> {
  const { format } = await import("oxfmt");
  const { code, errors } = await format(path, text, { printWidth: lineWidth, endOfLine: "lf" });
  const [error] = errors;
  if (error !== undefined) {
    throw new Error(`${path}: ${error.message}`);
  }
  return code;
}
