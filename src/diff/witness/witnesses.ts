import type { Api } from "../../model/api.js";
import type { Json } from "../../json/json.js";
import type { At } from "../../json/pointer.js";
import { modelsByName } from "../../model/schema/references.js";
import type { Validator } from "../../values/validator.js";
import type { Finding, Witness } from "../finding.js";
import type { Conjunction } from "../schema/part.js";
import { createSchemas, type Schemas } from "../schema/schemas.js";
import { variant } from "../rules/variants.js";
import { first, valuesAt, valuesOf } from "./candidates.js";
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
  const trialOf = createTrials({ base: sideOf(apis.base), head: sideOf(apis.head) });
  return findings.map((finding) => {
    const pair = wanted.includes(finding) ? pairs.get(finding.fingerprint) : undefined;
    const witness = pair && findWitness(trialOf(pair), finding);
    return witness === undefined ? finding : { ...finding, witness };
  });
}

interface WitnessSide {
  schemas: Schemas;
  validator: Validator;
}

/** Holds values against a schema, each once. */
interface Check {
  /** Undefined where that cannot be told. */
  accepts(value: Json): boolean | undefined;
  /** What is wrong with a value that is refused. */
  complaints(value: Json): readonly Complaint[];
}

/** Two schemas, and the values that are held against both: once each, however many findings ask. */
interface Trial {
  values: readonly Json[];
  /** Values of one variant, by its place. */
  valuesAt(place: At): readonly Json[];
  before: Check;
  after: Check;
}

/** So many values of a variant are tried. */
const maxOfVariant = 20;

function createTrials({
  base,
  head,
}: {
  base: WitnessSide;
  head: WitnessSide;
}): (pair: SchemaPair) => Trial {
  const known = new Map<string, Trial>();
  const keyOf = (of: Conjunction): string => of.map(({ at }) => at).join("&");
  return (pair: SchemaPair): Trial => {
    const key = `${keyOf(pair.base)} ${keyOf(pair.head)}`;
    const trial = known.get(key) ?? {
      values: [...valuesOf(pair.base, base.schemas), ...valuesOf(pair.head, head.schemas)],
      valuesAt: (place: At): readonly Json[] => [
        ...first(maxOfVariant, valuesAt(place, pair.base, base.schemas)),
        ...first(maxOfVariant, valuesAt(place, pair.head, head.schemas)),
      ],
      before: checkBy(pair.base, base),
      after: checkBy(pair.head, head),
    };
    known.set(key, trial);
    return trial;
  };
}

function checkBy(conjunction: Conjunction, { validator }: WitnessSide): Check {
  const schema = { allOf: conjunction.map((each) => each.schema) };
  const known = new Map<Json, boolean | undefined>();
  return {
    accepts: (value) => {
      if (!known.has(value)) known.set(value, validator.accepts(schema, value, "as declared"));
      return known.get(value);
    },
    complaints: (value) => validator.check(schema, value, "as declared"),
  };
}

function findWitness({ before, after, ...trial }: Trial, finding: Finding): Witness | undefined {
  const { effect } = finding;
  const changed = finding.after === undefined ? finding.base : finding.head;
  const own = finding.id === variant.id ? trial.valuesAt(changed.pointer) : [];
  const values = own.length > 0 ? own : trial.values;
  const shown = (valid: Check, refusing: Check, side: "base" | "head"): Json | undefined =>
    values.find((value) => {
      if (valid.accepts(value) !== true || refusing.accepts(value) !== false) return false;
      const complaints = refusing.complaints(value);
      return complaints.length > 0 && showsChange(finding, complaints, side);
    });
  const narrowed = effect === "widens" ? undefined : shown(before, after, "head");
  if (narrowed !== undefined) return { value: narrowed, valid: "before" };
  const widened = effect === "narrows" ? undefined : shown(after, before, "base");
  return widened === undefined ? undefined : { value: widened, valid: "after" };
}
