import type { Node } from "../../read/document.js";
import type { Server, ServerVariable } from "../api.js";
import { docOf } from "../docs.js";
import { child, items, members, part, pointer, stringAt, type Source } from "../source.js";

/** The Server Objects of an owner. None at the root means `/` (OpenAPI 3.1, 4.8.1.1). */
export function readServers(owner: Node, source: Source): Server[] {
  return items(part(source, owner, "servers")).flatMap((node) => {
    const template = stringAt(node, "url");
    if (template === undefined) return [];
    const server = readServer(template, node);
    warnOfUnusable(server, source);
    return [server];
  });
}

/** The client refuses a base URL that paths cannot be joined to, and would only say so when it is made. */
function warnOfUnusable({ url, at }: Server, { warnings }: Source): void {
  if (isBase(url)) return;
  warnings.push({
    at: pointer(at, "url"),
    id: "server-unusable",
    what: `${JSON.stringify(url)} is no URL of http or https without user, query and fragment`,
    todo: "Correct it, or the defaults of its variables: paths cannot be joined to it, and the client refuses it.",
  });
}

/** Relative ones are joined to the page's own (OpenAPI 3.1, 4.8.5). */
function isBase(url: string): boolean {
  try {
    const { protocol, origin, pathname, href } = new URL(url, "https://page.invalid");
    return /^https?:$/.test(protocol) && href === origin + pathname;
  } catch {
    return false;
  }
}

function readServer(template: string, node: Node): Server {
  const variables = members(child(node, "variables")).map(([name, variable]) =>
    readVariable(name, variable),
  );
  const url = template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    return variables.find((variable) => variable.name === name)?.default ?? whole;
  });
  return {
    url,
    description: docOf(stringAt(node, "description")),
    ...(url !== template && { template }),
    variables,
    at: node.at,
  };
}

function readVariable(name: string, node: Node): ServerVariable {
  const allowed = items(child(node, "enum")).flatMap(textOf);
  const [fallback = allowed[0] ?? ""] = textOf(child(node, "default"));
  return {
    name,
    default: fallback,
    ...(allowed.length > 0 && { enum: allowed }),
    description: docOf(stringAt(node, "description")),
  };
}

/** Values are strings; in YAML a port without quotes is a number, and meant to be its digits. */
function textOf(node: Node | undefined): string[] {
  const value = node?.value;
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}
