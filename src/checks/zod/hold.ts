import type * as z from "zod";

/** A value that is being checked, and what is wrong with it. */
export type Checked = z.core.ParsePayload<unknown>;

/** Holds a value, or one inside it, against a schema. */
export function hold({ value, issues }: Checked, schema: z.ZodType, ...path: PropertyKey[]): void {
  const held = path.reduce((at, name) => (at as Record<PropertyKey, unknown>)[name], value);
  for (const issue of schema.safeParse(held).error?.issues ?? []) {
    issues.push({ ...issue, input: held, path: [...path, ...issue.path] } as z.core.$ZodRawIssue);
  }
}

/** Says that something is wrong with a value, or with one inside it. */
export function refuse({ value, issues }: Checked, ...path: PropertyKey[]): void {
  issues.push({ code: "custom", input: value, path });
}
