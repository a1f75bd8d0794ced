import type { Api } from "../../model/api.js";
import type { Json } from "../../json/json.js";
import { modelsByName } from "../../model/schema/references.js";
import type { Validator } from "../../values/validator.js";
import type { Finding, Witness } from "../finding.js";
import type { Conjunction } from "../schema/part.js";
import { createSchemas, type Schemas } from "../schema/schemas.js";
import { valuesOf } from "./candidates.js";
import { showsChange, type Complaint } from "./shows-change.js";

/** The schemas that a change was found between: the nearest ones around it, or the union that they are a branch of. */
export interface SchemaPair {
  base: Conjunction;
  head: Conjunction;
}

/** So many findings get a witness; the worst are first. */
const maxWitnesses = 60;

/**
 * Looks for a value that shows each breaking change of a schema: valid before and refused after where the change
 * narrows, the reverse where it widens. A validator confirms what is shown, and that it is refused for this change; where
 * none is found, nothing is.
 */
export async function addWitnesses(
  findings: readonly Finding[],
  pairs: ReadonlyMap<string, SchemaPair>,
  apis: { base: Api; head: Api },
): Promise<Finding[]> {
  const wanted = findings
    .filter(({ wire, fingerprint }) => wire === "breaking" && pairs.has(fingerprint))
    .slice(0, maxWitnesses);
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

/** What is wrong with a value; undefined where that cannot be told. */
type Check = (value: Json) => readonly Complaint[] | undefined;

function checkBy(conjunction: Conjunction, { validator }: WitnessSide): Check {
  const schema = { allOf: conjunction.map((each) => each.schema) };
  return (value) => {
    const isValid = validator.accepts(schema, value, "as declared");
    if (isValid === undefined) return undefined;
    return isValid ? [] : validator.check(schema, value, "as declared");
  };
}

function findWitness(
  pair: SchemaPair,
  finding: Finding,
  sides: { base: WitnessSide; head: WitnessSide },
): Witness | undefined {
  const before = checkBy(pair.base, sides.base);
  const after = checkBy(pair.head, sides.head);
  const values = [
    ...valuesOf(pair.base, sides.base.schemas),
    ...valuesOf(pair.head, sides.head.schemas),
  ];
  const { effect } = finding;
  const shown = (valid: Check, refusing: Check, side: "base" | "head"): Json | undefined =>
    values.find((value) => {
      if (valid(value)?.length !== 0) return false;
      const complaints = refusing(value) ?? [];
      return complaints.length > 0 && showsChange(finding, complaints, side);
    });
  const narrowed = effect === "widens" ? undefined : shown(before, after, "head");
  if (narrowed !== undefined) return { value: narrowed, valid: "before" };
  const widened = effect === "narrows" ? undefined : shown(after, before, "base");
  return widened === undefined ? undefined : { value: widened, valid: "after" };
}
