import type { Node } from "../document.js";
import { itemsOf, member, membersOf, textsOf, type SwaggerContext } from "./context.js";
import { MadeObject, madeList, type Made } from "./made.js";

/**
 * The servers that `host`, `basePath` and `schemes` are; undefined where nothing is said. https comes first: of several
 * servers the first is the default.
 *
 * @param node what says the schemes: the document, or an operation
 */
export function serversOf(node: Node, context: SwaggerContext): Made | undefined {
  const { root } = context;
  const parameterized = member(root, "x-ms-parameterized-host");
  if (parameterized !== undefined) return parameterizedServer(parameterized, context);
  const host = textAt(root, "host");
  const path = pathOf(root);
  if (host === undefined && path === "") return undefined;
  const origin = context.originOf(
    (member(root, host === undefined ? "basePath" : "host") ?? root).at,
  );
  const urls =
    host === undefined ? [path] : schemesOf(node).map((scheme) => `${scheme}://${host}${path}`);
  const servers = urls.map((url) => {
    const server = new MadeObject(origin);
    server.say("url", url);
    return server;
  });
  return madeList(servers, origin);
}

/** Without any, the scheme is that of the document's own URL; nobody should send more in plain text than is said. */
function schemesOf(node: Node): string[] {
  const schemes = textsOf(member(node, "schemes")) ?? [];
  const known = ["https", "http"].filter((scheme) => schemes.includes(scheme));
  return known.length > 0 ? known : ["https"];
}

/** Empty where it is the root. */
function pathOf(root: Node): string {
  const path = (textAt(root, "basePath") ?? "").replace(/\/+$/, "");
  return path === "" || path.startsWith("/") ? path : `/${path}`;
}

function textAt(node: Node, key: string): string | undefined {
  const value = member(node, key)?.value;
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Azure's way to say that the host has parameters. */
function parameterizedServer(node: Node, context: SwaggerContext): Made {
  const origin = context.originOf(node.at);
  const isPrefixed = member(node, "useSchemePrefix")?.value !== false;
  const template = textAt(node, "hostTemplate") ?? "";
  const server = new MadeObject(origin);
  server.say("url", (isPrefixed ? "https://" : "") + template + pathOf(context.root));
  const variables = new MadeObject(origin);
  for (const parameter of itemsOf(member(node, "parameters")).map((each) =>
    context.resolved(each),
  )) {
    const variable = new MadeObject(context.originOf(parameter.at));
    variable.say("default", "");
    for (const [key, part] of membersOf(parameter)) {
      if (["default", "description", "enum"].includes(key)) variable.set(key, context.kept(part));
    }
    variables.set(String(member(parameter, "name")?.value), variable);
  }
  server.set("variables", variables);
  return madeList([server], origin);
}
