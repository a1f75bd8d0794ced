import { annotationText } from "../../findings/github.js";
import type { Report } from "../diff.js";
import { rules } from "../rules/catalog.js";
import { sentenceOf } from "./describe.js";
import { levelOf } from "./sarif.js";

/** The report as annotations of a pull request, which show the head. What breaks nothing is left out. */
export function reportAnnotations({ findings }: Report): string {
  const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
  return findings
    .filter((finding) => levelOf(finding) !== "note")
    .map((finding) =>
      annotationText({
        level: levelOf(finding) === "error" ? "error" : "warning",
        title: titles.get(finding.id) ?? finding.id,
        message: `${sentenceOf(finding)} (wire: ${finding.wire}, types: ${finding.types})`,
        place: finding.head,
      }),
    )
    .join("");
}
