import type { OperationPlace } from "../model/on-demand.js";
import { json } from "./answers/answer.js";
import { reasonHeader } from "./answers/reason.js";
import { replyOf, type Reply } from "./answers/reply.js";
import { preflight, sharedWith, turnedAway } from "./server/guard.js";
import type { Answering } from "./server/in-process.js";
import { misbehave } from "./server/misbehave.js";
import type { Drift } from "./drift/drift.js";
import type { FaultRule } from "./server/faults.js";
import { CallerGone, type Arrived } from "./requests/arrived.js";
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

/** What is answered, and what the log says of it beside the usual. */
interface Answered {
  reply: Reply;
  notes?: Partial<LoggedRequest>;
}

/** The server as a function of requests: the operations, the files that were uploaded, and the page for people. */
export function createApp(parts: AppParts): Answering {
  const { world, basePath, log } = parts;
  const finder = createFinder(world.api.operations, basePath);
  let number = 0;
  return async (request, door) => {
    const started = performance.now();
    const at = world.now();
    const { method, url } = request;
    const found = finder.find(method, url.pathname);
    let answered: Answered | undefined;
    const refusal = door && turnedAway(request, door);
    try {
      if (refusal !== undefined) answered = plain(403, "Forbidden", { reason: refusal });
      else if (found === undefined) answered = elsewhere(request, finder, parts);
      else answered = await one(found, request, { ...parts, number: (number += 1) });
      // The page shows the log, and stands in none.
      if (answered === undefined) return await page(url, parts);
    } catch (error) {
      if (error instanceof CallerGone) throw error;
      answered = plain(500, "Internal server error", {});
    }
    const { reply, notes } = answered;
    isolate(reply);
    if (door !== undefined) sharedWith(request, door, reply.headers);
    const reason = reply.headers.get(reasonHeader);
    log.add({
      ...{ at, method, target: loggedTarget(url, world.api), status: reply.status },
      ...{ ms: performance.now() - started, faults: [] },
      ...(found && { operation: found.place.id }),
      ...(reason !== undefined && { reason }),
      ...notes,
    });
    return reply;
  };
}

/** What a document or a caller supplied must not run as a page of the emulator's own, which shows the keys. */
function isolate(reply: Reply): void {
  reply.headers.set("content-security-policy", "sandbox; default-src 'none'");
  reply.headers.set("x-content-type-options", "nosniff");
}

function plain(
  status: number,
  error: string,
  { reason, ...headers }: { reason?: string; Allow?: string },
): Answered {
  const all = { ...headers, ...(reason !== undefined && { [reasonHeader]: reason }) };
  const body = { error: reason === undefined ? error : `${error}: ${reason}` };
  return { reply: json(status, body, { type: "application/json", headers: all }) };
}

/**
 * A path that has no operation of this method: others are named (RFC 9110, section 15.5.6). Undefined for the page for
 * people.
 */
function elsewhere(
  request: Arrived,
  finder: Finder<OperationPlace>,
  { basePath, world }: AppParts,
): Answered | undefined {
  const { pathname } = request.url;
  const methods = finder.methodsOf(pathname);
  if (methods.length > 0) {
    const Allow = [...methods, "OPTIONS"].join(", ");
    const reason = `the document has ${methods.join(", ")} here`;
    if (request.method !== "OPTIONS") return plain(405, "Method not allowed", { Allow, reason });
    const headers = { Allow, ...preflight(request, methods) };
    return { reply: replyOf(204, headers) };
  }
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads && pathname === "/") return undefined;
  if (reads && pathname.startsWith("/files/")) return file(pathname, world);
  const isBelow = pathname.startsWith(`${basePath}/`);
  const reason = isBelow
    ? "the document has no such path"
    : `every path of the document begins with ${basePath}`;
  return plain(404, "Not found", { reason });
}

async function one(
  { place, path, rawPath }: Found<OperationPlace>,
  request: Arrived,
  { world, limiter, faults, drift, seed, number }: AppParts & { number: number },
): Promise<Answered> {
  const operation = place.read();
  let organization: string | undefined;
  const { reply, happened } = await misbehave(
    { operation, write: request.method !== "GET" && request.method !== "HEAD" },
    { faults, seed, number, world },
    async () => {
      const handled = await handle({ operation, path, rawPath, request }, world, limiter);
      organization = handled.key?.organization;
      return drift.bent(operation.id, handled.reply);
    },
  );
  const target = loggedTarget(request.url, world.api, operation);
  const notes = { target, faults: happened, ...(organization !== undefined && { organization }) };
  return { reply, notes };
}

/** A file as it was uploaded, for downloading only. */
function file(pathname: string, { files }: World): Answered {
  const kept = files.find(pathname);
  if (kept === undefined) return plain(404, "File not found", {});
  const headers = {
    "Content-Type": kept.type || "application/octet-stream",
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(kept.name)}`,
  };
  return { reply: replyOf(200, headers, new Uint8Array(kept.bytes)) };
}
