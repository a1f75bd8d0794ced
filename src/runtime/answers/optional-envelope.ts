import type { OpenEnvelope } from "../contract/operation.js";
import { inEnvelope } from "./envelope.js";

/** An envelope that may leave its payload out, which is then undefined. */
export const inOptionalEnvelope: OpenEnvelope = (body, operation, status) => {
  const [, name = ""] = operation.envelope ?? [];
  const isLeftOut =
    typeof body === "object" && body && !Array.isArray(body) && !Object.hasOwn(body, name);
  return inEnvelope(isLeftOut ? { ...body, [name]: undefined } : body, operation, status);
};
