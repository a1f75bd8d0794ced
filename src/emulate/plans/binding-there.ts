import type { Operation } from "../../model/api.js";
import type { Stored } from "../store/store.js";
import { shapeOf } from "./path-shape.js";

/**
 * The values of the path parameters with the first one mended that names no record, although there are records in its
 * place; undefined where each names one, as far as records are known.
 *
 * @param records by resource, as a snapshot has them
 */
export function bindingThere(
  operation: Operation,
  binding: Readonly<Record<string, string>>,
  records: Readonly<Record<string, readonly Stored[]>>,
): Record<string, string> | undefined {
  const shape = shapeOf(operation);
  if (shape === undefined) return undefined;
  const { above, item: parameter, collection } = shape;
  const parents: string[] = [];
  for (const level of [...above, ...(parameter ? [{ parameter, collection }] : [])]) {
    const value = binding[level.parameter] ?? "";
    const there = (records[level.collection] ?? []).filter(
      (record) => String(record.parents) === String(parents),
    );
    const [first] = there;
    if (first !== undefined && !there.some(({ id }) => id === value)) {
      return { ...binding, [level.parameter]: first.id };
    }
    parents.push(value);
  }
  return undefined;
}
