import type { Parameter } from "../../model/api.js";
import type { Change } from "../change.js";
import type { Part } from "../schema/part.js";
import type { Rule } from "./rule.js";

export const parameterStyle: Rule = {
  id: "parameter-style",
  title: "How a parameter is written",
  explain:
    "`style`, `explode` and `content` decide how a list or an object is spelled in the URL or a header. The same value in another spelling is not understood. Single values look the same in most styles, and then it is no change; the defaults count as written.",
};
/** A parameter, or a header of an answer. */
type Styled = Pick<Parameter, "at" | "contentType" | "explode" | "style">;

interface StyledPair {
  /** The rule that a difference belongs to. */
  rule: string;
  base: Styled;
  head: Styled;
  /** What the value may be, on either side. */
  parts: readonly Part[];
}

/** Compares how the same value is written. */
export function compareStyle({ rule, base, head, parts }: StyledPair): Change[] {
  const before = spelling(base, parts);
  const after = spelling(head, parts);
  if (before === after) return [];
  return [
    {
      rule,
      effect: "incomparable",
      base: base.at,
      head: head.at,
      what: `is written as ${after} and no longer as ${before}`,
      before,
      after,
    },
  ];
}

/** How values are spelled: one word for what makes no difference. */
export function spelling(
  { contentType, style, explode }: Omit<Styled, "at">,
  parts: readonly Part[],
): string {
  const composed = parts.some(({ kind }) => kind === "array" || kind === "object");
  // A single value as text is written as it is (OpenAPI 3.1, 4.8.12.4).
  if (!composed && /^text\/plain *(;|$)/i.test(contentType ?? "")) return "plain text";
  if (contentType !== undefined) return `\`${contentType.toLowerCase()}\``;
  if (!composed) return style === "label" || style === "matrix" ? `\`${style}\`` : "plain text";
  // `simple` puts commas between the items of a list either way (RFC 6570, 3.2.2).
  const tells = style !== "simple" || parts.some(({ kind }) => kind === "object");
  return `\`${style}\`${explode && tells ? ", exploded" : ""}`;
}
