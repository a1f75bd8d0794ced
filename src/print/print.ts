import type { Output } from "../emit/output.js";
import type { ImportExtension } from "../emit/imports.js";
import { printCopy } from "./copy.js";
import { formatText } from "./format.js";
import { guestHeader, header } from "./header.js";

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

/** How the files are spelled. */
export interface PrintOptions {
  assets: Assets;
  importExtension: ImportExtension;
  /** Whether the files become part of a project whose linters and formatters look at them. Default false. */
  isGuest?: boolean | undefined;
}

/** Output[] → text: ts-morph prints code, Handlebars prints pages, oxfmt formats. */
export async function print(
  outputs: readonly Output[],
  { assets, importExtension, isGuest = false }: PrintOptions,
): Promise<PrintedFile[]> {
  const [{ printCode }, { printSchema }] = await Promise.all([
    import("./code.js"),
    import("./schema.js"),
  ]);
  const head = isGuest ? guestHeader : header;
  // Formatting runs beside printing: each file is handed over as soon as it is spelled.
  return Promise.all(
    outputs.map(async (output) => {
      const { path } = output;
      switch (output.kind) {
        case "code":
          return { path, text: head + (await formatText(path, printCode(output))) };
        case "schema":
          return {
            path,
            text: head + (await formatText(path, printSchema(output, importExtension))),
          };
        case "page": {
          // Not every layout has pages.
          const { printPage } = await import("./page.js");
          return { path, text: await formatText(path, printPage(output, assets.templates)) };
        }
        case "copy":
          return {
            path,
            text:
              (isGuest ? head : "") +
              printCopy(assets.runtime.get(output.from) ?? "", importExtension),
          };
        default:
          return output satisfies never;
      }
    }),
  );
}
