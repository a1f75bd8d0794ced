import type { Operation, Parameter } from "../model/api.js";
import type { Models } from "../model/schema/references.js";
import { dereference } from "../model/schema/references.js";
import { visitSchemas } from "../model/schema/visit-schemas.js";

/** What of a request is nobody's to see. */
export interface Secrets {
  /** Members of the request. */
  members: string[];
  /** Properties of its body, at any depth. */
  inBody: string[];
}

/**
 * What of an operation's request is a secret: cookies, passwords, and headers and parameters that are called like one. What
 * pages are asked for with, such as `page_token`, is none.
 */
export function secretsOf({ parameters, body, pagination }: Operation, models: Models): Secrets {
  const inBody = new Set<string>();
  const schemas = body?.content.flatMap(({ schema }) => (schema ? [schema] : [])) ?? [];
  for (const { properties = {} } of visitSchemas(schemas, models)) {
    for (const [name, property] of Object.entries(properties)) {
      if (dereference(property, models).format === "password") inBody.add(name);
    }
  }
  return {
    members: parameters
      .filter((each) => each.key !== pagination?.position && isSecret(each, models))
      .map(({ key }) => key),
    inBody: [...inBody],
  };
}

function isSecret({ in: place, name, schema }: Parameter, models: Models): boolean {
  if (place === "cookie" || dereference(schema, models).format === "password") return true;
  const said = place === "header" ? /auth|token|secret|key|session|passw/i : inAddresses;
  return place !== "path" && said.test(name);
}

/** In an address a token may be that of a page. */
const inAddresses = /(access|api|auth|bearer|csrf|id|refresh|session).?(key|token)|secret|passw/i;
