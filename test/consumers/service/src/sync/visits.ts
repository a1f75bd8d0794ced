import {
  appointmentStatusValues,
  reconcileAppointments,
  visitTypeValues,
  type AppointmentCreate,
  type AppointmentRow,
  type AppointmentStatusInput,
  type Client,
  type RepeatRuleCreate,
  type VisitTypeInput,
} from "healos-client";
import { problemOf } from "../errors.js";
import type { HospitalVisit } from "../hospital/row.js";
import type { Log } from "../log.js";

const statusOf: Record<HospitalVisit["state"], AppointmentStatusInput> = {
  planned: "SCHEDULED",
  done: "COMPLETED",
  off: "CANCELLED",
  missed: "NO_SHOW",
};

const typeOf = {
  video: "Telehealth",
  onsite: "In-Person",
  both: "Both",
} as const satisfies Record<HospitalVisit["kind"], VisitTypeInput>;

export function repeatOf({ weekly }: HospitalVisit): RepeatRuleCreate | undefined {
  if (weekly === undefined) return undefined;
  const rule: RepeatRuleCreate = { frequency: "WEEKLY", interval: weekly.every };
  rule.end_date = weekly.until;
  return rule;
}

/** A visit as Healos is told of it. */
export function appointmentOf(
  visit: HospitalVisit,
  patientId: string,
): AppointmentCreate & { external_id: string } {
  const { begins, minutes, kind, state, remark } = visit;
  return {
    patient_id: patientId,
    external_id: `VISIT-${visit.visitNumber}`,
    appointment_type: "Hospital visit",
    visit_type: typeOf[kind],
    start_at: begins,
    duration_minutes: minutes,
    status: statusOf[state],
    ...(remark !== undefined && { notes: remark }),
  };
}

export interface VisitSync {
  written: number;
  /** Visits of patients that Healos does not have. */
  orphans: string[];
  failures: { visit: string; why: string }[];
}

export async function syncVisits(
  client: Client,
  visits: Iterable<HospitalVisit>,
  {
    ids,
    log,
    isDryRun = false,
  }: { ids: ReadonlyMap<string, string>; log: Log; isDryRun?: boolean },
): Promise<VisitSync> {
  const orphans: string[] = [];
  const rows: AppointmentRow[] = [];
  for (const visit of visits) {
    const patientId = ids.get(`MRN-${visit.mrn}`);
    if (patientId === undefined) orphans.push(visit.visitNumber);
    else rows.push({ ...appointmentOf(visit, patientId), repeat_rule: repeatOf(visit) });
  }
  const summary = await reconcileAppointments(client, rows, { dryRun: isDryRun });
  const failures = summary.failures.map(({ row, error }) => ({
    visit: row.external_id,
    why: problemOf(error).what,
  }));
  log.info("visits", {
    created: summary.created,
    updated: summary.updated,
    orphans: orphans.length,
  });
  return { written: summary.created + summary.updated, orphans, failures };
}

/** Whether a word of another system is one of the API's own. */
export function isKnownStatus(word: string): word is AppointmentStatusInput {
  return (appointmentStatusValues as readonly string[]).includes(word);
}

export const visitTypes: readonly string[] = visitTypeValues.filter((type) => type !== "Other");
