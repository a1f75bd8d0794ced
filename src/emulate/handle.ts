import type { Operation } from "../model/api.js";
import { accessOf, type Key } from "./requests/access.js";
import type { Arrived } from "./requests/arrived.js";
import type { Reply } from "./answers/reply.js";
import { answer } from "./answers/answer.js";
import type { Call } from "./requests/call.js";
import { carryOut } from "./carry-out/carry-out.js";
import { invalid, refused, type Outcome } from "./answers/outcome.js";
import { readParameters } from "./requests/parameters.js";
import type { Found } from "./requests/find-operation.js";
import type { RateLimiter } from "./server/rate.js";
import { readBody } from "./requests/request-body.js";
import type { World } from "./world.js";

/** What a body may have besides a file, in bytes, and how large a file may be where nothing says it. */
const room = 1024 * 1024;
const defaultFile = 10 * room;

/** One request to one operation. */
export interface Incoming extends Omit<Found<Operation>, "place"> {
  operation: Operation;
  request: Arrived;
}

/** Carries out one request: who calls, how often, with what; then the plan. Tells whose key it was. */
export async function handle(
  { operation, request, path, rawPath }: Incoming,
  world: World,
  limiter: RateLimiter,
): Promise<{ reply: Reply; key?: Key }> {
  const { url } = request;
  const asked = { operation, accept: request.headers.get("accept") };
  const everything = world.behaviour.keys?.everything;
  const access = accessOf(operation, { url, headers: request.headers }, { ...world, everything });
  if (!("key" in access)) {
    const { status, text, reason } = access;
    return { reply: answer(asked, refused(status, text, { reasons: [{ reason }] }), world) };
  }
  const { key } = access;
  const { exceeded, headers } = limiter.count(key.key, operation, world.now());
  const outcome = exceeded
    ? refused(429, "Rate limit exceeded")
    : await carryOutRead({ operation, request, path, rawPath }, { key, url }, world);
  const reply = answer(asked, outcome, world);
  for (const [name, value] of Object.entries(headers)) reply.headers.set(name.toLowerCase(), value);
  return { reply, key };
}

/** Reads parameters and body, and carries the call out if they are valid. */
async function carryOutRead(
  { operation, request, path, rawPath }: Incoming,
  { key, url }: { key: Key; url: URL },
  world: World,
): Promise<Outcome | undefined> {
  const plan = world.planOf(operation);
  const parameters = readParameters(operation, { url, rawPath, headers: request.headers }, world);
  const resource = plan.kind === "update" ? world.resources.get(plan.resource) : undefined;
  const body = await readBody(operation, request, {
    ...world,
    uploads: world.behaviour.files ?? {},
    maxBytes: (world.behaviour.files?.maxBytes ?? defaultFile) + room,
    ignored: resource?.behaviour.ignoredOnUpdate ?? [],
  });
  if (body.refusal !== undefined) {
    return body.refusal;
  }
  const complaints = [...parameters.complaints, ...body.complaints];
  if (complaints.length > 0) {
    return invalid(complaints);
  }
  const { organization } = key;
  const { query } = parameters;
  const { fields, files } = body;
  const call: Call = { world, operation, organization, path, query, fields, files, url };
  return carryOut(call, plan);
}
