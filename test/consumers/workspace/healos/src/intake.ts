import {
  reconcilePatients,
  type Client,
  type Patient,
  type PatientCreate,
  type ReconcileSummary,
} from "./client/index.js";

/** A line of the list that another system sends each night. */
export interface IntakeLine {
  number: string;
  given: string;
  family: string;
}

export type IntakeBody = PatientCreate & { external_id: string };

/** The body for a line, or what is wrong with it. */
export function bodyFor({ number, given, family }: IntakeLine): IntakeBody | string {
  if (!/^[A-Z]+-\d+$/.test(number)) return `${number || "A line"} has no number of the clinic.`;
  const name = [given, family]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
  return name === "" ? `${number} has no name.` : { name, external_id: number };
}

export interface Intake {
  bodies: IntakeBody[];
  problems: string[];
}

/** Each number once: the last line of a number counts. */
export function intakeOf(lines: readonly IntakeLine[]): Intake {
  const bodies = new Map<string, IntakeBody>();
  const problems: string[] = [];
  for (const line of lines) {
    const body = bodyFor(line);
    if (typeof body === "string") problems.push(body);
    else bodies.set(body.external_id, body);
  }
  return { bodies: [...bodies.values()], problems };
}

export interface IntakeReport {
  created: number;
  known: number;
  /** By the number of the line. */
  failed: Record<string, string>;
}

/** Makes sure of everybody in the list. */
export async function takeIn(client: Client, lines: readonly IntakeLine[]): Promise<IntakeReport> {
  const { bodies, problems } = intakeOf(lines);
  const report: IntakeReport = { created: 0, known: 0, failed: {} };
  for (const problem of problems) report.failed[problem.split(" ")[0] ?? ""] = problem;
  const summary = await reconcilePatients(client, bodies, {
    onRow: (outcome) => {
      if (outcome.status === "failed") report.failed[outcome.row.external_id] = outcome.error.kind;
    },
  });
  return { ...report, ...countsOf(summary) };
}

function countsOf({
  created,
  unchanged,
  updated,
}: ReconcileSummary<unknown, unknown>): Pick<IntakeReport, "created" | "known"> {
  return { created, known: unchanged + updated };
}

/** Whether a patient of Healos is the one of a line. */
export function isOf(
  line: Pick<IntakeLine, "number">,
  patient: Pick<Patient, "external_id">,
): boolean {
  return patient.external_id === line.number;
}
