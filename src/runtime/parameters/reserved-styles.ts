import {
  deepObject,
  formExploded,
  formJoined,
  pipeDelimited,
  spaceDelimited,
} from "./query-styles.js";

/*
 * Styles of query parameters whose values keep reserved characters and percent-encoded triples (`allowReserved`:
 * RFC 6570, section 3.2.3).
 */

/** `form`, exploded. */
export function formReserved(name: string, value: unknown): string {
  return keepReserved(formExploded(name, value));
}

/** `form`, not exploded. */
export function formJoinedReserved(name: string, value: unknown): string {
  return keepReserved(formJoined(name, value));
}

/** `spaceDelimited`, not exploded. */
export function spaceDelimitedReserved(name: string, value: unknown): string {
  return keepReserved(spaceDelimited(name, value));
}

/** `pipeDelimited`, not exploded. */
export function pipeDelimitedReserved(name: string, value: unknown): string {
  return keepReserved(pipeDelimited(name, value));
}

/** `deepObject`. */
export function deepObjectReserved(name: string, value: unknown): string {
  return keepReserved(deepObject(name, value));
}

/**
 * Decodes in the values what may stand as it is. `#` would end the query, `&` and `+` would change what it says, so
 * they stay encoded (RFC 3986, section 3.4).
 */
function keepReserved(pairs: string): string {
  const kept = /%25(?=[\dA-F]{2})|%(3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B|3D)/gi;
  return pairs.replace(/=[^&]*/g, (value) => value.replace(kept, decodeURIComponent));
}
