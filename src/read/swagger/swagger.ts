import type { Document, LocatedProblem } from "../document.js";
import type { Files } from "../files.js";
import { placeFrom } from "../overlay/origin.js";
import type { SourceText } from "../parse.js";
import { member, membersOf, SwaggerContext } from "./context.js";
import { MadeObject } from "./made.js";
import { pathsOf } from "./operations.js";
import { schemasOf } from "./schemas.js";
import { securitySchemesOf } from "./security.js";
import { serversOf } from "./servers.js";

/** A Swagger document in the words of OpenAPI 3.0; its places lead to what was written. */
export interface Converted {
  text: SourceText;
  warnings: LocatedProblem[];
}

/** Members of the root that OpenAPI 3 has elsewhere. */
const elsewhere =
  /^(basePath|consumes|definitions|host|parameters|paths|produces|responses|schemes|securityDefinitions|swagger)$/;

/**
 * Swagger 2.0 → OpenAPI 3.0. Parameters and responses stand where they are used, since what they become depends on what
 * the operation consumes and produces; schemas stay apart.
 *
 * @param files those of the document as written
 */
export function convertSwagger(files: Files, follow: Document["follow"]): Converted {
  const context = new SwaggerContext(files, follow);
  const { root } = context;
  const document = new MadeObject(context.originOf(root.at));
  document.say("openapi", "3.0.3", context.originOf("#/swagger"));
  for (const [key, node] of membersOf(root)) {
    if (!elsewhere.test(key)) document.set(key, context.kept(node));
  }
  document.set("servers", serversOf(root, context));
  const paths = member(root, "paths");
  document.set("paths", paths && pathsOf(paths, context));
  const components = new MadeObject(context.originOf(root.at));
  const definitions = member(root, "definitions");
  components.set("schemas", definitions && schemasOf(definitions, context));
  const security = member(root, "securityDefinitions");
  components.set("securitySchemes", security && securitySchemesOf(security, context));
  document.set("components", components.filled);
  const { value, origin } = document;
  const written = files.root;
  const text: SourceText = {
    shown: written.shown,
    lines: written.lines,
    parsed: { ...written.parsed, value },
    place: (tokens) => placeFrom(origin, tokens),
    mentions: (part) => written.mentions(part),
  };
  return { text, warnings: context.warnings };
}
