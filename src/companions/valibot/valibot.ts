import type { CarriedSources } from "../../text/declarations.js";
import type { Companion } from "../companion.js";
import { schemasCompanion } from "../shapes/schemas-companion.js";
import { spellValibot } from "./spell-valibot.js";

/** `valibot.ts`: schemas of Valibot 1. */
export function valibot(checks: CarriedSources): Companion {
  return schemasCompanion(
    {
      name: "valibot",
      range: "^1.0.0",
      namespace: "v",
      schemaType: (of) => `v.GenericSchema<${of}>`,
      spell: spellValibot,
      optional: (schema) => `v.optional(${schema})`,
    },
    checks,
  );
}
