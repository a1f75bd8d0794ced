import { htmlSentence, htmlText } from "../../text/html-text.js";
import type { Report } from "../diff.js";
import type { Finding } from "../finding.js";
import { groupsOf, weightOf, weights, type Group } from "../weight.js";
import { compileTemplate } from "./compile-template.js";
import {
  countsText,
  minorText,
  placeText,
  proofText,
  sentenceOf,
  titleOf,
  valueText,
} from "./describe.js";

/** The file of the template, below `templates/`. */
export const htmlTemplate = "report/report.html.hbs";

/**
 * The report as one page that loads nothing: filtered by weight and by request where scripts run, whole where they do not.
 * `template` is the text of {@link htmlTemplate}; all that it shows is escaped here.
 */
export function reportHtml(report: Report, template: string): string {
  const render = compileTemplate(template);
  const { verdict, findings, documents } = report;
  const { base, head } = documents;
  return render({
    ...verdict,
    title: htmlText(`${nameOf(base)} → ${nameOf(head)}`),
    counts: htmlText(countsText(findings)),
    weights: weights.filter((weight) => findings.some((each) => weightOf(each) === weight)),
    groups: groupsOf(findings).map(groupOf),
  });
}

function nameOf({ file, version }: Report["documents"]["base"]): string {
  return version === "" ? file : `${file} ${version}`;
}

function groupOf(group: Group): object {
  return {
    title: titleOf(group, (request) => `<code>${htmlText(request)}</code>`),
    // What a person looks for: the requests, and how the client calls them.
    words: htmlText(
      [...group.requests, ...group.findings.flatMap(({ operations }) => operations)]
        .join(" ")
        .toLowerCase(),
    ),
    findings: group.findings.map(findingOf),
  };
}

function findingOf(finding: Finding): object {
  const { id, wire, types, base, head, operations, witness, accepted = "" } = finding;
  const notes = [
    ...(witness
      ? [
          `<code>${htmlText(valueText(witness.value))}</code> is valid ${witness.valid} the change only`,
        ]
      : []),
    ...(finding.proofs ?? []).map((proof) => htmlSentence(proofText(proof))),
    ...(finding.minor ?? []).map((proof) => htmlSentence(minorText(proof))),
  ];
  return {
    id,
    wire,
    types,
    weight: weightOf(finding),
    sentence: htmlSentence(sentenceOf(finding)),
    base: htmlText(placeText(base)),
    head: htmlText(placeText(head)),
    operations: operations.map((name) => `<code>${htmlText(name)}</code>`).join(", "),
    fingerprint: htmlText(finding.fingerprint),
    accepted: htmlText(accepted),
    notes,
  };
}
