import type { CarriedSources } from "../../text/declarations.js";
import type { Companion } from "../companion.js";
import { schemasCompanion } from "../shapes/schemas-companion.js";
import { spellZod } from "./spell-zod.js";

/** `zod.ts`: schemas of Zod 4. */
export function zod(checks: CarriedSources): Companion {
  return schemasCompanion(
    {
      name: "zod",
      range: "^4.3.0",
      namespace: "z",
      schemaType: (of) => `z.ZodType<${of}>`,
      spell: spellZod,
      optional: (schema) => `${schema}.optional()`,
    },
    checks,
  );
}
