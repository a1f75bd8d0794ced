import type { Api, Operation } from "../model/api.js";
import type { NamedModels } from "../model/schema/references.js";
import type { Key } from "./requests/access.js";
import type { Behaviour } from "./behaviour/behaviour.js";
import type { Plan } from "./plans/plan.js";
import type { Random } from "./server/random.js";
import type { Resources } from "./plans/resource.js";
import type { Store } from "./store/store.js";
import type { Files } from "./requests/uploads.js";
import type { Validator } from "../values/validator.js";

/** Everything that a call can see: what the API is, how it behaves, and what is kept. */
export interface World {
  api: Api;
  models: NamedModels;
  behaviour: Behaviour;
  resources: Resources;
  /** What an operation does. */
  planOf(operation: Operation): Plan;
  keys: readonly Key[];
  store: Store;
  files: Files;
  validator: Validator;
  /** For ids; begins again with every reset. */
  random: Random;
  /** How many records a resource ever had, for ids that are counted. */
  given: Map<string, number>;
  /** Whether records are made up when something first looks for them: nobody said which there are. */
  isMadeUp: boolean;
  /** The collections that have their made-up records. */
  filled: Set<string>;
  /** The present moment, in milliseconds since 1970. */
  now(): number;
}
