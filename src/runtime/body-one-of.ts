import type { BodySettings, EncodedBody } from "./body.js";
import { Invalid } from "./invalid.js";
import type { Arguments } from "./parameters.js";

/** One of the operation's `bodies`: the one that `request.contentType` names, by default the first. */
export function oneOfBodies(
  body: unknown,
  { bodies = {}, ...settings }: BodySettings,
  request: Arguments,
): EncodedBody {
  const bodyType = `${request["contentType"] ?? Object.keys(bodies)[0]}`;
  const encode = Object.hasOwn(bodies, bodyType) ? bodies[bodyType] : undefined;
  if (!encode) throw new Invalid("contentType", "is not declared");
  return encode(body, { ...settings, bodyType }, request);
}
