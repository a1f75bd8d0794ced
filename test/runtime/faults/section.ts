import { kinds, type Fault } from "./fault.js";
import { ways, type ListFault } from "./list-fault.js";
import { runList } from "./run-list.js";
import { run } from "./run.js";
import { runStored, type Act } from "./run-stored.js";
import type { StoreFault } from "./store-fault.js";

/** One fault, and how it is tried. */
export interface Row {
  readonly name: string;
  /** The row's cells as they have to be. */
  readonly expect: readonly string[];
  try(): Promise<Tried>;
}

/** What came of a row. */
export interface Tried {
  readonly cells: readonly string[];
  /** Everything that a caller can print and that must not show a secret. */
  readonly printed: readonly string[];
}

/** Faults that are tried in the same ways. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Faults of single calls, each with every kind of request. */
export function calls(title: string, faults: readonly Fault[]): Section {
  const rows = faults.map((fault) => ({
    ...fault,
    try: async (): Promise<Tried> => {
      const runs = await Promise.all(kinds.map((kind) => run(fault, kind)));
      return { cells: runs.map(({ text }) => text), printed: runs.flatMap((it) => it.printed) };
    },
  }));
  return { title, columns: kinds, rows };
}

/** Faults of lists, each with every way of fetching pages. */
export function lists(title: string, faults: readonly ListFault[]): Section {
  const rows = faults.map((fault) => ({
    name: fault.name,
    expect: [...fault.expect, fault.records],
    try: async (): Promise<Tried> => {
      const runs = await Promise.all(Object.values(ways).map((way) => runList(fault, way)));
      return {
        cells: [...runs.map(({ text }) => text), alike(runs.map(({ records }) => records))],
        printed: runs.flatMap((it) => it.printed),
      };
    },
  }));
  return { title, columns: [...Object.keys(ways), "records"], rows };
}

/** Faults of what composes calls by an external id. A column is a run of its own, or one after another. */
export function stored(
  title: string,
  faults: readonly StoreFault[],
  columns: Readonly<Record<string, Act>> | { readonly oneAfterAnother: Record<string, Act> },
): Section {
  const acts = "oneAfterAnother" in columns ? columns.oneAfterAnother : columns;
  const series =
    "oneAfterAnother" in columns
      ? [Object.values(columns.oneAfterAnother)]
      : Object.values(columns).map((act) => [act]);
  const rows = faults.map((fault) => ({
    name: fault.name,
    expect: [...fault.expect, `${fault.records}`],
    try: async (): Promise<Tried> => {
      const runs = await Promise.all(series.map((each) => runStored(fault, each)));
      return {
        cells: [...runs.flatMap((it) => it.texts), alike(runs.map((it) => `${it.records}`))],
        printed: runs.flatMap((it) => it.printed),
      };
    },
  }));
  return { title, columns: [...Object.keys(acts), "records"], rows };
}

function alike(values: readonly string[]): string {
  return [...new Set(values)].join(" or ");
}
