import type { Output } from "../emit/output.js";
import type { ImportExtension } from "../emit/imports.js";
import { printCopy } from "./copy.js";
import { formatText } from "./format.js";
import { header } from "./header.js";
import { printPage } from "./page.js";

/** A file of the output, spelled. */
export interface PrintedFile {
  path: string;
  text: string;
}

/** Texts that the package brings along. */
export interface Assets {
  /** Templates, by their path below `templates/`. */
  templates: ReadonlyMap<string, string>;
  /** Sources of the runtime, by file name. */
  runtime: ReadonlyMap<string, string>;
}

/** Output[] → text: ts-morph prints code, Handlebars prints pages, oxfmt formats. */
export async function print(
  outputs: readonly Output[],
  { assets, importExtension }: { assets: Assets; importExtension: ImportExtension },
): Promise<PrintedFile[]> {
  const [{ createCodePrinter }, { printSchema }] = await Promise.all([
    import("./code.js"),
    import("./schema.js"),
  ]);
  const printCode = createCodePrinter();
  // Formatting runs beside printing: each file is handed over as soon as it is spelled.
  return Promise.all(
    outputs.map(async (output) => {
      const { path } = output;
      switch (output.kind) {
        case "code":
          return { path, text: header + (await formatText(path, printCode(output))) };
        case "schema":
          return {
            path,
            text: header + (await formatText(path, printSchema(output, importExtension))),
          };
        case "page":
          return { path, text: await formatText(path, printPage(output, assets.templates)) };
        case "copy":
          return {
            path,
            text: printCopy(assets.runtime.get(output.from) ?? "", importExtension),
          };
        default:
          return output satisfies never;
      }
    }),
  );
}
