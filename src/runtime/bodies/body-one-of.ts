import type { BodySettings, EncodedBody } from "../contract/body.js";
import type { Arguments } from "../contract/parameters.js";
import { Invalid } from "../failures/invalid.js";
import { rangesOf } from "./media-ranges.js";

/**
 * One of the operation's `bodies`: the one that `request.contentType` names, or whose range it is in; by default that
 * of a Blob's own type, otherwise the first. A range itself is nothing that could be sent.
 */
export function oneOfBodies(
  body: unknown,
  { bodies = {}, ...settings }: BodySettings,
  request: Arguments,
): EncodedBody {
  const nameOf = (type: string): string | undefined =>
    rangesOf(type).find((each) => Object.hasOwn(bodies, each));
  const own = body instanceof Blob && nameOf(body.type) ? body.type : Object.keys(bodies)[0];
  const bodyType = `${request["contentType"] ?? own}`;
  const name = nameOf(bodyType);
  const encode = name === undefined ? undefined : bodies[name];
  if (!encode || /[^ -~]|\*/.test(bodyType)) throw new Invalid("contentType", "is not declared");
  return encode(body, { ...settings, bodyType }, request);
}
