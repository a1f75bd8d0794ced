import type { WebhookDescription, WebhookMark } from "./webhook-description.js";

/** Whether a request may be of a webhook: all of its marks are there. */
export function hasMarks(
  { marks = [] }: WebhookDescription,
  body: unknown,
  headers: Headers,
): boolean {
  return marks.every(({ at = [], header, is }) => {
    const value = header === undefined ? memberAt(body, at) : headers.get(header);
    return is.some((each) => (header === undefined ? each === value : `${each}` === value));
  });
}

/** Whether no request can be of both webhooks. */
export function areApart(one: WebhookDescription, other: WebhookDescription): boolean {
  if (one.method !== other.method) return true;
  return (one.marks ?? []).some((mark) =>
    (other.marks ?? []).some(
      (each) =>
        placeOf(each) === placeOf(mark) && !mark.is.some((value) => each.is.includes(value)),
    ),
  );
}

function placeOf({ at, header }: WebhookMark): string {
  return JSON.stringify([at, header]);
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (each, name) =>
      typeof each === "object" && each !== null && Object.hasOwn(each, name)
        ? (each as Record<string, unknown>)[name]
        : undefined,
    value,
  );
}
