import { splitAt } from "../../json/pointer.js";
import type { Validator } from "../../values/validator.js";
import type { Finding } from "../finding.js";

/** What a validator complains of. */
export type Complaint = ReturnType<Validator["check"]>[number];

/** The keywords that refuse a value for a change of each rule. Of other rules any complaint may be about the change. */
const keywords: Readonly<Record<string, readonly string[]>> = {
  "enum-values": ["const", "enum", "type"],
  format: ["format", "maximum", "minimum", "type"],
  "item-count": ["contains", "maxContains", "maxItems", "minContains", "minItems"],
  "multiple-of": ["multipleOf"],
  null: ["const", "enum", "type"],
  "number-range": [
    ...["exclusiveMaximum", "exclusiveMinimum", "format", "maximum", "minimum", "type"],
  ],
  pattern: ["pattern"],
  "property-count": ["maxProperties", "minProperties"],
  "string-length": ["format", "maxLength", "minLength"],
  type: ["const", "enum", "type"],
  "unique-items": ["uniqueItems"],
};

/** Rules that are about a property, whose name is the value before or after. */
const ofProperties: ReadonlySet<string> = new Set([
  ...["property-access", "property-added", "property-removed", "property-required"],
]);

/**
 * Whether a value is refused for one change, and not only for others that were made at the same place. Of a union a
 * validator says what is wrong with each branch: there one complaint about the change is enough.
 *
 * @param refusing the side that refuses the value
 */
export function showsChange(
  finding: Finding,
  complaints: readonly Complaint[],
  refusing: "base" | "head",
): boolean {
  const isOurs = (complaint: Complaint): boolean => isAbout(finding, complaint, refusing);
  const isUnion = complaints.some(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  return isUnion ? complaints.some(isOurs) : complaints.every(isOurs);
}

function isAbout(
  finding: Finding,
  { keyword, params, instancePath }: Complaint,
  refusing: "base" | "head",
): boolean {
  const name = finding.before ?? finding.after;
  if (ofProperties.has(finding.id) && typeof name === "string") {
    const { missingProperty, additionalProperty, unevaluatedProperty } = params as Params;
    const named = [missingProperty, additionalProperty, unevaluatedProperty];
    return named.includes(name) || splitAt(`#${instancePath}`).tokens.includes(name);
  }
  const known = keywords[finding.id];
  if (known === undefined) return true;
  const own = splitAt(finding[refusing].pointer).tokens.at(-1) ?? "";
  return known.includes(own) && own !== "type" && own !== "const" && own !== "enum"
    ? keyword === own
    : known.includes(keyword);
}

type Params = Readonly<Record<string, unknown>>;
