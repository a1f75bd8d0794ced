import type { Node } from "../../read/document.js";
import type { Webhook } from "../api.js";
import { child, type Source } from "../source.js";

/**
 * How a webhook is signed, as the first node says that has an `x-webhook-signature`: its operation, its path item, or
 * the root for all. What cannot be read is a problem: a handler that verifies nothing would take anything in.
 */
export function readSignature(
  nodes: readonly (Node | undefined)[],
  source: Source,
): Pick<Webhook, "signature"> {
  const declared = nodes.flatMap((node) => (node && child(node, "x-webhook-signature")) ?? [])[0];
  if (declared === undefined || declared.value === "none") return {};
  if (declared.value === "standard-webhooks") return { signature: declared.value };
  source.problems.push({
    at: declared.at,
    id: "webhook-signature-invalid",
    what: "x-webhook-signature is no scheme that can be verified",
    todo: "It is standard-webhooks, or none.",
  });
  return {};
}
