import type { Api, SecurityScheme } from "../../model/api.js";
import { code } from "../comment.js";
import { runtime, type Imports } from "../imports.js";
import type { Literal } from "../literal.js";
import type { RuntimeValue } from "../runtime/names.js";

/** The options that hold a scheme's secrets: `apiKey`, `bearerToken`, `username` and `password`. */
function optionsOf(scheme: SecurityScheme): string[] {
  switch (scheme.kind) {
    case "apiKey":
      return ["apiKey"];
    case "bearer":
    case "token":
      return ["bearerToken"];
    case "basic":
      return ["username", "password"];
    case "other":
      return [];
    default:
      return scheme.kind satisfies never;
  }
}

const keySenders = {
  header: "apiKeyHeader",
  query: "apiKeyQuery",
  cookie: "apiKeyCookie",
} as const;

/** The runtime's way to send a scheme's secrets. */
function senderOf(scheme: SentScheme): RuntimeValue {
  switch (scheme.kind) {
    case "apiKey":
      return keySenders[scheme.in ?? "header"];
    case "bearer":
    case "token":
      return "bearer";
    case "basic":
      return "basic";
    default:
      return scheme.kind satisfies never;
  }
}

/** A scheme that a client can send itself. */
type SentScheme = SecurityScheme & { kind: Exclude<SecurityScheme["kind"], "other"> };

function isSent(scheme: SecurityScheme): scheme is SentScheme {
  return scheme.kind !== "other";
}

/** The schemes that the client sends secrets for, and whether others are of the same kind. */
export function sentSchemes(api: Api): { scheme: SentScheme; isOneOfSeveral: boolean }[] {
  const sent = api.schemes.filter(isSent);
  const isAlike = (one: SecurityScheme, other: SecurityScheme): boolean =>
    one !== other && optionsOf(one)[0] === optionsOf(other)[0];
  return sent.map((scheme) => ({
    scheme,
    isOneOfSeveral: sent.some((other) => isAlike(scheme, other)),
  }));
}

/**
 * The options of this API's client that hold secrets, each with the way in which it goes out. Of several schemes of a
 * kind none has such an option, which would not tell for which of them a secret was given.
 */
export function secretOptions(api: Api): Map<string, string> {
  const single = sentSchemes(api).filter(({ isOneOfSeveral }) => !isOneOfSeveral);
  return new Map(
    single.flatMap(({ scheme }) => optionsOf(scheme).map((option) => [option, sentAs(scheme)])),
  );
}

/** Where examples find the secret of an option: `API_KEY` of `apiKey`. */
export function environmentVariable(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** What the runtime is told of the schemes. */
export function schemesOf(api: Api, imports: Imports): Literal | undefined {
  const schemes = sentSchemes(api);
  const value = (name: RuntimeValue): Literal => ({ expression: imports.value(runtime, name) });
  const literals = schemes.map(({ scheme, isOneOfSeveral }): [string, Literal] => [
    scheme.name,
    {
      send: value(senderOf(scheme)),
      name: scheme.parameter,
      options: optionsOf(scheme),
      from: schemes.length === 1 ? undefined : value(isOneOfSeveral ? "byNameOnly" : "byName"),
    },
  ]);
  return literals.length === 0 ? undefined : Object.fromEntries(literals);
}

/** How a scheme's secret goes out, as it stands behind "Sent". */
export function sentAs(scheme: SecurityScheme): string {
  const name = scheme.parameter === undefined ? "" : ` ${code(scheme.parameter)}`;
  switch (scheme.kind) {
    case "apiKey":
      return `as the ${scheme.in === "query" ? "query parameter" : (scheme.in ?? "header")}${name}`;
    case "bearer":
    case "token":
      return "as a bearer token";
    case "basic":
      return "with HTTP Basic authentication";
    case "other":
      return "by no means of this client";
    default:
      return scheme.kind satisfies never;
  }
}
