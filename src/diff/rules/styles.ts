import type { Parameter } from "../../model/api.js";
import type { Change } from "../change.js";
import type { Part } from "../schema/part.js";
import type { Rule } from "./rule.js";

export const parameterStyle: Rule = {
  id: "parameter-style",
  title: "How a parameter is written",
  explain:
    "`style`, `explode` and `content` decide how a list or an object is spelled in a URL or a header, and one spelling is not understood as another. Single values look the same in most styles, which is then no change. A default counts as if it were written.",
};
/** A parameter, or a header of an answer. */
type Styled = Pick<Parameter, "at" | "contentType" | "explode" | "style">;

interface StyledPair {
  /** The rule that a difference belongs to. */
  rule: string;
  base: Styled;
  head: Styled;
  /** What the value may be. */
  parts: { base: readonly Part[]; head: readonly Part[] };
}

/** Compares how the same value is written. What is a value of one side only has its change of type. */
export function compareStyle({ rule, base, head, parts }: StyledPair): Change[] {
  const shared = common(parts.base, parts.head);
  const before = spelling(base, shared);
  const after = spelling(head, shared);
  if (shared.length === 0 || before === after) return [];
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

/** Lists, objects and single values: the parts of those that both sides have. */
function common(base: readonly Part[], head: readonly Part[]): Part[] {
  const [before, after] = [base, head].map((parts) => new Set(parts.map(formOf)));
  return [...base, ...head].filter((part) => {
    const form = formOf(part);
    return before?.has(form) && after?.has(form);
  });
}

/** A list of one item at most is written as that item is. */
function formOf({ kind, limits }: Part): "array" | "object" | "single" {
  if (kind === "array") return (limits.maxItems?.value ?? Infinity) <= 1 ? "single" : kind;
  return kind === "object" ? kind : "single";
}

/** How values are spelled: one word for what makes no difference. */
export function spelling(
  { contentType, style, explode }: Omit<Styled, "at">,
  parts: readonly Part[],
): string {
  const composed = parts.some((part) => formOf(part) !== "single");
  // A single value as text is written as it is (OpenAPI 3.1, 4.8.12.4).
  if (!composed && /^text\/plain *(;|$)/i.test(contentType ?? "")) return "plain text";
  if (contentType !== undefined) return `\`${contentType.toLowerCase()}\``;
  if (!composed) return style === "label" || style === "matrix" ? `\`${style}\`` : "plain text";
  // `simple` puts commas between the items of a list either way (RFC 6570, 3.2.2).
  const tells = style !== "simple" || parts.some(({ kind }) => kind === "object");
  return `\`${style}\`${explode && tells ? ", exploded" : ""}`;
}
