import { createAuthorizers } from "../call/authorize.js";
import { createPreparer } from "../call/prepare.js";
import { createRepeater } from "../call/repeat.js";
import { createSender } from "../call/send.js";
import type { BaseClientOptions, CallOptions } from "../contract/client-options.js";
import type { Client } from "../contract/client.js";
import type { ApiDescription } from "../contract/description.js";
import type { InvalidError } from "../contract/errors.js";
import type { Operation } from "../contract/operation.js";
import { failed } from "../failures/failed-operation.js";
import { Invalid } from "../failures/invalid.js";
import { Refusal } from "../failures/refusal.js";

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
  const [authorizers, renewals] = createAuthorizers(options, description);
  const prepare = createPreparer(options, description);
  const repeat = createRepeater(createSender(options, description, authorizers), renewals);
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
