import { isObject } from "../json/is-object.js";
import { pointerOf, splitAt, type At } from "../json/pointer.js";
import type { JsonObject } from "../json/json.js";
import { collectNodes } from "../lint/nodes.js";
import { writtenAt } from "../lint/subject.js";
import type { Api } from "../model/api.js";
import { evidenceKinds, type Evidence } from "../model/extensions/evidence.js";
import type { Document, Node } from "../read/document.js";
import type { Observations } from "../runtime/observe.js";
import { describe } from "./describe.js";
import type { Drafted } from "./drafts.js";
import type { VerifyFinding, VerifyReport } from "./finding.js";
import { fixesOf } from "./fixes.js";
import type { Correction } from "./overlay-text.js";
import { judge } from "./judge.js";
import { verifyRules } from "./rules.js";

/** What came of it, and what makes the document say what was seen. */
export interface Verified {
  report: VerifyReport;
  fixes: Correction[];
}

/** Holds a document against what was seen of its API. */
export function verify(document: Document, api: Api, observations: Observations): Verified {
  const nodes = collectNodes(document);
  const date = observations.until;
  const noted = notedOf(document);
  const judged = judge(api, observations).flatMap((draft) => {
    const at = writtenAt(draft.place.at, nodes);
    const finding = findingOf(draft, at, { document, nodes, date });
    // Whether it comes at all is what the document says not to know.
    if (finding.id === "never-seen" && finding.evidence.before === "unknown") return [];
    const fixes =
      splitAt(at).file === "" ? fixesOf(draft, { document, at, noted: noted(finding) }) : [];
    return [{ finding, fixes: fixes.map((fix) => ({ ...fix, because: finding.message })) }];
  });
  const files = document.files();
  judged.sort(({ finding: { place: a } }, { finding: { place: b } }) => {
    const byFile = files.indexOf(a.file) - files.indexOf(b.file);
    return byFile || a.line - b.line || a.column - b.column;
  });
  const findings = judged.map(({ finding }) => finding);
  const count = (severity: string): number =>
    findings.filter((each) => each.severity === severity).length;
  const report = {
    file: document.file,
    errors: count("error"),
    warnings: count("warning"),
    known: 0,
    findings,
    seen: seenIn(api, observations),
  };
  return { report, fixes: judged.flatMap(({ fixes }) => fixes) };
}

/** What is written down of a finding in a document that keeps record of what is known how well. */
function notedOf(document: Document): (finding: VerifyFinding) => JsonObject {
  if (!Object.hasOwn(document.root, "x-evidence")) return () => ({});
  return ({ id, message, evidence: { date } }) => {
    const is = id === "never-seen" ? "unknown" : "observed";
    return { "x-evidence": { is, ...(date && { date }), note: message } };
  };
}

function findingOf(
  draft: Drafted,
  at: At,
  {
    document,
    nodes,
    date,
  }: { document: Document; nodes: ReadonlyMap<At, Node>; date?: string | undefined },
): VerifyFinding {
  const { rule: id, operations } = draft;
  const { message, todo } = describe(draft);
  return {
    id,
    severity: verifyRules.find((each) => each.id === id)?.severity ?? "error",
    message,
    todo,
    place: document.place(at),
    pointer: at,
    others: [],
    operations: [...operations].sort(),
    evidence: { before: evidenceAt(at, nodes), after: "observed", ...(date && { date }) },
  };
}

/** The evidence of the nearest node that states any: it is inherited. */
function evidenceAt(at: At, nodes: ReadonlyMap<At, Node>): Evidence["is"] | "none" {
  const { file, tokens } = splitAt(at);
  for (let count = tokens.length; count >= 0; count -= 1) {
    const place = `${file}#${pointerOf(tokens.slice(0, count))}`;
    const value = nodes.get(place)?.value;
    const evidence = isObject(value) ? value["x-evidence"] : undefined;
    const is = isObject(evidence) ? (evidence as JsonObject)["is"] : undefined;
    const kind = evidenceKinds.find((each) => each === is);
    if (kind !== undefined) return kind;
  }
  return "none";
}

function seenIn({ operations }: Api, observations: Observations): VerifyReport["seen"] {
  const { from, until } = observations;
  const known = operations.filter(({ id }) => Object.hasOwn(observations.operations, id));
  const answers = known.flatMap(({ id }) => Object.values(observations.operations[id] ?? {}));
  return {
    answers: answers.reduce((sum, each) => sum + each.answers, 0),
    operations: known.length,
    ...(from && { from }),
    ...(until && { until }),
  };
}
