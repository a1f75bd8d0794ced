import type { Api, Operation, SecurityScheme } from "../model/api.js";

/** A `fetch` that sends a key where an operation wants it, by every scheme that its security names. */
export function withCredentials(
  ask: typeof fetch,
  { schemes }: Pick<Api, "schemes">,
  { security, key }: Pick<Operation, "security"> & { key: string },
): (url: string, init: RequestInit) => Promise<Response> {
  const names = new Set(security.flatMap((all) => all.map(({ scheme }) => scheme)));
  const needed = schemes.filter(({ name }) => names.has(name));
  return (url, init) => {
    const address = new URL(url);
    const headers = new Headers(init.headers);
    for (const scheme of needed) send(scheme, key, { address, headers });
    return ask(address, { ...init, headers });
  };
}

function send(
  { kind, in: place, parameter = "" }: SecurityScheme,
  key: string,
  { address, headers }: { address: URL; headers: Headers },
): void {
  switch (kind) {
    case "apiKey":
      if (place === "query") address.searchParams.set(parameter, key);
      else if (place === "cookie")
        headers.append("cookie", `${parameter}=${encodeURIComponent(key)}`);
      else headers.set(parameter, key);
      return;
    case "basic":
      headers.set("authorization", `Basic ${btoa(`${key}:${key}`)}`);
      return;
    case "bearer":
    case "token":
    case "other":
      headers.set("authorization", `Bearer ${key}`);
      return;
    default:
      kind satisfies never;
  }
}
