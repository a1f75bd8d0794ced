import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../program.js";

export const spec: string = readFileSync(join(root, "spec/healos.yaml"), "utf8");

type Part = Record<string, never>;

export interface Schema {
  type?: unknown;
  required?: string[];
  properties: Record<string, object>;
  enum?: unknown[];
}

export interface Edited {
  paths: Record<string, Record<string, { parameters?: Part[]; responses: Record<string, Part> }>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, { name: string }> };
}

/** The description of Healos with a change, as JSON. */
export function changed(change: (document: Edited) => void): string {
  const document = parse(spec) as Edited;
  change(document);
  return JSON.stringify(document);
}

/** One change of each kind that the code meets, and some that it does not. */
export function changeAll({ paths, components: { schemas } }: Edited): void {
  const rename = ({ properties = {} }: Schema, from: string, to: string): void => {
    properties[to] = properties[from] ?? {};
    delete properties[from];
  };
  const { Patient, PatientCreate, PatientSummary, Note, AppointmentStatus, PatientDocument } =
    schemas;
  rename(Patient as Schema, "pronouns", "pronoun");
  (Patient as Schema).properties["consent"] = { type: "string" };
  (PatientCreate as Schema).properties["name"] = { type: "string", minLength: 1, maxLength: 50 };
  (PatientCreate as Schema).properties["clinic"] = { type: "string" };
  (PatientCreate as Schema).required = ["name", "clinic"];
  (PatientSummary as Schema).required = ["id"];
  (Note as Schema).properties["id"] = { type: "integer" };
  (AppointmentStatus as Schema).enum = ["SCHEDULED", "COMPLETED", "CANCELLED", "MISSED"];
  // Nothing here uses it.
  rename(PatientDocument as Schema, "name", "title");
  delete paths["/patients/{patientId}"]?.["delete"];
  delete paths["/notes/export"];
  delete paths["/patients/{patientId}"]?.["get"]?.responses["404"];
}
