import type { Api } from "../../model/api.js";
import { literalText, membersOf, type Member } from "./members.js";
import type { Creation, Reading } from "./origin.js";
import { indentOf } from "./request-text.js";
import type { Rewriting } from "./rewriting.js";

/** The call of ours that creates a client, with the options that the old one had. */
export function creationText(
  reading: Reading,
  { node, options }: Creation,
  { rewriting, isRelative }: { rewriting: Rewriting; isRelative: boolean },
): string {
  const text = (each: Member): string => rewriting.textOf(each.node);
  const members = options === undefined ? [] : membersOf(reading, options);
  if (members === undefined) return `createClient(${options ? rewriting.textOf(options) : ""})`;
  const own: string[] = [];
  if (isRelative && !members.some(({ name }) => name === "baseUrl" || name === undefined)) {
    own.push('baseUrl: "/"');
  }
  for (const each of members) {
    if (each.name === "baseUrl") {
      const url = literalText(reading.checker, each.value);
      own.push(text(each));
      if (url && /^http:\/\/(?!localhost|127\.|\[::1\])/.test(url)) own.push("allowInsecure: true");
    } else if (each.name === "headers") own.push(...headerOptions(reading, each, rewriting));
    else if (each.name === "auth") own.push(authOption(reading.api, each, rewriting));
    else own.push(text(each));
  }
  const indent = indentOf(node);
  const line = `{ ${own.join(", ")} }`;
  if (own.length === 0) return "createClient()";
  if (!node.getText().includes("\n") || (own.length === 1 && !line.includes("\n"))) {
    return `createClient(${line})`;
  }
  return `createClient({\n${own.map((each) => `${indent}  ${each},\n`).join("")}${indent}})`;
}

/** The secret among the headers becomes the option that holds it; the others stay headers. */
function headerOptions(reading: Reading, headers: Member, rewriting: Rewriting): string[] {
  const members = membersOf(reading, headers.value);
  if (members === undefined) return [rewriting.textOf(headers.node)];
  const secrets: string[] = [];
  const rest: string[] = [];
  for (const each of members) {
    const secret = secretOf(reading, each, rewriting);
    if (secret === undefined) rest.push(rewriting.textOf(each.node));
    else secrets.push(secret);
  }
  return [...secrets, ...(rest.length > 0 ? [`headers: { ${rest.join(", ")} }`] : [])];
}

function secretOf(
  { api, compiler }: Reading,
  { name, value }: Member,
  rewriting: Rewriting,
): string | undefined {
  const kinds = api.schemes.filter(({ kind }) => kind !== "other");
  const key = kinds.find(
    (each) =>
      each.kind === "apiKey" &&
      each.in === "header" &&
      each.parameter?.toLowerCase() === name?.toLowerCase(),
  );
  if (key !== undefined) return optionOf(api, key.name, rewriting.textOf(value));
  const bearer = kinds.find(({ kind }) => kind === "bearer" || kind === "token");
  if (name?.toLowerCase() !== "authorization" || bearer === undefined) return undefined;
  if (compiler.isTemplateExpression(value) && value.head.text === "Bearer ") {
    const [span] = value.templateSpans;
    const isAll = value.templateSpans.length === 1 && span?.literal.text === "";
    return isAll && span
      ? optionOf(api, bearer.name, rewriting.textOf(span.expression))
      : undefined;
  }
  if (compiler.isStringLiteralLike(value) && value.text.startsWith("Bearer ")) {
    return optionOf(api, bearer.name, JSON.stringify(value.text.slice("Bearer ".length)));
  }
  return undefined;
}

/** hey-api's `auth`: a secret, or what gives one. */
function authOption(api: Api, auth: Member, rewriting: Rewriting): string {
  const [scheme, ...others] = api.schemes.filter(({ kind }) => kind !== "other");
  if (scheme === undefined || others.length > 0) return rewriting.textOf(auth.node);
  return optionOf(api, scheme.name, rewriting.textOf(auth.value));
}

/** `apiKey: key`, or in `auth` by its scheme where several schemes are of the kind. */
function optionOf(api: Api, name: string, text: string): string {
  const option = (kind: string): string => (kind === "apiKey" ? "apiKey" : "bearerToken");
  const scheme = api.schemes.find((each) => each.name === name);
  const own = option(scheme?.kind ?? "");
  const alike = api.schemes.filter(
    ({ kind }) => kind !== "other" && kind !== "basic" && option(kind) === own,
  );
  if (alike.length === 1) return text === own ? own : `${own}: ${text}`;
  return `auth: { ${JSON.stringify(name)}: ${text} }`;
}
