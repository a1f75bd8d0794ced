import type { Api } from "../model/api.js";
import type { Models } from "../model/schema-lookup.js";
import type { Key } from "./access.js";
import type { Behaviour } from "./behaviour.js";
import type { Plan } from "./plan.js";
import type { Random } from "./random.js";
import type { Resources } from "./resource.js";
import type { Store } from "./store.js";
import type { Files } from "./uploads.js";
import type { Validator } from "./validator.js";

/** Everything that a call can see: what the API is, how it behaves, and what is kept. */
export interface World {
  api: Api;
  models: Models;
  behaviour: Behaviour;
  resources: Resources;
  /** By operation id. */
  plans: ReadonlyMap<string, Plan>;
  keys: readonly Key[];
  store: Store;
  files: Files;
  validator: Validator;
  /** For ids; begins again with every reset. */
  random: Random;
  /** How many records a resource ever had, for ids that are counted. */
  given: Map<string, number>;
  /** The present moment, in milliseconds since 1970. */
  now(): number;
}
