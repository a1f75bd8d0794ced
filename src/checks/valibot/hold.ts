import * as v from "valibot";

/** What Valibot's `rawCheck` is given. */
export type Checked = v.RawCheckContext<unknown>;

/** Holds a value, or one inside it, against a schema. */
export function hold(
  { dataset, addIssue }: Checked,
  schema: v.GenericSchema,
  ...path: Key[]
): void {
  const { value: root } = dataset;
  const held = path.reduce<unknown>((at, key) => (at as Record<Key, unknown>)[key], root);
  const outer = path.map((key) => pathItem(root, key));
  for (const { message, path: inner = [] } of v.safeParse(schema, held).issues ?? []) {
    const [first, ...rest] = [...outer, ...inner];
    addIssue({ message, ...(first && { path: [first, ...rest] }) });
  }
}

/** Says that something is wrong with a value, or with one inside it. */
export function refuse({ dataset, addIssue }: Checked, ...path: Key[]): void {
  const [first, ...rest] = path.map((key) => pathItem(dataset.value, key));
  addIssue({ message: "Invalid input", ...(first && { path: [first, ...rest] }) });
}

/** The name of a property, or the index of an item. */
type Key = number | string;

function pathItem(input: unknown, key: Key): v.UnknownPathItem {
  return { type: "unknown", origin: "value", input, key, value: undefined };
}
