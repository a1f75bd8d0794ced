import type { Api, Operation } from "../model/api.js";
import { sendKey } from "../model/operations/send-key.js";

/** A `fetch` that sends a key where an operation wants it. */
export function withCredentials(
  ask: typeof fetch,
  api: Pick<Api, "schemes">,
  { security, key }: Pick<Operation, "security"> & { key: string },
): (url: string, init: RequestInit) => Promise<Response> {
  return (address, init) => {
    const url = new URL(address);
    const headers = new Headers(init.headers);
    sendKey({ security }, api, { url, headers, key });
    return ask(url, { ...init, headers });
  };
}
