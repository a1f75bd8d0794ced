import type { At } from "../../json/pointer.js";
import type { Operation, Webhook } from "../api.js";
import type { ModelRegistry } from "../schema/model-registry.js";
import type { Models } from "../schema/references.js";
import type { Source } from "../source.js";
import { spellBytesOut } from "./byte-ranges.js";
import { limitComposition } from "./composition.js";
import { breakCycles } from "./cycles.js";
import { nameEventShapes } from "./event-shapes.js";
import { nameStreamItems } from "./stream-items.js";

/*
 * The passes that every document goes through, in their order, whether it is read as a whole or operation by operation.
 */

/** What schemas are settled with. */
interface Settling {
  registry: ModelRegistry;
  source: Source;
  /** The models to begin with. Default: all. */
  starts?: readonly At[];
}

/**
 * Makes the schemas of a document fit to be walked: no chain of references is too long, and none leads back to itself.
 * Chains come first, since the search for cycles walks them.
 */
export function settleSchemas({ registry, source, starts }: Settling): void {
  limitComposition(registry, source, starts);
  breakCycles(registry, source, starts);
}

/** What has bodies: the operations, and the webhooks of the document. */
interface Bodies {
  operations: Operation[];
  webhooks: Webhook[];
}

/**
 * Gives the bodies of operations and webhooks what only their models tell. Events come after items, since the items of a
 * stream are its events.
 */
export function settleBodies({ operations, webhooks }: Bodies, models: Models): void {
  nameStreamItems(operations, models);
  nameEventShapes(operations, models);
  spellBytesOut(operations, webhooks, models);
}
