import type { ApiOnDemand } from "../model/on-demand.js";
import { byCodeUnit } from "../json/by-code-unit.js";
import type { Key } from "./requests/access.js";
import { createApp } from "./app.js";
import type { Behaviour, RateBehaviour } from "./behaviour/behaviour.js";
import type { Bend } from "./drift/bend.js";
import { createDrift } from "./drift/drift.js";
import type { FaultRule } from "./server/faults.js";
import { createPlanner } from "./plans/infer-plans.js";
import { createResources } from "./plans/infer-resources.js";
import { inProcessFetch } from "./server/in-process.js";
import { listen, type Listening, type ListenOptions } from "./server/listen.js";
import { randomFrom } from "./server/random.js";
import { createRateLimiter } from "./server/rate.js";
import { createRequestLog, type LoggedRequest } from "./server/request-log.js";
import { makeUpAll } from "./store/made-up.js";
import { seedRecords } from "./store/seed.js";
import { createStore, type Snapshot } from "./store/store.js";
import { createFiles } from "./requests/uploads.js";
import { createValidator } from "../values/validator.js";
import type { World } from "./world.js";

/** How an emulator is set up. */
export interface EmulateOptions {
  /** Without any, one demo key with every scope is made. The first one's organization gets the made-up records. */
  keys?: readonly Key[] | undefined;
  /** Of made-up records, ids and faults. Default 1. */
  seed?: number | undefined;
  /** Overrides the behaviour file's limit: so many requests per key in a window of so many seconds. */
  rate?: Pick<RateBehaviour, "requests" | "seconds"> | undefined;
  faults?: readonly FaultRule[] | undefined;
  /** The time, in milliseconds since the epoch. Default: that of this machine. */
  now?: (() => number) | undefined;
  /** How many facts of the document answers do not keep to, for those who test what looks for such. Default 0. */
  drift?: number | undefined;
  /** Is told every request once it is answered, such as to write a log. */
  onRequest?: ((request: LoggedRequest) => void) | undefined;
}

/** A running API with a memory. */
export interface Emulated {
  /** The path that every operation stands under: `/ext-api/v1`, or nothing. */
  basePath: string;
  keys: readonly Key[];
  /** The operations that answer their declared example, by id: nothing could be inferred for them. */
  readonly examples: readonly string[];
  /** The facts of the document that answers do not keep to. */
  readonly drift: readonly Bend[];
  /** Asks it without a port; only the path of a URL matters. */
  fetch: typeof fetch;
  /** Serves it over HTTP on loopback. Rejects where the port is taken. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Back to the made-up records, or to a snapshot. Files that were uploaded are gone either way. */
  reset(snapshot?: Snapshot): void;
  /** Every record, as plain data. */
  snapshot(): Snapshot;
  /** The last 100 requests, the newest first. */
  requests(): LoggedRequest[];
}

/** What the rate limit is where nothing says it: high enough to be out of the way. */
const defaultRate: RateBehaviour = { requests: 10_000, seconds: 60 };

/** Makes an emulator of an API. Nothing runs before it is asked; nothing is ever written to disk. */
export function emulate(
  api: ApiOnDemand,
  behaviour: Behaviour,
  options: EmulateOptions = {},
): Emulated {
  const { seed = 1, faults = [] } = options;
  const keys = options.keys?.length ? options.keys : [demoKey(api, behaviour)];
  const { models } = api;
  const resources = createResources(api.operations, models, behaviour);
  const planOf = createPlanner({ models, resources, behaviour });
  const world: World = {
    api,
    models,
    behaviour,
    resources,
    planOf,
    keys,
    store: createStore(),
    files: createFiles(),
    validator: createValidator(models),
    random: randomFrom(seed),
    given: new Map(),
    isMadeUp: behaviour.seed === undefined,
    filled: new Set(),
    now: options.now ?? Date.now,
  };
  const limiter = createRateLimiter({ ...(behaviour.rate ?? defaultRate), ...options.rate });
  const log = createRequestLog(options.onRequest);
  const basePath = basePathOf(api);
  const drift = createDrift(api, options.drift ?? 0, seed);
  const answering = createApp({ world, basePath, limiter, log, faults, seed, drift });
  const reset = (snapshot?: Snapshot): void => {
    world.isMadeUp = snapshot === undefined && behaviour.seed === undefined;
    world.random = randomFrom(seed);
    world.given.clear();
    world.filled.clear();
    world.files.clear();
    world.store.restore(snapshot ?? {});
    limiter.clear();
    log.clear();
    if (snapshot === undefined) {
      seedRecords(world, keys[0]?.organization ?? "");
    }
  };
  reset();
  return {
    basePath,
    keys,
    drift: drift.bends,
    get examples() {
      const plain = api.operations.filter((place) => planOf(place.read()).kind === "example");
      return plain.map(({ id }) => id).sort(byCodeUnit);
    },
    fetch: inProcessFetch(answering),
    listen: (where = {}) => listen(answering, where),
    reset,
    snapshot: () => {
      makeUpAll(world);
      return world.store.snapshot();
    },
    requests: () => log.all(),
  };
}

function demoKey(api: ApiOnDemand, { keys = {} }: Behaviour): Key {
  const scopes = api.operations.flatMap(({ security }) =>
    security.flat().flatMap((each) => each.scopes),
  );
  return {
    key: keys.demo ?? "demo",
    organization: "demo",
    scopes: keys.everything === undefined ? [...new Set(scopes)] : [keys.everything],
  };
}

/** The path of the server on this machine, if the document has one, otherwise of the first that is a URL. */
function basePathOf({ servers }: ApiOnDemand): string {
  const urls = servers.flatMap(({ url }) =>
    URL.canParse(url, "http://localhost") ? [new URL(url, "http://localhost")] : [],
  );
  const local = urls.find(({ hostname }) => hostname === "localhost" || hostname === "127.0.0.1");
  return (local ?? urls[0])?.pathname.replace(/\/+$/, "") ?? "";
}
