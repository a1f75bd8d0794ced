import type { PatientCreate, PatientUpdate } from "./healos/index.js";
import { patientCreateSchema, patientUpdateSchema } from "./healos/zod.js";

/** What stands in the form. */
export interface Typed {
  name: string;
  number: string;
}

export type Checked<Value> = { value: Value } | { problems: Record<string, string> };

function problemsOf(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ""), message]));
}

/** The body that is sent, or what is wrong with it. */
export function checkCreate({ name, number }: Typed): Checked<PatientCreate> {
  const body: PatientCreate = { name: name.trim() };
  if (number !== "") body.external_id = number;
  const parsed = patientCreateSchema.safeParse(body);
  return parsed.success ? { value: parsed.data } : { problems: problemsOf(parsed.error.issues) };
}

export function checkUpdate(typed: PatientUpdate): Checked<PatientUpdate> {
  const { name, pronouns = null, consent } = typed;
  const parsed = patientUpdateSchema.safeParse({ name, pronouns, consent });
  return parsed.success ? { value: parsed.data } : { problems: problemsOf(parsed.error.issues) };
}
