import type { Node } from "../document.js";
import { member, membersOf, type SwaggerContext } from "./context.js";
import { MadeObject, type Made } from "./made.js";

/** The flows of OAuth 2 as OpenAPI 3 calls them. */
const flows: Readonly<Record<string, string>> = {
  accessCode: "authorizationCode",
  application: "clientCredentials",
  implicit: "implicit",
  password: "password",
};

/** `securityDefinitions` as `securitySchemes`. */
export function securitySchemesOf(definitions: Node, context: SwaggerContext): Made {
  const schemes = new MadeObject(context.originOf(definitions.at));
  for (const [name, written] of membersOf(definitions)) {
    schemes.set(name, schemeOf(context.resolved(written), context));
  }
  return schemes;
}

function schemeOf(node: Node, context: SwaggerContext): Made {
  const scheme = new MadeObject(context.originOf(node.at));
  const flow = new MadeObject(context.originOf(node.at));
  for (const [key, part] of membersOf(node)) {
    if (/^(authorizationUrl|scopes|tokenUrl)$/.test(key)) flow.set(key, context.kept(part));
    else if (key !== "flow") scheme.set(key, context.kept(part));
  }
  const type = member(node, "type");
  if (type?.value === "basic") {
    scheme.say("type", "http", context.originOf(type.at));
    scheme.say("scheme", "basic", context.originOf(type.at));
  }
  if (type?.value !== "oauth2") return scheme;
  if (!member(node, "scopes")) flow.say("scopes", {});
  const named = new MadeObject(context.originOf(node.at));
  named.set(flows[String(member(node, "flow")?.value)] ?? "implicit", flow);
  scheme.set("flows", named);
  return scheme;
}
