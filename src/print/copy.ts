import type { ImportExtension } from "../emit/imports.js";

/** A runtime file as the client gets it: as it is, but for the extension of its relative imports. */
export function printCopy(text: string, extension: ImportExtension): string {
  if (extension === "js") {
    return text;
  }
  const replacement = extension === "none" ? "" : `.${extension}`;
  return text.replace(/(from "\.[^"\n]*)\.js";/g, `$1${replacement}";`);
}
