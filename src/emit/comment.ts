import type { Evidence } from "../model/extensions/evidence.js";
import type { Doc } from "../model/docs.js";
import { stringLiteral } from "./literal.js";

/** The paragraphs of a comment; empty ones and repetitions are left out. */
export function comment(...paragraphs: (Doc | string | undefined)[]): string[] {
  const distinct = [...new Set(paragraphs.filter((paragraph) => paragraph))];
  const text = distinct.join("\n\n");
  return text === "" ? [] : [text.includes("\n") ? `\n${text}` : text];
}

/** A comment as it stands in code that is written as text. */
export function commentText(description: string): string {
  const lines = description.trim().split("\n");
  return lines.length === 1
    ? `/** ${lines[0]} */`
    : ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** Ends a heading such as a summary with a full stop. */
export function sentence(text: Doc): string {
  return text === "" || /[.!?…:]$/.test(text) ? text : `${text}.`;
}

/**
 * A name or value of the document as code in a comment: on one line, what is invisible shown as an escape, and no end
 * of the comment in it.
 */
export function code(text: string): string {
  const shown = stringLiteral(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
  return `\`${shown.replaceAll("*/", "*\\/")}\``;
}

/** What a reader should know of a fact that no page of the documentation states. */
export function remark(evidence: Evidence | undefined): string | undefined {
  if (evidence === undefined) {
    return undefined;
  }
  const { is, note } = evidence;
  switch (is) {
    case "documented":
      return undefined;
    case "inferred":
      return note === undefined ? "Inferred, not documented." : `Inferred, not documented. ${note}`;
    case "observed":
      return note === undefined ? "Seen, not documented." : `Seen, not documented. ${note}`;
    case "unknown":
      return note ?? "The documentation does not say more.";
    default:
      return is satisfies never;
  }
}
