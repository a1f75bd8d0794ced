import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import type { Node } from "../../read/document.js";

/** What a document says about how long something will be there: the fields that diff tools agreed on. */
export interface Lifecycle {
  /** `x-stability-level`: draft, alpha, beta or stable. */
  stability?: string;
  /** `x-sunset`: the date from which it may be gone, as written (RFC 3339 date or date-time). */
  sunset?: string;
}

/** The `x-sunset` and `x-stability-level` of a node; undefined where it has neither. */
export function lifecycleOf(node: Node): Lifecycle | undefined {
  return isObject(node.value) ? lifecycleIn(node.value) : undefined;
}

export function lifecycleIn(value: Record<string, Json>): Lifecycle | undefined {
  const stability = own(value, "x-stability-level");
  const sunset = own(value, "x-sunset");
  return stability === undefined && sunset === undefined
    ? undefined
    : { ...(stability !== undefined && { stability }), ...(sunset !== undefined && { sunset }) };
}

function own(value: Record<string, Json>, key: string): string | undefined {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === "string" ? found : undefined;
}
