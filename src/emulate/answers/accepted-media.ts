import { parseAccept } from "hono/utils/accept";
import type { MediaType } from "../../model/api.js";
import { essenceOf } from "../../model/operations/reading.js";
import { isJson } from "../../model/operations/payload.js";

/**
 * The media type of a declared answer that a caller wants most (RFC 9110, section 12.5.1); among equals JSON, then the
 * first. Undefined where none is acceptable.
 */
export function acceptedMedia(
  content: readonly MediaType[],
  accept: string | null,
): MediaType | undefined {
  if (accept === null || accept.trim() === "" || accept.trim() === "*/*") {
    return content.find(({ type }) => isJson(type)) ?? content[0];
  }
  const ranges = parseAccept(accept).map(({ type, q }) => ({ range: essenceOf(type), q }));
  const rated = content
    .map((media) => ({ media, q: qualityOf(essenceOf(media.type), ranges) }))
    .filter(({ q }) => q > 0);
  const best = Math.max(...rated.map(({ q }) => q));
  const wanted = rated.filter(({ q }) => q === best).map(({ media }) => media);
  return wanted.find(({ type }) => isJson(type)) ?? wanted[0];
}

/** What the most specific range says. A declared range, such as `image/*`, covers whatever is wanted of it. */
function qualityOf(type: string, ranges: readonly { range: string; q: number }[]): number {
  const [main = "", sub = ""] = type.split("/");
  const covers = ({ range }: { range: string }): number => {
    if (range === type) return 3;
    const [wanted = "", part = ""] = range.split("/");
    if (sub.includes("*") && (main === "*" || wanted === main)) return 2;
    if (part === "*" && wanted === main) return 2;
    return range === "*/*" ? 1 : 0;
  };
  const specific = Math.max(0, ...ranges.map(covers));
  const found = ranges.filter((each) => specific > 0 && covers(each) === specific);
  return Math.max(0, ...found.map(({ q }) => q));
}
