import type { BaseClientOptions } from "../contract/client-options.js";
import type { ApiDescription, SentRequest } from "../contract/description.js";
import type { Exchange, Operation } from "../contract/operation.js";
import type { Secret } from "../contract/secret.js";
import { Invalid } from "../failures/invalid.js";
import { createAsking } from "./ask-supplier.js";
import { warnKeyless } from "./warn-keyless.js";

/** Adds the secrets of a scheme to a request. */
type Authorize = (request: SentRequest, exchange: Exchange) => Promise<void>;

/** What adds the secrets that an operation needs. */
export type Authorizers = (operation: Operation) => readonly Authorize[];

/**
 * Makes what adds the secrets that the caller gave, and tells how often a call may ask for them again after a 401.
 * Throws `Invalid` on a text that cannot be sent.
 */
export function createAuthorizers(
  options: BaseClientOptions,
  { schemes = {}, security: usual = [] }: ApiDescription,
): [authorizers: Authorizers, renewals: number] {
  const given = new Map<string, Authorize>();
  let renewals = 0;
  let isTold = false;
  for (const [name, { send, name: place = name, options: members, from }] of Object.entries(
    schemes,
  )) {
    const found = from?.(options, name);
    const own = found === undefined ? options : found;
    const secrets = members.map((member) =>
      own && typeof own === "object" ? (own as Record<string, Secret>)[member] : own,
    ) as (Secret | null | undefined)[];
    // Null says that to go without is meant.
    isTold ||= secrets.includes(null);
    if (secrets.some((secret) => secret == null)) continue;
    const suppliers = secrets.map((secret) =>
      typeof secret === "function" ? createAsking(secret) : () => secret,
    );
    // Sent to nowhere, so that what cannot be sent is refused at once.
    if (secrets.some((secret) => typeof secret === "function")) renewals = 1;
    else send({ url: "", headers: {} }, secrets as string[], place);
    given.set(name, async (request, exchange) => {
      const texts = await Promise.all(suppliers.map(async (ask) => ask(exchange)));
      // Whatever the type of a supplier says: "undefined" and "null" are texts that could be sent.
      const nothing = members[texts.findIndex((text) => text == null)];
      if (nothing) throw new Invalid(nothing, "is no text");
      send(request, texts as string[], place);
    });
  }
  // The first alternative whose secrets are all there. Without any the request goes out as it is: a browser's proxy
  // may hold the key.
  const choose = (security: readonly (readonly string[])[]): readonly Authorize[] => {
    const found = security
      .map((names) => names.map((name) => given.get(name) as Authorize))
      .find((each) => each.every(Boolean));
    const missing = security[0]?.find((name) => !given.has(name)) ?? "";
    if (!found && !isTold && schemes[missing]) {
      isTold = true;
      warnKeyless(schemes[missing], missing);
    }
    return found ?? [];
  };
  let chosen: readonly Authorize[] | undefined;
  return [({ security }) => (security ? choose(security) : (chosen ??= choose(usual))), renewals];
}
