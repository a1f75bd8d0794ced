import type { BodySettings, EncodedBody } from "../contract/body.js";
import type { Arguments } from "../contract/parameters.js";
import { Invalid } from "../failures/invalid.js";
import { rangesOf } from "./media-ranges.js";

/**
 * One of the operation's `bodies`: the one that `request.contentType` names, or whose range it is in; by default the
 * first. A range itself is nothing that could be sent.
 */
export function oneOfBodies(
  body: unknown,
  { bodies = {}, ...settings }: BodySettings,
  request: Arguments,
): EncodedBody {
  const bodyType = `${request["contentType"] ?? Object.keys(bodies)[0]}`;
  const name = rangesOf(bodyType).find((each) => Object.hasOwn(bodies, each));
  const encode = name === undefined ? undefined : bodies[name];
  if (!encode || /[^ -~]|\*/.test(bodyType)) throw new Invalid("contentType", "is not declared");
  return encode(body, { ...settings, bodyType }, request);
}
