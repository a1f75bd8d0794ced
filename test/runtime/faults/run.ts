import { inspect } from "node:util";
import {
  apiKeyHeader,
  bytes,
  connect,
  inHeader,
  json,
  unwrap,
  type ApiDescription,
  type CallFailure,
  type Operation,
  type Result,
} from "../../../src/runtime/index.js";
import { canary } from "./answers.js";
import type { Fault, kinds } from "./fault.js";
import { rawServer } from "./raw-server.js";

type Kind = (typeof kinds)[number];

const description: ApiDescription = {
  baseUrl: "https://unused.example",
  schemes: { key: { send: apiKeyHeader, name: "X-API-Key", options: ["apiKey"] } },
  security: [["key"]],
};

const declared = {
  id: "touchPatient",
  path: "/patients/{patientId}",
  parameters: [[inHeader, "X-Note"]] as const,
  envelope: "data",
  errors: [400, 401, 403, 404, 409, 429, 500],
};

const operations: Record<Kind, Operation> = {
  GET: { ...declared, method: "GET" },
  "POST that may be repeated": { ...declared, method: "POST", body: json, repeatable: true },
  POST: { ...declared, method: "POST", body: json },
  "POST of a stream": { ...declared, method: "POST", body: bytes },
};

/** How one call through a fault ended. */
export interface End {
  /** The union's member, whether a write may have been applied, and what the server saw. */
  readonly text: string;
  /** Everything of a failure that a caller can print. */
  readonly printed: readonly string[];
}

/** Sends one request of a kind through a fault, over a socket of its own. */
export async function run(fault: Fault, kind: Kind): Promise<End> {
  const serves = typeof fault.serve === "function" ? [fault.serve] : fault.serve;
  const server = await rawServer(serves);
  if (serves.length === 0) await server.close();
  let attempts = 0;
  const client = connect(
    {
      apiKey: `hlsk_${canary}`,
      baseUrl: server.url,
      ...fault.client,
      middleware: [
        (request, _context, next) => {
          attempts++;
          return next(request);
        },
        ...(fault.client?.middleware ?? []),
      ],
    } as Parameters<typeof connect>[0],
    description,
  );
  const request = { patientId: "1", "X-Note": canary, ...bodyOf(kind) };
  const call = client.call<Result<unknown, CallFailure>>(operations[kind], request, fault.call?.());
  const result = await call;
  const sent = server.requests.length;
  await server.close();
  const seen = sent === 0 && attempts > 1 ? `sent 0 in ${attempts} attempts` : `sent ${sent}`;
  return {
    text: `${describe(result)}, ${seen}`,
    printed: result.ok ? [] : await print(result, client),
  };
}

function bodyOf(kind: Kind): { body?: unknown } {
  if (kind === "GET") return {};
  if (kind !== "POST of a stream") return { body: { name: canary } };
  return { body: new Blob([canary]).stream() };
}

function describe(result: Result<unknown, CallFailure>): string {
  if (result.ok) return `ok ${result.response.status}`;
  const { error } = result;
  const details = [
    "status" in error ? ` ${error.status}` : "",
    "retryAfterMs" in error ? ` after ${error.retryAfterMs}` : "",
    error.kind === "timeout" ? ` ${error.afterMs}` : "",
    error.maybeApplied ? ", maybeApplied" : "",
  ];
  return error.kind + details.join("");
}

async function print(result: Result<unknown, CallFailure>, client: unknown): Promise<string[]> {
  const thrown: unknown = await unwrap(Promise.resolve(result)).catch((error: unknown) => error);
  const { message = "", stack = "" } = thrown as Error;
  const shown = [result, thrown, client].flatMap((value) => [
    inspect(value, { depth: 9 }),
    JSON.stringify(value),
    String(value),
  ]);
  return [message, stack, ...shown];
}
