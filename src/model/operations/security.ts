import type { At } from "../../json/pointer.js";
import type { Node } from "../../read/document.js";
import type { Requirement, SecurityScheme, TokenFlow } from "../api.js";
import { docOf } from "../docs.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { child, items, members, part, resolve, stringAt, type Source } from "../source.js";

/** The Security Scheme Objects under `components`, by their keys. */
export function readSchemes(root: Node, source: Source): Map<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, declared] of members(
    part(source, part(source, root, "components"), "securitySchemes"),
  )) {
    const node = resolve(source, declared);
    const scheme = node && readScheme(name, node, source);
    if (scheme !== undefined) {
      schemes.set(name, scheme);
    }
  }
  return schemes;
}

function readScheme(name: string, node: Node, source: Source): SecurityScheme | undefined {
  const described = {
    name,
    description: docOf(stringAt(node, "description")),
    scopes: readScopes(node),
    at: node.at,
  };
  switch (stringAt(node, "type")) {
    case "apiKey":
      return readApiKey(described, node, source);
    case "http": {
      const scheme = stringAt(node, "scheme")?.toLowerCase();
      return {
        ...described,
        kind: scheme === "basic" ? "basic" : scheme === "bearer" ? "bearer" : "other",
        ...(scheme && { scheme }),
      };
    }
    case "oauth2":
    case "openIdConnect":
      return { ...described, kind: "token", flows: readFlows(node) };
    case "mutualTLS":
      return { ...described, kind: "other", scheme: "mutual tls" };
    default:
      return { ...described, kind: "other" };
  }
}

function readApiKey(
  described: Omit<SecurityScheme, "kind">,
  node: Node,
  source: Source,
): SecurityScheme | undefined {
  const place = stringAt(node, "in");
  const parameter = stringAt(node, "name");
  const placed = place === "header" || place === "query" || place === "cookie";
  // A query parameter may be called anything; a header or a cookie must be a token (RFC 9110, 5.6.2; RFC 6265, 4.1.1).
  const named =
    parameter !== undefined && (place === "query" || /^[\w!#$%&'*+.^`|~-]+$/.test(parameter));
  if (!placed || !named) {
    source.problems.push({
      at: node.at,
      id: "security-incomplete",
      what: "An API key needs an `in` (header, query or cookie) and a `name` that can be sent there",
      todo: "Give both, such as in: header and name: X-API-Key.",
    });
    return undefined;
  }
  return { ...described, kind: "apiKey", in: place, parameter };
}

function readScopes(node: Node): SecurityScheme["scopes"] {
  const scopes = new Map<string, SecurityScheme["scopes"][number]>();
  for (const [, flow] of members(child(node, "flows"))) {
    for (const [name, description] of members(child(flow, "scopes"))) {
      scopes.set(name, { name, description: docOf(description.value) });
    }
  }
  return [...scopes.values()].sort((a, b) => byCodeUnit(a.name, b.name));
}

const urlKeys = ["authorizationUrl", "deviceAuthorizationUrl", "refreshUrl", "tokenUrl"];

function readFlows(node: Node): TokenFlow[] {
  const urlsOf = (owner: Node, keys: readonly string[]): TokenFlow["urls"] =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const url = stringAt(owner, key);
        return url === undefined ? [] : [[key, url]];
      }),
    );
  const flows = members(child(node, "flows")).map(([name, flow]): TokenFlow => {
    const scopes = members(child(flow, "scopes")).map(([scope]) => scope);
    return { name, urls: urlsOf(flow, urlKeys), scopes: scopes.sort(byCodeUnit), at: flow.at };
  });
  const urls = urlsOf(node, ["oauth2MetadataUrl", "openIdConnectUrl"]);
  const own = { name: "openIdConnect", urls, scopes: [], at: node.at };
  return [...flows, ...(Object.keys(urls).length > 0 ? [own] : [])];
}

/** A `security` list; undefined where the owner has no list. A scheme that is not declared is a problem. */
export function readSecurity(
  owner: Node,
  schemes: ReadonlyMap<string, SecurityScheme>,
  source: Source,
): Requirement[] | undefined {
  const declared = part(source, owner, "security");
  // What is no list is not read: it would be one of nothing, and the operation anonymous.
  if (!Array.isArray(declared?.value)) {
    return undefined;
  }
  return items(declared).map((alternative) =>
    members(alternative).flatMap(([named, scopes]) => {
      const scheme = schemeOf(named, owner.at, { schemes, source });
      if (scheme === undefined) {
        source.problems.push({
          at: scopes.at,
          id: "security-unknown",
          what: `There is no security scheme ${JSON.stringify(named)}`,
          todo: "Declare it under components.securitySchemes, or use one that is there.",
        });
      }
      return [
        {
          scheme: scheme ?? named,
          scopes: items(scopes).flatMap(({ value }) => (typeof value === "string" ? [value] : [])),
        },
      ];
    }),
  );
}

/** A requirement names a scheme, or refers to it; a name that exists wins (OpenAPI 3.2, 4.30.1). */
function schemeOf(
  named: string,
  from: At,
  { schemes, source }: { schemes: ReadonlyMap<string, SecurityScheme>; source: Source },
): string | undefined {
  if (schemes.has(named) || !named.includes("#")) {
    return schemes.has(named) ? named : undefined;
  }
  const target = source.document.follow(named, from);
  const at = "what" in target ? undefined : resolve(source, target)?.at;
  return [...schemes.values()].find((scheme) => scheme.at === at)?.name;
}

/**
 * The schemes that some requirement names, sorted. Where a client can send none of these, all that are declared: a
 * document that requires nothing may still be of an API that does.
 */
export function neededSchemes(
  { schemes, security }: { schemes: ReadonlyMap<string, SecurityScheme>; security: Requirement[] },
  operations: readonly { security: Requirement[] }[],
): SecurityScheme[] {
  const sorted = [...schemes.values()].sort((a, b) => byCodeUnit(a.name, b.name));
  const required = [security, ...operations.map((each) => each.security)].flat(2);
  const named = new Set(required.map(({ scheme }) => scheme));
  const needed = sorted.filter(({ name }) => named.has(name));
  return needed.some(({ kind }) => kind !== "other") ? needed : sorted;
}
