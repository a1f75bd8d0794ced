import type { Arrived } from "../requests/arrived.js";

/** Whom a server answers. What is asked without a port, the program itself asks. */
export interface Door {
  /** Host names beside this machine's own and addresses, in lower case, without a port. */
  hosts: readonly string[];
  /** Origins whose pages may ask, such as `http://localhost:3000`; `*`: all. */
  origins: readonly string[];
}

/**
 * Why a request is turned away before anything looks at it; undefined: it is not. A page elsewhere whose name leads to
 * this machine (DNS rebinding) has its own name in Host, and one that writes without asking has its own in Origin.
 */
export function turnedAway(request: Arrived, { hosts, origins }: Door): string | undefined {
  const host = request.headers.get("host") ?? "";
  if (!isOwnHost(host, hosts)) {
    return "header Host is no name of the emulator. --allowed-host NAME, or allowedHosts, adds one";
  }
  const reads = ["GET", "HEAD", "OPTIONS"].includes(request.method);
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const isForeign = origin === null ? site === "cross-site" : !isSameOrigin(origin, host);
  if (!reads && isForeign && !isAllowedOrigin(origin, origins)) {
    return "header Origin is another site, whose pages may not write. --cors ORIGIN, or cors, allows one";
  }
  return undefined;
}

/** Adds the headers by which a browser lets the pages of an origin read an answer (Fetch, section 3.3). */
export function sharedWith(
  request: Arrived,
  { origins }: Door,
  headers: Map<string, string>,
): void {
  if (origins.length === 0) return;
  headers.set("vary", "Origin");
  const origin = request.headers.get("origin");
  if (origin === null || !isAllowedOrigin(origin, origins)) return;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-expose-headers", "*");
}

/** What a browser asks before it sends what no form could send: undefined where this is no such question. */
export function preflight(
  request: Arrived,
  methods: readonly string[],
): Record<string, string> | undefined {
  const isAsked =
    request.method === "OPTIONS" && request.headers.get("access-control-request-method") !== null;
  if (!isAsked) return undefined;
  const wanted = request.headers.get("access-control-request-headers");
  return {
    "Access-Control-Allow-Methods": methods.join(", "),
    ...(wanted !== null && { "Access-Control-Allow-Headers": wanted }),
    "Access-Control-Max-Age": "600",
  };
}

function isAllowedOrigin(origin: string | null, origins: readonly string[]): boolean {
  return origin !== null && (origins.includes("*") || origins.includes(origin));
}

/** Names that lead to this machine everywhere, addresses, which no name server can turn elsewhere, and what was allowed. */
function isOwnHost(host: string, hosts: readonly string[]): boolean {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(host) ?? [];
  const name = (bracketed ?? plain ?? "").toLowerCase();
  const isAddress = bracketed !== undefined || /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
  return isAddress || name === "localhost" || name.endsWith(".localhost") || hosts.includes(name);
}

function isSameOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
