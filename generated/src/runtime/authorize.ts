import type { BaseClientOptions } from "./client.js";
import type { Connection } from "./connection.js";
import type { ApiDescription, SecurityScheme } from "./description.js";
import type { Operation } from "./operation.js";
import type { Secret } from "./secret.js";
import type { SentRequest } from "./security-schemes.js";

/** A scheme whose secrets the caller gave. */
export type Credentials = readonly [scheme: SecurityScheme, secrets: readonly Secret[]];

/** A page is warned once, however many clients it makes. */
let isWarned = false;

/** The schemes whose secrets the caller gave, by name. Throws `Invalid` on a text that cannot be sent. */
export function credentialsOf(
  options: BaseClientOptions,
  { schemes }: ApiDescription,
): Map<string, Credentials> {
  const given = new Map<string, Credentials>();
  for (const name in schemes) {
    const scheme = schemes[name] as SecurityScheme;
    const own = options.auth?.[name] ?? options;
    const secrets = scheme.options.map((option) =>
      typeof own === "object" ? (own as Record<string, Secret>)[option] : own,
    ) as Secret[];
    if (secrets.some((secret) => secret == null)) continue;
    given.set(name, [scheme, secrets]);
    // Sent to nowhere, so that what cannot be sent is refused at once.
    if (!secrets.some(isSupplier)) scheme.send({ url: "", headers: {} }, secrets as string[], name);
  }
  if (given.size > 0 && !isWarned && "document" in globalThis) {
    isWarned = true;
    // Whoever runs the page must see it, and only they can act.
    console.warn("Everyone who opens this page can read its API key.");
  }
  return given;
}

/** Whether the secret can be asked for again. */
export function isSupplier(secret: unknown): secret is () => string | Promise<string> {
  return typeof secret === "function";
}

/**
 * Adds the secrets of the first alternative whose secrets are all there. Without any the request goes out as it is:
 * a browser's proxy may hold the key.
 */
export async function authorize(
  { credentials, description }: Connection,
  { security = description.security }: Operation,
  request: SentRequest,
): Promise<void> {
  const names = security?.find((each) => each.every((name) => credentials.has(name)));
  for (const name of names ?? []) {
    const [scheme, secrets] = credentials.get(name) as Credentials;
    const texts: string[] = [];
    for (const secret of secrets) texts.push(isSupplier(secret) ? await secret() : secret);
    scheme.send(request, texts, scheme.name ?? name);
  }
}
