import type { Client } from "healos-client";
import { updatePatient } from "healos-client/patients";
import type { HospitalPatient } from "../hospital/row.js";
import { patientProblem, type Problem } from "../errors.js";
import { Patients } from "../records/patients.js";
import { fullName, updateOf } from "../sync/patients.js";

/** What the hospital's system posts. */
export type HospitalEvent =
  | { type: "patient.admitted"; patient: HospitalPatient }
  | { type: "patient.changed"; patient: HospitalPatient }
  | { type: "patient.consented"; mrn: string; hasConsented: boolean };

export interface Handled {
  id?: string;
  did: "admitted" | "changed" | "nothing";
}

export function isEvent(value: unknown): value is HospitalEvent {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    String(value.type).startsWith("patient.")
  );
}

export async function handle(client: Client, event: HospitalEvent): Promise<Handled | Problem> {
  const patients = new Patients(client);
  switch (event.type) {
    case "patient.admitted": {
      const { patient } = event;
      const admitted = await patients.admit(fullName(patient), patient.mrn);
      if ("what" in admitted) return admitted;
      return { id: admitted.id, did: admitted.isNew ? "admitted" : "nothing" };
    }
    case "patient.changed": {
      const found = await patients.byNumber(event.patient.mrn);
      if (found === undefined) return { did: "nothing" };
      const result = await updatePatient(client, {
        patientId: found.id,
        body: updateOf(event.patient),
      });
      return result.ok ? { id: result.data.id, did: "changed" } : patientProblem(result.error);
    }
    case "patient.consented": {
      const found = await patients.byNumber(event.mrn);
      if (found === undefined) return { did: "nothing" };
      const isDone = await patients.consents(found.id, event.hasConsented);
      return { id: found.id, did: isDone ? "changed" : "nothing" };
    }
    default:
      return event satisfies never;
  }
}
