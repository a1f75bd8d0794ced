import { Hono, type Context } from "hono";
import { json } from "./answers/answer.js";
import { reasonHeader } from "./answers/reason.js";
import type { Connection } from "./server/connection.js";
import { preflight, sharedWith, turnedAway } from "./server/guard.js";
import { misbehave } from "./server/misbehave.js";
import type { Drift } from "./drift/drift.js";
import type { FaultRule } from "./server/faults.js";
import { createFinder, type Finder, type Found } from "./requests/find-operation.js";
import { handle } from "./handle.js";
import { page } from "./start-page/start-page.js";
import type { RateLimiter } from "./server/rate.js";
import type { LoggedRequest, RequestLog } from "./server/request-log.js";
import { loggedTarget } from "./server/logged-target.js";

import type { World } from "./world.js";

export interface AppParts {
  world: World;
  /** The path that every operation stands under: `/ext-api/v1`, or nothing. */
  basePath: string;
  limiter: RateLimiter;
  log: RequestLog;
  faults: readonly FaultRule[];
  drift: Drift;
  seed: number;
}

/** What a request brings along besides itself. */
export interface Bindings {
  connection: Connection;
}

type App = Hono<{ Bindings: Bindings }>;
type Asked = Context<{ Bindings: Bindings }>;

/** What is answered, and what the log says of it beside the usual. */
interface Answered {
  response: Response;
  notes?: Partial<LoggedRequest>;
}

/** The server as a function of requests: the operations, the files that were uploaded, and the page for people. */
export function createApp(parts: AppParts): App {
  const { world, basePath, log } = parts;
  const app: App = new Hono();
  const finder = createFinder(world.api, basePath);
  let number = 0;
  app.use(async (context, next) => {
    const { method, url, raw } = context.req;
    const { pathname } = new URL(url);
    const started = performance.now();
    const at = world.now();
    const { door } = context.env.connection;
    const found = finder.find(method, pathname);
    let answered: Answered | undefined;
    const refusal = door && turnedAway(raw, door);
    if (refusal !== undefined) answered = plain(403, "Forbidden", { reason: refusal });
    else if (found !== undefined) {
      answered = await one(found, context, { ...parts, number: (number += 1) });
    } else answered = elsewhere(raw, finder, parts);
    if (answered === undefined) return next();
    const { response, notes = {} } = answered;
    if (notes.status !== 0) isolate(response);
    for (const [name, value] of Object.entries(door ? sharedWith(raw, door) : {})) {
      response.headers.set(name, value);
    }
    const reason = response.headers.get(reasonHeader);
    log.add({
      ...{ at, method, target: loggedTarget(url, world.api), status: response.status },
      ...{ ms: performance.now() - started, faults: [] },
      ...(found && { operation: found.operation.id }),
      ...(reason !== null && { reason }),
      ...notes,
    });
    return response;
  });
  app.get("/files/*", (context) => file(context, world));
  app.get("/", (context) => page(context, parts));
  app.onError(() => isolated(plain(500, "Internal server error", {}).response));
  return app;
}

/** What a document or a caller supplied must not run as a page of the emulator's own, which shows the keys. */
function isolate({ headers }: Response): void {
  headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
  headers.set("X-Content-Type-Options", "nosniff");
}

function isolated(response: Response): Response {
  isolate(response);
  return response;
}

function plain(
  status: number,
  error: string,
  { reason, ...headers }: { reason?: string; Allow?: string },
): Answered {
  const all = { ...headers, ...(reason !== undefined && { [reasonHeader]: reason }) };
  const body = { error: reason === undefined ? error : `${error}: ${reason}` };
  return { response: json(status, body, { type: "application/json", headers: all }) };
}

/** A path that has no operation of this method: others are named (RFC 9110, section 15.5.6). */
function elsewhere(request: Request, finder: Finder, { basePath }: AppParts): Answered | undefined {
  const { pathname } = new URL(request.url);
  const methods = finder.methodsOf(pathname);
  if (methods.length > 0) {
    const Allow = [...methods, "OPTIONS"].join(", ");
    const reason = `the document has ${methods.join(", ")} here`;
    if (request.method !== "OPTIONS") return plain(405, "Method not allowed", { Allow, reason });
    const headers = { Allow, ...preflight(request, methods) };
    return { response: new Response(null, { status: 204, headers }) };
  }
  if (pathname === "/" || pathname.startsWith("/files/")) return undefined;
  const isBelow = pathname.startsWith(`${basePath}/`);
  const reason = isBelow
    ? "the document has no such path"
    : `every path of the document begins with ${basePath}`;
  return plain(404, "Not found", { reason });
}

async function one(
  found: Found,
  context: Asked,
  { world, limiter, faults, drift, seed, number }: AppParts & { number: number },
): Promise<Answered> {
  const request = context.req.raw;
  const { operation } = found;
  let organization: string | undefined;
  const { response, happened, cut } = await misbehave(
    { operation, request, connection: context.env.connection },
    { faults, seed, number, world },
    async () => {
      const handled = await handle({ ...found, request }, world, limiter);
      organization = handled.key?.organization;
      return drift.bent(operation.id, handled.response);
    },
  );
  return {
    response,
    notes: {
      ...(cut && { status: 0 }),
      faults: happened,
      ...(organization !== undefined && { organization }),
    },
  };
}

/** A file as it was uploaded, for downloading only. */
function file(context: Context, { files }: World): Response {
  const kept = files.find(new URL(context.req.url).pathname);
  if (kept === undefined) {
    return isolated(plain(404, "File not found", {}).response);
  }
  const headers = {
    "Content-Type": kept.type || "application/octet-stream",
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(kept.name)}`,
  };
  return isolated(new Response(new Uint8Array(kept.bytes), { headers }));
}
