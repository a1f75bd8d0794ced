import { isObject } from "../json/is-object.js";
import type { Json, JsonObject } from "../json/json.js";

/** A message of JSON-RPC 2.0 that asks for something; without an `id` nobody waits for an answer. */
export interface AskedMessage {
  id?: number | string;
  method: string;
  params: JsonObject;
}

/** What is answered to one message. */
export type AnsweredMessage = { jsonrpc: "2.0"; id: number | string | null } & (
  { result: object } | { error: { code: number; message: string } }
);

/** What is answered instead of a result (JSON-RPC 2.0, section 5.1). */
export class Refused extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The codes of JSON-RPC 2.0 for what is no message, or asks for what there is not. */
export const codes = {
  noJson: -32_700,
  noRequest: -32_600,
  noMethod: -32_601,
  wrongParams: -32_602,
  internal: -32_603,
} as const;

/** A line as a message; undefined where it is an answer, of which there should be none: nothing was asked. */
export function readMessage(value: Json): AskedMessage | undefined {
  if (!isObject(value) || value["jsonrpc"] !== "2.0") {
    throw new Refused(codes.noRequest, "This is no message of JSON-RPC 2.0.");
  }
  const { id, method, params } = value;
  if (typeof method !== "string") {
    if (Object.hasOwn(value, "result") || Object.hasOwn(value, "error")) return undefined;
    throw new Refused(codes.noRequest, "The message has no method.");
  }
  const isNamed = typeof id === "string" || typeof id === "number";
  return {
    ...(isNamed && { id }),
    method,
    params: isObject(params) ? params : {},
  };
}
