import type { Api } from "../../model/api.js";
import type { Json } from "../../json/json.js";
import { modelsByName } from "../../model/schema/references.js";
import type { Validator } from "../../values/validator.js";
import type { Finding, Witness } from "../finding.js";
import type { Conjunction } from "../schema/part.js";
import { createSchemas, type Schemas } from "../schema/schemas.js";
import { valuesOf } from "./candidates.js";

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
  // Loading it takes a tenth of a second.
  const { createValidator } = await import("../../values/validator.js");
  const sideOf = ({ models }: Api): WitnessSide => ({
    schemas: createSchemas(models),
    validator: createValidator(modelsByName(models)),
  });
  const sides = { base: sideOf(apis.base), head: sideOf(apis.head) };
  return findings.map((finding) => {
    const pair = wanted.includes(finding) ? pairs.get(finding.fingerprint) : undefined;
    const witness = pair && findWitness(pair, finding, sides);
    return witness === undefined ? finding : { ...finding, witness };
  });
}

interface WitnessSide {
  schemas: Schemas;
  validator: Validator;
}

/** Tells whether a value is valid; undefined where that cannot be told. */
type IsValid = (value: Json) => boolean | undefined;

function isValidBy(conjunction: Conjunction, { validator }: WitnessSide): IsValid {
  const schema = { allOf: conjunction.map((each) => each.schema) };
  return (value) => validator.accepts(schema, value, "as declared");
}

function findWitness(
  pair: SchemaPair,
  { effect }: Finding,
  sides: { base: WitnessSide; head: WitnessSide },
): Witness | undefined {
  const before = isValidBy(pair.base, sides.base);
  const after = isValidBy(pair.head, sides.head);
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
