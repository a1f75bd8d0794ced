import { valueAt } from "../pages/result-path.js";
import { sameJson } from "../pages/same-json.js";
import type { Reconciling } from "./reconciling.js";

/** The members of a row that are among `names` and have a value. */
export function fieldsOf<Row extends object>(row: Row, names: readonly string[]): Partial<Row> {
  const given = names.filter((name) => valueAt(row, [name]) !== undefined);
  return Object.fromEntries(given.map((name) => [name, valueAt(row, [name])])) as Partial<Row>;
}

/** What an update would have to send: the fields that it takes, that the row has and that the record has otherwise. */
export function changesOf<Row extends object, Stored extends { id: unknown }>(
  row: Row,
  record: Stored,
  {
    updateFields,
    momentFields = [],
  }: Pick<Reconciling<Row, Stored, unknown>, "updateFields" | "momentFields">,
): Partial<Row> {
  const differs = (name: string): boolean => {
    const wanted = valueAt(row, [name]);
    // A record that leaves a field out has none, which a row writes as null.
    const stored = valueAt(record, [name]) ?? null;
    if (sameJson(wanted, stored)) return false;
    return !momentFields.includes(name) || !isSameMoment(wanted, stored);
  };
  return fieldsOf(row, updateFields.filter(differs));
}

function isSameMoment(left: unknown, right: unknown): boolean {
  if (typeof left !== "string" || typeof right !== "string") return false;
  return Date.parse(left) === Date.parse(right);
}
