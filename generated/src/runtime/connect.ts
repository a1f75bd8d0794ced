import { carryOut } from "./call.js";
import type { BaseClientOptions, Client } from "./client.js";
import { openConnection } from "./connection.js";
import type { ApiDescription } from "./description.js";
import type { Given } from "./exchange.js";
import type { Operation } from "./operation.js";

/**
 * Makes the client of one API. Throws a `TypeError` on options that cannot work: a base URL that is not https, a
 * key with a control character, a limit that is no number.
 */
export function connect<Id extends string>(
  options: BaseClientOptions<Id>,
  description: ApiDescription,
): Client {
  const connection = openConnection(options as BaseClientOptions, description);
  return {
    // The closure keeps the secrets out of what inspect and JSON show of a client.
    call<Outcome>(operation: Operation, ...given: Given): Promise<Outcome> {
      return carryOut(connection, operation, given) as Promise<Outcome>;
    },
  };
}
