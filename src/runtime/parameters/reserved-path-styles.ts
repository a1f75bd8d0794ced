import { Invalid } from "../failures/invalid.js";
import { simple, simpleExploded } from "./path-styles.js";

/*
 * Styles of path parameters whose values keep reserved characters and percent-encoded triples (OpenAPI 3.2, section
 * 4.12.2.1, `allowReserved`; RFC 6570, section 3.2.3).
 */

/** `simple`, not exploded, or one value: `a/b`. */
export function simpleReserved(name: string, value: unknown): string {
  return keepReservedInPath(name, simple(name, value));
}

/** `simple`, exploded. */
export function simpleExplodedReserved(name: string, value: unknown): string {
  return keepReservedInPath(name, simpleExploded(name, value));
}

/**
 * Decodes what may stand as it is. `?` and `#` would end the path, so they stay encoded (RFC 3986, section 3.3), and
 * dot segments, which `new URL` would collapse, are refused: the request would reach another resource.
 */
function keepReservedInPath(name: string, text: string): string {
  const kept = /%25(?=[\dA-F]{2})|%(3A|2F|5B|5D|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/gi;
  const path = text.replace(kept, decodeURIComponent);
  if (/(^|\/)(\.|%(25)?2e){1,2}(\/|$)/i.test(path)) throw new Invalid(name, "has a dot segment");
  return path;
}
