import { isObject } from "../../json/is-object.js";
import type { Document, Node, Problem } from "../../read/document.js";
import { stringAt } from "../source.js";
import type { Api } from "../api.js";

/** A name that npm takes: lower case, at most one scope. */
const npmName = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** The client's name on npm: `info.x-package-name` if npm would take it, otherwise the title as a slug and `-client`. */
export function packageNameOf(info: Node | undefined, title: string): string {
  const declared = info && stringAt(info, "x-package-name");
  if (declared !== undefined && isNpmName(declared)) return declared;
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 100)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "api-client" : `${slug}-client`;
}

function isNpmName(name: string): boolean {
  return npmName.test(name) && name.length <= 214;
}

/** Where a client's name on npm may come from. */
interface Naming {
  /** What the user calls it; undefined where it is the document's to say. */
  packageName?: string | undefined;
  /** Whether the document is ours. */
  isTrusted: boolean;
}

/**
 * Gives the client the name that the user wants. A name that a document chose, and that nobody's scope holds, may be
 * somebody else's package: that is a warning.
 */
export function namePackage(
  api: Api,
  document: Document,
  { packageName, isTrusted }: Naming,
): { api: Api; problems: Problem[]; warnings: Problem[] } {
  if (packageName !== undefined) {
    const what = `${JSON.stringify(packageName)} is not a name that npm takes`;
    const problem = {
      at: "#",
      id: "package-name-invalid" as const,
      what,
      todo: "Correct --package-name.",
    };
    const problems = isNpmName(packageName) ? [] : [problem];
    return { api: { ...api, packageName }, problems, warnings: [] };
  }
  const { info } = document.root;
  const declared = isObject(info) ? info["x-package-name"] : undefined;
  const isDoubtful = !isTrusted && declared === api.packageName && !declared.startsWith("@");
  const warning = {
    at: "#/info/x-package-name",
    id: "package-name-unscoped" as const,
    what: `The document names the package ${JSON.stringify(declared)}, without a scope: it may be somebody else's`,
    todo: "Name it with --package-name, or give it a scope that you own.",
  };
  return { api, problems: [], warnings: isDoubtful ? [warning] : [] };
}
