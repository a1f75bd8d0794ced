import type { Api, Operation, Requirement, SecurityScheme } from "../../model/api.js";
import type { ReadHeaders } from "./arrived.js";

/** A key, whose it is, and what it may do. */
export interface Key {
  key: string;
  /** The organization whose records it reads and writes. */
  organization: string;
  scopes: readonly string[];
}

/** Whose call it is; or why it is refused. */
export type Access = { key: Key } | { status: 401 | 403; text: string; reason: string };

/** The part of an API that says where keys are sent. */
type Schemes = Pick<Api, "schemes">;

export interface AccessRules {
  api: Schemes;
  keys: readonly Key[];
  /** The scope that stands for every scope. */
  everything?: string | undefined;
}

/** Whether a call may be carried out: one of the alternatives of its security has to be met in all its parts. */
export function accessOf(
  operation: Operation,
  call: { url: URL; headers: ReadHeaders },
  { api, keys, everything }: AccessRules,
): Access {
  const open =
    operation.security.length === 0 || operation.security.some(({ length }) => length === 0);
  let wasSent = false;
  let lacking: string[] | undefined;
  for (const requirement of operation.security) {
    const found = requirement.map(({ scheme }) => keyOf(api, scheme, { ...call, keys }));
    const key = found.find((each) => typeof each === "object");
    if (key === undefined || found.some((each) => typeof each !== "object")) {
      wasSent ||= found.includes("unknown");
      continue;
    }
    const missing = missingScopes(requirement, key, everything);
    if (missing.length === 0) return { key };
    lacking = missing;
  }
  const [first] = keys;
  return open && first ? { key: first } : refusalOf(operation, api, { wasSent, lacking });
}

/** Why a call is not carried out: most is said of a key that is known. */
function refusalOf(
  { security, at }: Operation,
  api: Schemes,
  { wasSent, lacking }: { wasSent: boolean; lacking: readonly string[] | undefined },
): Access {
  const rule = `(security, ${at})`;
  if (lacking !== undefined) {
    const scopes = lacking.join(", ");
    const reason = `the key lacks the scope ${scopes} ${rule}`;
    return { status: 403, text: `Missing scope: ${scopes}`, reason };
  }
  const wanted = security.map((each) => each.map((one) => spelling(api, one.scheme)));
  const places = wanted.map((each) => each.join(" and ")).join(", or ");
  return wasSent
    ? {
        ...{ status: 401, text: "Invalid API key" },
        reason: `the key that was sent is none of the emulator's: ${places} ${rule}`,
      }
    : {
        ...{ status: 401, text: "Missing API key" },
        reason: `no key was sent: ${places} ${rule}`,
      };
}

/** Where a scheme has its key, as people write it. */
function spelling(api: Schemes, name: string): string {
  const scheme = api.schemes.find((each) => each.name === name);
  if (scheme === undefined) return name;
  switch (scheme.kind) {
    case "apiKey":
      return `${scheme.in ?? "header"} ${scheme.parameter ?? name}`;
    case "basic":
      return "header Authorization: Basic";
    case "bearer":
    case "token":
      return "header Authorization: Bearer";
    case "other":
      return name;
    default:
      return scheme.kind satisfies never;
  }
}

/** The scopes that a requirement asks for and a key does not have. */
function missingScopes(
  requirement: Requirement,
  key: Key,
  everything: string | undefined,
): string[] {
  const has = (scope: string): boolean =>
    key.scopes.includes(scope) || (everything !== undefined && key.scopes.includes(everything));
  return requirement.flatMap(({ scopes }) => scopes).filter((scope) => !has(scope));
}

function keyOf(
  api: Schemes,
  name: string,
  call: { url: URL; headers: ReadHeaders; keys: readonly Key[] },
): Key | "missing" | "unknown" {
  const scheme = api.schemes.find((each) => each.name === name);
  const sent = scheme ? credentials(scheme, call) : [];
  const key = call.keys.find((each) => sent.includes(each.key));
  return key ?? (sent.length > 0 ? "unknown" : "missing");
}

/** What was sent for a scheme. Of a user and a password, each or both together may be the key. */
function credentials(
  scheme: SecurityScheme,
  { url, headers }: { url: URL; headers: ReadHeaders },
): string[] {
  const texts = (text: string | null | undefined): string[] => (text ? [text] : []);
  const [, word = "", rest] = /^(\S+)\s+(.*)$/.exec(headers.get("authorization") ?? "") ?? [];
  switch (scheme.kind) {
    case "apiKey": {
      const name = scheme.parameter ?? "";
      if (scheme.in === "header") {
        return texts(headers.get(name));
      }
      return texts(scheme.in === "query" ? url.searchParams.get(name) : cookie(name, headers));
    }
    case "bearer":
    case "token":
      return word.toLowerCase() === "bearer" ? texts(rest) : [];
    case "basic": {
      const pair = word.toLowerCase() === "basic" ? atobOr(rest ?? "") : "";
      const colon = pair.indexOf(":");
      return pair === "" ? [] : [pair, pair.slice(0, colon), pair.slice(colon + 1)];
    }
    case "other":
      return texts(rest);
    default:
      return scheme.kind satisfies never;
  }
}

function cookie(name: string, headers: ReadHeaders): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function atobOr(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}
