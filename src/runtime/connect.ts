import { authorizing } from "./authorize.js";
import type { BaseClientOptions, CallOptions, Client } from "./client.js";
import type { ApiDescription } from "./description.js";
import type { InvalidError } from "./errors.js";
import { failed } from "./failed-operation.js";
import { Invalid } from "./invalid.js";
import type { Operation } from "./operation.js";
import { preparing } from "./prepare.js";
import { Refusal } from "./refusal.js";
import { repeating } from "./repeat.js";
import { sending } from "./send.js";

/**
 * Makes the client of one API. Throws a `TypeError` on options that cannot work: a base URL that is not https, a
 * key with a control character, a limit that is no number.
 */
export function connect<Id extends string>(
  options: BaseClientOptions<Id>,
  description: ApiDescription,
): Client;
export function connect(options: BaseClientOptions, description: ApiDescription): Client {
  // Closures keep the secrets out of what inspect and JSON show of a client.
  const [authorizers, renewals] = authorizing(options, description);
  const prepare = preparing(options, description);
  const repeat = repeating(sending(options, description, authorizers), renewals);
  return {
    async call<Outcome>(
      operation: Operation,
      request?: object,
      own?: CallOptions,
    ): Promise<Outcome> {
      try {
        return repeat(prepare(operation, request, own)) as Promise<Outcome>;
      } catch (thrown) {
        // What is not ours comes of a getter or `toJSON` of the caller's, or of a body with a cycle.
        const { failure } =
          thrown instanceof Refusal ? thrown : new Invalid("request", "cannot be encoded");
        return failed(operation.id, failure as InvalidError) as Outcome;
      }
    },
  };
}
