import type { Operation } from "../model/api.js";
import { accessOf, type Key } from "./requests/access.js";
import { answer } from "./answers/answer.js";
import type { Call } from "./requests/call.js";
import { carryOut } from "./carry-out/carry-out.js";
import { refused, type Outcome } from "./answers/outcome.js";
import { readParameters } from "./requests/parameters.js";
import type { RateLimiter } from "./server/rate.js";
import { readBody } from "./requests/request-body.js";
import type { World } from "./world.js";

/** What a body may have besides a file, in bytes, and how large a file may be where nothing says it. */
const room = 1024 * 1024;
const usualFile = 10 * room;

/** One request to one operation. */
export interface Incoming {
  operation: Operation;
  request: Request;
  /** The values of its path parameters, decoded. */
  path: Record<string, string>;
}

/** Carries out one request: who calls, how often, with what; then the plan. Tells whose key it was. */
export async function handle(
  { operation, request, path }: Incoming,
  world: World,
  limiter: RateLimiter,
): Promise<{ response: Response; key?: Key }> {
  const url = new URL(request.url);
  const everything = world.behaviour.keys?.everything;
  const access = accessOf(operation, { url, headers: request.headers }, { ...world, everything });
  if (!("key" in access)) {
    return { response: answer(operation, refused(access.status, access.text), world) };
  }
  const { key } = access;
  const { exceeded, headers } = limiter.count(key.key, world.now());
  const outcome = exceeded
    ? refused(429, "Rate limit exceeded")
    : await carryOutRead({ operation, request, path }, { key, url }, world);
  const response = answer(operation, outcome, world);
  for (const [name, value] of Object.entries(headers)) {
    response.headers.set(name, value);
  }
  return { response, key };
}

/** Reads parameters and body, and carries the call out if they are valid. */
async function carryOutRead(
  { operation, request, path }: Incoming,
  { key, url }: { key: Key; url: URL },
  world: World,
): Promise<Outcome | undefined> {
  const plan = world.plans.get(operation.id) ?? { kind: "example", above: [] };
  const parameters = readParameters(operation, { url, path, headers: request.headers }, world);
  const resource = plan.kind === "update" ? world.resources.get(plan.resource) : undefined;
  const body = await readBody(operation, request, {
    ...world,
    uploads: world.behaviour.files ?? {},
    maxBytes: (world.behaviour.files?.maxBytes ?? usualFile) + room,
    ignored: resource?.behaviour.ignoredOnUpdate ?? [],
  });
  if (body.refusal !== undefined) {
    return body.refusal;
  }
  const details = { ...parameters.details, ...body.details };
  if (Object.keys(details).length > 0) {
    return refused(400, "Validation error", { details });
  }
  const { organization } = key;
  const { query } = parameters;
  const { fields, files } = body;
  const call: Call = { world, operation, organization, path, query, fields, files, url };
  return carryOut(call, plan);
}
