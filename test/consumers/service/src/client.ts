import { createClient, pace, type Client, type Middleware, type OperationId } from "healos-client";
import type { Config } from "./config.js";
import type { Log } from "./log.js";

/** Operations that are called so often that a line for each is noise. */
const quiet: ReadonlySet<OperationId> = new Set<OperationId>(["getPatient", "listPatients"]);

function logged(log: Log): Middleware<OperationId> {
  return async (request, { operation, attempt }, next) => {
    const begun = performance.now();
    const response = await next(request);
    if (!quiet.has(operation as OperationId) || !response.ok) {
      const tookMs = Math.round(performance.now() - begun);
      log.at("debug", "called", { operation, attempt, status: response.status, tookMs });
    }
    return response;
  };
}

export function connect(config: Pick<Config, "apiKey" | "healosUrl">, log: Log): Client {
  return createClient({
    baseUrl: config.healosUrl,
    apiKey: () => config.apiKey,
    middleware: [logged(log), pace()],
    timeoutMs: 10_000,
    retries: 1,
  });
}
