import {
  reconcilePatients,
  type Client,
  type Patient,
  type PatientCreate,
  type PatientRow,
  type PatientUpdate,
  type ReconcilePatientsError,
  type RowOutcome,
} from "healos-client";
import { patientProblem } from "../errors.js";
import type { HospitalPatient } from "../hospital/row.js";
import type { Log } from "../log.js";

export function fullName({
  givenName,
  familyName,
}: Pick<HospitalPatient, "familyName" | "givenName">): string {
  return `${givenName} ${familyName}`.replace(/\s+/g, " ").trim();
}

export function externalIdOf(mrn: string): string {
  return `MRN-${mrn}`;
}

/** What a patient of the hospital is created from. */
export function createOf(patient: HospitalPatient): PatientCreate {
  return { name: fullName(patient), external_id: externalIdOf(patient.mrn) };
}

/** What is changed of one that is there. */
export function updateOf({
  pronouns,
  remarks,
  hasConsented,
  ...rest
}: HospitalPatient): PatientUpdate {
  const update: PatientUpdate = { name: fullName(rest), pronouns, consent: hasConsented };
  if (remarks !== null) update.notes = remarks;
  return update;
}

export function rowOf(patient: HospitalPatient): PatientRow {
  const { mrn, pronouns, remarks, hasConsented } = patient;
  return {
    name: fullName(patient),
    external_id: externalIdOf(mrn),
    pronouns,
    consent: hasConsented,
    ...(remarks === null ? {} : { notes: remarks }),
  };
}

export interface SyncOptions {
  isDryRun?: boolean;
  concurrency?: number;
  signal?: AbortSignal;
}

export interface PatientSync {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Healos' ids by the hospital's numbers. */
  ids: Map<string, string>;
  changes: string[];
  isComplete: boolean;
}

type Outcome = RowOutcome<PatientRow, Patient, ReconcilePatientsError>;

/** What became of a row, as the report has it. */
export function changeText(outcome: Outcome): string | undefined {
  const { row } = outcome;
  switch (outcome.status) {
    case "created":
      return `${row.external_id}: new, with ${outcome.fields.join(", ")}`;
    case "updated": {
      const before = outcome.record.name === row.name ? "" : `, was ${outcome.record.name}`;
      return `${row.external_id}: changed ${outcome.fields.join(", ")}${before}`;
    }
    case "failed":
      return `${row.external_id}: ${patientProblem(outcome.error).what}`;
    case "unchanged":
    case "stopped":
      return undefined;
    default:
      return outcome satisfies never;
  }
}

export async function syncPatients(
  client: Client,
  patients: Iterable<HospitalPatient>,
  { log, isDryRun = false, concurrency = 4, signal }: SyncOptions & { log: Log },
): Promise<PatientSync> {
  const ids = new Map<string, string>();
  const changes: string[] = [];
  function* rows(): Generator<PatientRow> {
    for (const patient of patients) yield rowOf(patient);
  }
  const summary = await reconcilePatients(client, rows(), {
    dryRun: isDryRun,
    concurrency,
    signal,
    onRow: (outcome, counts) => {
      const text = changeText(outcome);
      if (text !== undefined) changes.push(text);
      if ("record" in outcome && outcome.record) {
        ids.set(outcome.row.external_id, outcome.record.id);
      }
      if ((counts.created + counts.updated) % 100 === 99) log.info("goes on", { ...counts });
    },
  });
  for (const { row, error } of summary.failures) {
    log.warn("not written", { external_id: row.external_id, ...patientProblem(error) });
  }
  const { created, updated, unchanged, failed, complete } = summary;
  return { created, updated, unchanged, failed, ids, changes, isComplete: complete };
}
