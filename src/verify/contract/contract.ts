import { byCodeUnit } from "../../json/by-code-unit.js";
import type { Api, Operation } from "../../model/api.js";
import type { Sampling } from "../../values/sample.js";
import type { Pool } from "../ask/pool.js";
import type { AskedServer } from "../ask/server.js";
import { casesOf } from "./cases.js";
import { faultOf, type Fault } from "./check.js";

/** How an operation kept to the document. */
export interface ContractRow {
  operation: string;
  /** How many valid and how many broken requests were answered. */
  valid: number;
  broken: number;
  faults: Fault[];
  /** Why it was not asked. */
  skipped?: string;
}

/** Creates come before changes, and what removes things comes last. */
const order = ["GET", "HEAD", "OPTIONS", "QUERY", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Sends valid requests and requests that are wrong in one thing, and holds every answer against the document.
 *
 * @param pool the ids that reads have named
 */
export async function checkContract(
  api: Api,
  { server, pool, sampling }: { server: AskedServer; pool: Pool; sampling: Sampling },
): Promise<ContractRow[]> {
  const sorted = [...api.operations].sort(
    (a, b) => order.indexOf(a.method) - order.indexOf(b.method),
  );
  const isLast = ({ method }: Operation): boolean => method === "DELETE";
  const rows = new Map<string, ContractRow>();
  const tryAll = async (operations: readonly Operation[]): Promise<void> => {
    for (const operation of operations) {
      rows.set(operation.id, await rowOf(operation, { server, pool, sampling }));
    }
  };
  await tryAll(sorted.filter((each) => !isLast(each)));
  // What has been created since may be what they ask for.
  await tryAll(sorted.filter((each) => rows.get(each.id)?.skipped !== undefined));
  // What stands below a record goes before it.
  await tryAll(sorted.filter(isLast).sort((a, b) => levelsOf(b) - levelsOf(a)));
  return [...rows.values()].sort((a, b) => byCodeUnit(a.operation, b.operation));
}

function levelsOf({ path }: Operation): number {
  return path.split("/").length;
}

async function rowOf(
  operation: Operation,
  { server, pool, sampling }: { server: AskedServer; pool: Pool; sampling: Sampling },
): Promise<ContractRow> {
  const row: ContractRow = { operation: operation.id, valid: 0, broken: 0, faults: [] };
  // What is removed is not what others are asked with.
  const binding = pool.bindings(operation, 50).at(operation.method === "DELETE" ? -1 : 0);
  if (binding === undefined) return { ...row, skipped: "no record is known" };
  const cases = casesOf(operation, { binding, pool, sampling });
  if (cases === undefined) return { ...row, skipped: "no valid body could be made" };
  for (const each of cases) {
    const answer = await server.send(operation, each.request, each.isKeyless);
    if (answer === undefined) break;
    if (each.broken) row.broken += 1;
    else row.valid += 1;
    const fault = faultOf(operation, each, { answer, sampling });
    if (fault) row.faults.push(fault);
    if (!each.broken && answer.status < 300) collect(operation, answer.text, { binding, pool });
  }
  return row;
}

function collect(
  operation: Operation,
  text: string,
  { binding, pool }: { binding: Readonly<Record<string, string>>; pool: Pool },
): void {
  try {
    if (operation.method !== "DELETE") pool.collect(operation, binding, JSON.parse(text));
  } catch {
    // It names no records.
  }
}

/** The rows as a table for people. */
export function contractTable(rows: readonly ContractRow[]): string {
  const width = Math.max(...rows.map(({ operation }) => operation.length), 9);
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(9)).join("")}`;
  const told = rows.map(({ operation, valid, broken, faults, skipped }) =>
    skipped === undefined
      ? line(operation, [String(valid), String(broken), String(faults.length)])
      : `${operation.padEnd(width)}  not asked: ${skipped}`,
  );
  return `${[line("operation", ["valid", "broken", "faults"]), ...told].join("\n")}\n\n`;
}
