import type { Api } from "../../model/api.js";
import type { Json } from "../../json/json.js";
import type { Finding, Witness } from "../finding.js";
import type { Conjunction } from "../schema/part.js";
import { createSchemas, type Schemas } from "../schema/schemas.js";
import { valuesOf } from "./candidates.js";
import { createValidators, type IsValid, type MakeValidator } from "./validator.js";

/** The schemas that a change was found between, the nearest ones around it. */
export interface SchemaPair {
  base: Conjunction;
  head: Conjunction;
}

/** So many findings get a witness; the worst are first. */
const most = 60;

/**
 * Looks for a value that shows each breaking change of a schema: valid before and refused after where the change
 * narrows, the reverse where it widens. A validator confirms what is shown; where none is found, nothing is.
 */
export async function addWitnesses(
  findings: readonly Finding[],
  pairs: ReadonlyMap<string, SchemaPair>,
  apis: { base: Api; head: Api },
): Promise<Finding[]> {
  const wanted = findings
    .filter(({ wire, fingerprint }) => wire === "breaking" && pairs.has(fingerprint))
    .slice(0, most);
  if (wanted.length === 0) return [...findings];
  const makeFor = await createValidators();
  const sides = {
    base: { schemas: createSchemas(apis.base.models), make: makeFor(apis.base.models) },
    head: { schemas: createSchemas(apis.head.models), make: makeFor(apis.head.models) },
  };
  return findings.map((finding) => {
    const pair = wanted.includes(finding) ? pairs.get(finding.fingerprint) : undefined;
    const witness = pair && findWitness(pair, finding, sides);
    return witness === undefined ? finding : { ...finding, witness };
  });
}

interface WitnessSide {
  schemas: Schemas;
  make: MakeValidator;
}

function findWitness(
  pair: SchemaPair,
  { effect }: Finding,
  sides: { base: WitnessSide; head: WitnessSide },
): Witness | undefined {
  const before = sides.base.make(pair.base);
  const after = sides.head.make(pair.head);
  if (before === undefined || after === undefined) return undefined;
  const values = [
    ...valuesOf(pair.base, sides.base.schemas),
    ...valuesOf(pair.head, sides.head.schemas),
  ];
  const narrowed = effect === "widens" ? undefined : first(values, before, after);
  if (narrowed !== undefined) return { value: narrowed.value, valid: "before" };
  const widened = effect === "narrows" ? undefined : first(values, after, before);
  return widened && { value: widened.value, valid: "after" };
}

function first(
  values: readonly Json[],
  isValid: IsValid,
  isOther: IsValid,
): { value: Json } | undefined {
  const index = values.findIndex((value) => isValid(value) === true && isOther(value) === false);
  return index < 0 ? undefined : { value: values[index] as Json };
}
