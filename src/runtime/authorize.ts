import type { Connection } from "./connection.js";
import type { BasicCredentials, Secret } from "./secret.js";
import type { SentRequest } from "./security-schemes.js";

/** Where a client's secrets come from. */
type Source = Pick<Connection, "options" | "description">;

/**
 * Adds the secrets of the first alternative whose secrets are all there. Without any the request goes out as it is:
 * a browser's proxy may hold the key. Resolves to true where a function supplied one.
 */
export async function authorize(
  source: Source,
  request: SentRequest,
  security: readonly (readonly string[])[] | undefined,
): Promise<boolean> {
  const isGiven = (scheme: string): boolean => !secretsOf(source, scheme).includes(undefined);
  const alternatives = security ?? source.description.security ?? [];
  const chosen = alternatives.find((schemes) => schemes.length > 0 && schemes.every(isGiven)) ?? [];
  let asked = false;
  for (const name of chosen) {
    const secrets: string[] = [];
    for (const secret of secretsOf(source, name)) {
      asked ||= typeof secret === "function";
      secrets.push(typeof secret === "function" ? await secret() : (secret as string));
    }
    const scheme = source.description.schemes?.[name];
    scheme?.send(request, secrets, scheme.name ?? name);
  }
  return asked;
}

/** A page is warned once, however many clients it makes. */
let isWarned = false;

/** Sends the secrets that are plain text to nowhere, so that one that cannot be sent is refused at once. */
export function checkSecrets(source: Source): void {
  const { schemes } = source.description;
  let found = false;
  for (const name in schemes) {
    const secrets = secretsOf(source, name);
    if (!secrets.includes(undefined)) found = true;
    if (secrets.every((secret) => typeof secret === "string"))
      schemes[name]?.send({ url: "", headers: {} }, secrets as string[], name);
  }
  if (found && !isWarned && "document" in globalThis) {
    isWarned = true;
    console.warn("This page shows its API key to everyone who opens it. Keep the key on a server.");
  }
}

/** The secrets of one scheme, undefined where the caller gave none. */
function secretsOf({ options, description }: Source, name: string): (Secret | undefined)[] {
  const given = options.auth?.[name];
  const source = typeof given === "object" ? given : options;
  return (description.schemes?.[name]?.options ?? [name]).map((member) =>
    given === undefined || typeof given === "object"
      ? source[member as keyof BasicCredentials & keyof typeof source]
      : given,
  );
}
