import {
  apiKeyHeader,
  connect,
  tellRateLimit,
  type ApiDescription,
  type BaseClientOptions,
  type Client,
} from "../../../src/runtime/index.js";
import { canary } from "./answers.js";

const description: ApiDescription = {
  baseUrl: "https://unused.example",
  schemes: { key: { send: apiKeyHeader, name: "X-API-Key", options: ["apiKey"] } },
  security: [["key"]],
  rateLimitHeaders: { remaining: "X-RateLimit-Remaining", reset: "X-RateLimit-Reset" },
  rateLimit: tellRateLimit,
};

/** Options of a client, with those of the schemes. */
export type FaultOptions = BaseClientOptions & Readonly<Record<string, unknown>>;

/** A client with a secret key, and the number of its attempts so far. */
export function faultClient(
  baseUrl: string,
  options: FaultOptions = {},
): { client: Client; attempts: () => number } {
  let attempts = 0;
  const client = connect(
    {
      apiKey: `hlsk_${canary}`,
      baseUrl,
      ...options,
      middleware: [
        (request, _context, next) => {
          attempts++;
          return next(request);
        },
        ...(options.middleware ?? []),
      ],
    } as Parameters<typeof connect>[0],
    description,
  );
  return { client, attempts: () => attempts };
}
