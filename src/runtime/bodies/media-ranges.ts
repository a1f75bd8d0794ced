/**
 * A media type and the ranges that it is in (RFC 9110, section 12.5.1), the narrowest first. Documents have ranges of a
 * suffix, too, such as `application/*+json`.
 */
export function rangesOf(type: string): string[] {
  return [type, type.replace(/\/.*\+/s, "/*+"), type.replace(/\/.*/s, "/*"), "*/*"];
}
