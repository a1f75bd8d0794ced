import type { PatientSync } from "./patients.js";
import type { VisitSync } from "./visits.js";

function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What a run has done, for the mail to the ward. */
export function reportOf(patients: PatientSync, visits: VisitSync): string {
  const { created, updated, unchanged, failed, changes } = patients;
  const lines = [
    `${countText(created, "patient")} new, ${updated} changed, ${unchanged} as they were.`,
    ...(failed > 0 ? [`${countText(failed, "patient")} could not be written.`] : []),
    `${countText(visits.written, "visit")} written.`,
    ...(visits.orphans.length > 0 ? [`Without a patient: ${visits.orphans.join(", ")}.`] : []),
    ...visits.failures.map(({ visit, why }) => `${visit}: ${why}.`),
    ...(patients.isComplete ? [] : ["The run was ended before its last row."]),
  ];
  return [...lines, "", ...changes].join("\n");
}
