import type { OutlinedOperation, Outline } from "./outline.js";

/** The operation that a request is of, and its path below the base URL. */
export interface OutlineMatch {
  readonly id: string;
  readonly operation: OutlinedOperation;
  readonly path: string;
}

/** Finds the operation of a request by its method and the end of its path; words win over parameters. */
export function matchOutline(
  { operations }: Outline,
  method: string,
  pathname: string,
): OutlineMatch | undefined {
  const sent = pathname.split("/");
  let found: (OutlineMatch & { words: number }) | undefined;
  for (const [id, operation] of Object.entries(operations)) {
    const template = operation.path.split("/").slice(1);
    const own = sent.slice(-template.length);
    const isMatch =
      operation.method === method &&
      sent.length > template.length &&
      template.every((segment, index) => segment.includes("{") || segment === own[index]);
    const words = template.filter((segment) => !segment.includes("{")).length;
    if (isMatch && (!found || words > found.words)) {
      found = { id, operation, path: `/${own.join("/")}`, words };
    }
  }
  return found;
}
