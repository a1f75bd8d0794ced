import { serialize } from "node:v8";
import type { Output } from "../emit/output.js";
import type { ImportExtension } from "../emit/imports.js";
import { printCopy } from "./copy.js";
import type { Earlier } from "./earlier.js";
import { formatText } from "./format.js";
import { guestHeader, header } from "./header.js";
import { layOutCode } from "./lay-out.js";

/** A file of the output, spelled. */
export interface PrintedFile {
  path: string;
  text: string;
}

/** Templates, by their path below `templates/`. */
export interface Assets {
  templates: ReadonlyMap<string, string>;
}

/** How the files are spelled. */
export interface PrintOptions {
  assets: Assets;
  importExtension: ImportExtension;
  /** Whether the files become part of a project whose linters and formatters look at them. Default false. */
  isGuest?: boolean | undefined;
  /** Whether people read the text, so that it is laid out for them. Default true. */
  isRead?: boolean | undefined;
  /** What was printed before with the same options, by the same program. Default: nothing. */
  earlier?: Earlier | undefined;
}

/**
 * How many files are in work at a time: while one is formatted, natively, the next is spelled. With more of them the
 * formatter would hold them all, outside the memory that is collected.
 */
const concurrency = 2;

/** Output[] → text: types and code are spelled here, Handlebars fills pages in, oxfmt formats. */
export async function print(
  outputs: readonly Output[],
  options: PrintOptions,
): Promise<PrintedFile[]> {
  const files: PrintedFile[] = [];
  // Types take longest to format: the others are spelled meanwhile.
  const rest = [...outputs.entries()]
    .sort(([, a], [, b]) => Number(b.kind === "types") - Number(a.kind === "types"))
    .values();
  const work = async (): Promise<void> => {
    for (const [index, output] of rest) {
      files[index] = { path: output.path, text: await printFile(output, options) };
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return files;
}

async function printFile(
  output: Output,
  { assets, importExtension, isGuest = false, isRead = true, earlier }: PrintOptions,
): Promise<string> {
  const { path } = output;
  const head = isGuest ? guestHeader : header;
  switch (output.kind) {
    case "code": {
      const { printStatements } = await import("./code.js");
      const statements = printStatements(output.structure);
      const text = statements.join("");
      if (!isRead) return head + text;
      return earlier?.text(path, text) ?? head + (await layOutCode(statements, path));
    }
    case "types": {
      const known = earlier?.text(path, serialize(output));
      if (known !== undefined) return known;
      const { printTypes } = await import("./types.js");
      return head + (await printTypes(output, importExtension));
    }
    case "page": {
      const { printPage } = await import("./page.js");
      const text = printPage(output, assets.templates);
      if (path.endsWith(".txt")) return text;
      return earlier?.text(path, text) ?? formatText(path, text);
    }
    case "copy": {
      const text = printCopy(output);
      return isGuest ? head + text : text;
    }
    default:
      return output satisfies never;
  }
}
