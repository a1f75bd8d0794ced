import {
  bytes,
  inBody,
  inEnvelope,
  inHeader,
  inLargeBody,
  inPath,
  json,
  writeGuard,
  type CallFailure,
  type Operation,
  type Result,
} from "../../../src/runtime/index.js";
import { canary } from "./answers.js";
import { faultClient } from "./fault-client.js";
import type { Fault, kinds } from "./fault.js";
import { describeFailure, printed } from "./printed.js";
import { rawServer } from "./raw-server.js";

type Kind = (typeof kinds)[number];

const declared = {
  id: "touchPatient",
  path: "/patients/{patientId}",
  parameters: [
    [inPath, "patientId"],
    [inHeader, "X-Note"],
  ] as const,
  envelope: [inEnvelope, "data"] as const,
  errors: [400, 401, 403, 404, 409, 429, 500],
};

const operations: Record<Kind, Operation> = {
  GET: { ...declared, method: "GET" },
  "POST that may be repeated": {
    ...declared,
    method: "POST",
    guard: writeGuard,
    body: [inBody, json],
    repeatable: true,
  },
  POST: { ...declared, method: "POST", guard: writeGuard, body: [inBody, json] },
  "POST of a stream": {
    ...declared,
    method: "POST",
    guard: writeGuard,
    body: [inLargeBody, bytes],
  },
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
  const { client, attempts } = faultClient(server.url, fault.client);
  const body = kind !== "GET" && fault.body ? { body: fault.body() } : bodyOf(kind);
  const operation = { ...operations[kind], ...fault.operation } as Operation;
  const request = { patientId: "1", "X-Note": canary, ...body };
  const call = client.call<Result<unknown, CallFailure>>(operation, request, fault.call?.());
  const result = await call;
  const sent = server.requests.length;
  await server.close();
  const seen = sent === 0 && attempts() > 1 ? `sent 0 in ${attempts()} attempts` : `sent ${sent}`;
  return {
    text: `${result.ok ? `ok ${result.response.status}` : describeFailure(result.error)}, ${seen}`,
    printed: result.ok ? [] : await printed(result, client),
  };
}

function bodyOf(kind: Kind): { body?: unknown } {
  if (kind === "GET") return {};
  if (kind !== "POST of a stream") return { body: { name: canary } };
  return { body: new Blob([canary]).stream() };
}
