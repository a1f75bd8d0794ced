import { model } from "../model/model.js";
import type { Document } from "../read/document.js";
import { bundledSpec } from "../read/assets.js";
import { gitPathOf } from "../read/git/git-path.js";
import { withGitDocument } from "../read/git/git.js";
import { open, readOverlays, type DocumentOptions } from "../read/open.js";
import { unknownTo } from "./baseline.js";
import type { LintFinding, LintReport, Severity } from "./finding.js";
import type { Complaint, Rule } from "./rule.js";
import { rules } from "./rules.js";
import { subjectOf } from "./subject.js";

/** What to look at. */
export interface LintOptions extends DocumentOptions {
  /** The OpenAPI document: a YAML or JSON file, or `git-ref:path`. Default: the Healos document that comes with this package. */
  spec?: string | undefined;
  /** What rules are here, by their ids; `off` leaves one out. Default: what each is by itself. */
  rules?: ReadonlyMap<string, Severity | "off"> | undefined;
  /** An earlier report in JSON: what stands in it is not told again. Default: none. */
  baseline?: string | undefined;
  /** Called as each stage begins: `read`, `model`, then the id of each rule. */
  onStage?: ((stage: string) => void) | undefined;
}

/**
 * Looks for what is wrong with a document, or could serve its readers better.
 *
 * @throws ReadError on a text that is no OpenAPI document, or a baseline that is no report
 */
export async function lint(options: LintOptions = {}): Promise<LintReport> {
  const { spec = bundledSpec, onStage } = options;
  onStage?.("read");
  const source = gitPathOf(spec);
  if (source === undefined) return linted(await open(spec, options), options);
  const { strictOverlays } = options;
  const overlays = await readOverlays(options.overlays, source.ref);
  return withGitDocument(source, { overlays, strictOverlays }, (document) =>
    linted(document, options),
  );
}

async function linted(document: Document, options: LintOptions): Promise<LintReport> {
  const { baseline, onStage } = options;
  onStage?.("model");
  const subject = subjectOf(document, model(document));
  const findings: LintFinding[] = [];
  for (const rule of rules) {
    const severity = options.rules?.get(rule.id) ?? rule.severity;
    if (severity === "off") continue;
    onStage?.(rule.id);
    const complaints = await rule.check(subject);
    findings.push(
      ...complaints.map((complaint) => findingOf({ ...rule, severity }, complaint, document)),
    );
  }
  const all = onceEach(findings);
  const distinct = baseline === undefined ? all : await unknownTo(baseline, all);
  sortByPlace(distinct, document.files());
  return {
    file: document.file,
    errors: distinct.filter(({ severity }) => severity === "error").length,
    warnings: distinct.filter(({ severity }) => severity === "warning").length,
    known: all.length - distinct.length,
    findings: distinct,
  };
}

function findingOf(
  rule: Pick<Rule, "id" | "severity">,
  complaint: Complaint,
  document: Document,
): LintFinding {
  return {
    id: rule.id,
    severity: rule.severity,
    message: complaint.what,
    todo: complaint.todo,
    ...(complaint.id && { problem: complaint.id }),
    place: complaint.place ?? document.place(complaint.at),
    pointer: complaint.at,
    others: (complaint.others ?? []).map((at) => document.place(at)),
  };
}

/** What YAML repeats by an alias is several nodes of the document, written once: it is told once. */
function onceEach(findings: readonly LintFinding[]): LintFinding[] {
  const told = new Map<string, LintFinding>();
  for (const finding of findings) {
    const { id, message, place } = finding;
    const key = JSON.stringify([id, message, place.file, place.line, place.column]);
    if (!told.has(key)) told.set(key, finding);
  }
  return [...told.values()];
}

/** In the order of the text, the root file first. */
function sortByPlace(findings: LintFinding[], files: readonly string[]): void {
  findings.sort(
    (a, b) =>
      files.indexOf(a.place.file) - files.indexOf(b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column,
  );
}
