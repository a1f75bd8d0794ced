import { isObject, type Value } from "../store/value.js";
import type { Operation } from "../../model/api.js";
import type { KeptFile } from "./uploads.js";
import type { World } from "../world.js";

/** A call that was let in and read: its key is known, its parameters and its body are valid. */
export interface Call {
  world: World;
  operation: Operation;
  organization: string;
  path: Record<string, string>;
  query: Record<string, Value>;
  fields: Value | undefined;
  files: ReadonlyMap<string, KeptFile>;
  url: URL;
}

/** The fields of a body that is an object; none otherwise. */
export function fieldsOf({ fields }: Call): Record<string, Value> {
  return isObject(fields) ? fields : {};
}
