import { format } from "prettier";

/** Formats a file as its name says. The settings are fixed: the output must not depend on where it is made. */
export async function formatText(path: string, text: string): Promise<string> {
  return format(text, { filepath: path, printWidth: 100, endOfLine: "lf" });
}
