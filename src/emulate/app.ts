import { Hono, type Context } from "hono";
import { json } from "./answers/answer.js";
import type { Connection } from "./server/connection.js";
import { misbehave } from "./server/misbehave.js";
import type { FaultRule } from "./server/faults.js";
import { createFinder, type Found } from "./requests/find-operation.js";
import { handle } from "./handle.js";
import { page } from "./start-page/start-page.js";
import type { RateLimiter } from "./server/rate.js";
import type { RequestLog } from "./server/request-log.js";

import type { World } from "./world.js";

export interface AppParts {
  world: World;
  /** The path that every operation stands under: `/ext-api/v1`, or nothing. */
  basePath: string;
  limiter: RateLimiter;
  log: RequestLog;
  faults: readonly FaultRule[];
  seed: number;
}

/** What a request brings along besides itself. */
export interface Bindings {
  connection: Connection;
}

type App = Hono<{ Bindings: Bindings }>;

/** The server as a function of requests: the operations, the files that were uploaded, and the page for people. */
export function createApp(parts: AppParts): App {
  const { world, basePath } = parts;
  const app: App = new Hono();
  const find = createFinder(world.api, basePath);
  let number = 0;
  app.use(async (context, next) => {
    const found = find(context.req.method, new URL(context.req.url).pathname);
    if (found === undefined) return next();
    number += 1;
    return one(found, context, { ...parts, number });
  });
  app.get("/files/*", (context) => file(context, world));
  app.get("/", (context) => page(context, parts));
  app.notFound(() => plain(404, "Not found"));
  app.onError(() => plain(500, "Internal server error"));
  return app;
}

function plain(status: number, error: string): Response {
  return json(status, { error }, { type: "application/json" });
}

async function one(
  { operation, path }: Found,
  context: Context<{ Bindings: Bindings }>,
  { world, limiter, log, faults, seed, number }: AppParts & { number: number },
): Promise<Response> {
  const started = world.now();
  const clock = performance.now();
  const request = context.req.raw;
  const { pathname, search } = new URL(request.url);
  const entry = { at: started, method: request.method, target: pathname + search };
  let organization: string | undefined;
  const { response, happened, cut } = await misbehave(
    { operation, request, connection: context.env.connection },
    { faults, seed, number, world },
    async () => {
      const handled = await handle({ operation, request, path }, world, limiter);
      organization = handled.key?.organization;
      return handled.response;
    },
  );
  log.add({
    ...entry,
    status: cut ? 0 : response.status,
    ms: performance.now() - clock,
    faults: happened,
    ...(organization !== undefined && { organization }),
  });
  return response;
}

/** A file as it was uploaded, for downloading only: what is in it must not run in the emulator's own pages. */
function file(context: Context, { files }: World): Response {
  const kept = files.find(new URL(context.req.url).pathname);
  if (kept === undefined) {
    return plain(404, "File not found");
  }
  return new Response(new Uint8Array(kept.bytes), {
    headers: {
      "Content-Type": kept.type || "application/octet-stream",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(kept.name)}`,
      "Content-Security-Policy": "sandbox",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
