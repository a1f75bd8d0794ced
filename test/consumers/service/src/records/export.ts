import {
  listAllAppointments,
  listAllPatients,
  type Appointment,
  type Client,
  type PatientSummary,
} from "healos-client";
import type { Card } from "./patients.js";

/** A column of a table, and how its cells are found. */
export interface TableColumn<Row> {
  title: string;
  cell: keyof Row | ((row: Row) => string);
}

function cellText<Row>(row: Row, { cell }: TableColumn<Row>): string {
  return typeof cell === "function" ? cell(row) : String(row[cell] ?? "");
}

/** Any rows as a table of the hospital's statistics. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string {
  const head = columns.map(({ title }) => title).join(";");
  return [
    head,
    ...rows.map((row) => columns.map((column) => cellText(row, column)).join(";")),
  ].join("\n");
}

export const patientColumns: TableColumn<PatientSummary>[] = [
  { title: "Number", cell: "id" },
  { title: "Name", cell: "name" },
  { title: "Since", cell: ({ created_at }) => created_at.slice(0, 10) },
];

export const visitColumns: TableColumn<Appointment>[] = [
  { title: "Begin", cell: "start_at" },
  { title: "Patient", cell: (visit) => visit.patient_name ?? visit.patient_id },
  { title: "Kind", cell: (visit) => visit.visit_type ?? "" },
  { title: "State", cell: "status" },
];

export async function exportPatients(client: Client, most = 1000): Promise<string> {
  return tableOf(
    await listAllPatients(client, { limit: 50 }).toArray({ max: most }),
    patientColumns,
  );
}

export async function exportVisits(client: Client, from: string, to: string): Promise<string> {
  const rows: Appointment[] = [];
  const list = listAllAppointments(client, { start_date: from, end_date: to, limit: 50 });
  for await (const page of list.results()) {
    if (!page.ok) throw new Error(`The list ended early (${page.error.kind}).`);
    rows.push(...page.items);
  }
  return tableOf(rows, visitColumns);
}

export const cardColumns: TableColumn<Card>[] = [
  { title: "Name", cell: "name" },
  { title: "Since", cell: "since" },
];
