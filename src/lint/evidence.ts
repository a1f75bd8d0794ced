import type { At } from "../json/pointer.js";
import type { Node } from "../read/document.js";
import { isObject } from "../json/is-object.js";

/** Every `x-evidence` of the document as it is written, whatever it says. */
export function declaredEvidence(nodes: ReadonlyMap<At, Node>): Node[] {
  return [...nodes.values()].flatMap(({ value, at }) => {
    const evidence = isObject(value) ? value["x-evidence"] : undefined;
    return evidence === undefined ? [] : [{ value: evidence, at: `${at}/x-evidence` }];
  });
}
