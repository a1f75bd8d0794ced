import type { Node } from "../../read/document.js";
import { stringAt } from "../source.js";

/** A name that npm takes: lower case, at most one scope. */
const npmName = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** The client's name on npm: `info.x-package-name` if npm would take it, otherwise the title as a slug and `-client`. */
export function packageNameOf(info: Node | undefined, title: string): string {
  const declared = info && stringAt(info, "x-package-name");
  if (declared !== undefined && npmName.test(declared) && declared.length <= 214) {
    return declared;
  }
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 100)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "api-client" : `${slug}-client`;
}
