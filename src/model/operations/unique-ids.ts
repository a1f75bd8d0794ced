import { byCodeUnit } from "../../json/by-code-unit.js";
import type { Operation } from "../api.js";
import type { Source } from "../source.js";

/** An operation, as far as this goes. */
export type Identified = Pick<Operation, "at" | "id" | "method" | "path">;

/**
 * An operationId names one operation (4.8.10.1). Where several have it, the first by path and method keeps it, in
 * whatever order the document has them, and the others are named after method and path.
 */
export function makeIdsUnique(operations: readonly Identified[], { warnings }: Source): void {
  const first = new Map<string, Identified>();
  const place = ({ path, method }: Identified): string => `${path} ${method}`;
  for (const operation of operations.toSorted((a, b) => byCodeUnit(place(a), place(b)))) {
    const { id, method, path, at } = operation;
    const twin = first.get(id);
    if (twin === undefined) {
      first.set(id, operation);
      continue;
    }
    operation.id = `${method} ${path}`;
    warnings.push({
      at: `${at}/operationId`,
      id: "operation-id-twice",
      what: `The operationId ${JSON.stringify(id)} is already that of ${twin.method} ${twin.path}`,
      todo:
        twin.at === at
          ? `Both paths refer to it: ${path} is named after method and path; leave the operationId out, and both are.`
          : "The operation is named after method and path; give it another one.",
      isFault: true,
    });
  }
}
