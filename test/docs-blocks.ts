import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./program.js";

/** A piece of code that a page shows. */
export interface Block {
  /** The page, from the root. */
  page: string;
  language: string;
  text: string;
}

/** The pages for users: the README and what is in `docs/`. */
export const pages: readonly string[] = [
  "README.md",
  ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));

/** What a page says. */
export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** The pieces of code of a page, in its order. */
export function blocksOf(page: string): Block[] {
  return [...textOf(page).matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
    ([, language = "", text = ""]) => ({ page, language, text }),
  );
}
