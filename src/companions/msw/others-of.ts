import type { Operation } from "../../model/api.js";

/**
 * For each operation the paths of others that its own fits, when nothing is known of what stands in front of it:
 * `/patients/{id}` is how `/patients/export` is written, and how `/users/{id}/patients/{id}` ends.
 */
export function othersOf(operations: readonly Operation[]): Map<Operation, string[]> {
  const rows = operations.map((operation) => ({
    operation,
    segments: plainPath(operation).split("/").slice(1).reverse(),
  }));
  return new Map(
    rows.map(({ operation, segments }) => [
      operation,
      rows
        .filter(
          (other) =>
            other.operation.method === operation.method &&
            other.operation !== operation &&
            isMoreOf(other.segments, segments),
        )
        .map((other) => plainPath(other.operation)),
    ]),
  );
}

/** The path, without what some documents have behind it. */
export function plainPath({ path }: Operation): string {
  return path.replace(/[?#].*/, "");
}

/** True for a path that says more than another one which it fits; both from their ends. */
function isMoreOf(segments: readonly string[], of: readonly string[]): boolean {
  const fits = of.every((own, index) => {
    const segment = segments[index];
    return segment === own || (segment !== undefined && own.includes("{"));
  });
  if (!fits) return false;
  if (segments.length > of.length) return true;
  return of.some((own, index) => wordsOf(segments[index] ?? "").length > wordsOf(own).length);
}

/** What of a segment is no parameter. */
function wordsOf(segment: string): string {
  return segment.replace(/\{[^}]*\}/g, "");
}
