import { sameValue } from "../../checks/values/same-value.js";
import type { Api, Operation, Requirement, SecurityScheme } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import type { Change, Effect } from "../change.js";
import type { Rule } from "./rule.js";
import { compareFlows } from "./token-flows.js";

export const security: Rule = {
  id: "security",
  title: "The credentials that a caller needs",
  explain:
    "A caller needs one alternative of `security`, with all of its schemes and scopes. If an alternative that works today satisfies none of the new ones, its callers are refused. Schemes are the same if they are sent the same way, whatever their names.",
};
export const securityScheme: Rule = {
  id: "security-scheme",
  title: "How credentials are sent",
  explain:
    "The server no longer finds credentials that are sent in another place, under another name or by another scheme.",
};

type Alternative = ReadonlyMap<string, readonly string[]>;

/** Compares what an operation requires. */
export function compareSecurity(
  apis: { base: Api; head: Api },
  base: Operation,
  head: Operation,
): Change[] {
  const before = alternatives(base.security, apis.base, apis.head);
  const after = alternatives(head.security, apis.head, apis.base);
  const lost = before.some((old) => !after.some((now) => satisfies(old, now)));
  const gained = after.some((now) => !before.some((old) => satisfies(now, old)));
  const effect: Effect = lost ? (gained ? "incomparable" : "narrows") : gained ? "widens" : "none";
  const changes: Change[] = changedSchemes(apis, base, head);
  if (effect !== "none") {
    changes.push({
      rule: security.id,
      effect,
      base: placeOf(base, apis.base),
      head: placeOf(head, apis.head),
      what: `needs ${spelled(head.security)} and no longer ${spelled(base.security)}`,
      before: spelled(base.security),
      after: spelled(head.security),
    });
  }
  return changes;
}

/** No alternatives: anyone may call. */
function alternatives(requirements: Requirement[], api: Api, other: Api): Alternative[] {
  if (requirements.length === 0) return [new Map()];
  return requirements.map(
    (requirement) =>
      new Map(requirement.map(({ scheme, scopes }) => [identityOf(scheme, api, other), scopes])),
  );
}

/** How the credentials are sent; of a scheme that is on both sides its name, since its own change is a finding. */
function identityOf(name: string, api: Api, other: Api): string {
  const scheme = api.schemes.find((each) => each.name === name);
  const shared = other.schemes.some((each) => each.name === name);
  return shared || scheme === undefined ? name : wire(scheme);
}

/** True if whoever can show `held` can show what is `needed`; the scope `*` is all scopes. */
function satisfies(held: Alternative, needed: Alternative): boolean {
  return [...needed].every(([scheme, scopes]) => {
    const own = held.get(scheme);
    return own !== undefined && (own.includes("*") || scopes.every((scope) => own.includes(scope)));
  });
}

function changedSchemes(
  apis: { base: Api; head: Api },
  base: Operation,
  head: Operation,
): Change[] {
  const used = new Set([...base.security, ...head.security].flat().map(({ scheme }) => scheme));
  return [...used].flatMap((name): Change[] => {
    const before = apis.base.schemes.find((scheme) => scheme.name === name);
    const after = apis.head.schemes.find((scheme) => scheme.name === name);
    if (before === undefined || after === undefined) return [];
    if (wire(before) === wire(after)) return compareFlows(before, after, scopesOf(head, name));
    return [
      {
        rule: securityScheme.id,
        effect: isKnown(before) && isKnown(after) ? "incomparable" : "unknown",
        base: before.at,
        head: after.at,
        what: `the credentials \`${name}\` are sent as ${wire(after)} and no longer as ${wire(before)}`,
        before: wire(before),
        after: wire(after),
      },
    ];
  });
}

/** The scopes of a scheme that an operation needs, whichever alternative is taken. */
function scopesOf({ security: alternatives }: Operation, name: string): string[] {
  return alternatives.flat().flatMap(({ scheme, scopes }) => (scheme === name ? scopes : []));
}

/** Whether the document says how the credentials are sent. */
function isKnown({ kind, scheme }: SecurityScheme): boolean {
  return kind !== "other" || scheme !== undefined;
}

function wire({ kind, in: place, parameter, scheme }: SecurityScheme): string {
  if (kind === "apiKey")
    return `${place} \`${place === "header" ? parameter?.toLowerCase() : parameter}\``;
  // An access token of OAuth 2 or OpenID Connect is sent as a bearer token (RFC 6750).
  return kind === "token" ? "`bearer`" : `\`${scheme ?? kind}\``;
}

function placeOf(operation: Operation, api: Api): string {
  return sameValue(operation.security, api.security)
    ? "#/security"
    : pointer(operation.at, "security");
}

function spelled(requirements: Requirement[]): string {
  if (requirements.length === 0) return "nothing";
  return requirements
    .map(
      (requirement) =>
        requirement
          .map(({ scheme, scopes }) => [`\`${scheme}\``, ...scopes].join(" "))
          .join(" and ") || "nothing",
    )
    .join(", or ");
}
