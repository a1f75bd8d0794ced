import type { Api } from "../../model/api.js";
import { modelsByName } from "../../model/schema/references.js";
import { report, type Report, type Side } from "../diff.js";
import type { Finding, Proof } from "../finding.js";
import { requestOf } from "../operation-shape.js";
import { fingerprintOfUse } from "../fingerprint.js";
import { leavesTypesAlone } from "../rules/catalog.js";
import { assign, ownerOf, type Failure } from "./assign.js";
import { clientProbes } from "./client-probes.js";
import { createReaches } from "./reaches.js";
import { createProbeCompiler, type ClientFiles, type Complaint } from "./compile.js";
import { modelProbes } from "./model-probes.js";
import { operationProbes } from "./operation-probes.js";
import { fewProofs } from "./plain-message.js";
import { primary } from "./primary.js";
import type { ProbeLine } from "./probe.js";
import { prune, type Pruned } from "./prune.js";
import { webhookProbes } from "./webhook-probes.js";

/** Generates the TypeScript files of a client in memory, `index.ts` at the top. */
export type Generate = (api: Api) => Promise<ClientFiles>;

/**
 * Adds the TypeScript verdict: both clients are generated, code that uses the base's in every way is compiled against
 * the head's, and each complaint of the compiler goes to the finding that caused it.
 *
 * What stops compiling only where code switches over all that may be sent, or makes up values of types that it only
 * reads, such as the data of a fake, is no break and told as `minor`: a new required property of a response is safe.
 */
export async function judgeTypes(
  wire: Report,
  sides: { base: Side; head: Side },
  generate: Generate,
): Promise<Report> {
  const pruned = prune(sides.base.api, sides.head.api);
  if (pruned === undefined) return untouched(wire);
  const [old, now] = [await generate(pruned.base), await generate(pruned.head)];
  if (sameCode(old, now)) return untouched(wire);
  const compiler = createProbeCompiler({ lines: probesOf(pruned), old, now });
  const found = compiler.changed();
  const own = compiler.unchanged(new Set(found.map(({ line }) => line.owner)));
  const told = without(found, own);
  const of = (isMinor: boolean): Failure[] =>
    primary(
      told.filter(({ line }) => (line.minor === true) === isMinor),
      pruned,
    );
  const failures = { major: of(false), minor: of(true) };
  return report(judged(wire.findings, failures, sides), wire.documents);
}

/** What breaks, and what stops compiling without being a break. */
interface Failures {
  major: Failure[];
  minor: Failure[];
}

/** The report where both clients are the same. */
function untouched({ findings, documents }: Report): Report {
  return report(
    findings.map((finding) => ({ ...finding, types: "unchanged" })),
    documents,
  );
}

/** Whether two clients differ in comments at most. */
function sameCode(old: ClientFiles, now: ClientFiles): boolean {
  const code = (text = ""): string => text.replace(/\/\*\*[^]*?\*\//g, "");
  return (
    old.size === now.size && [...old].every(([path, text]) => code(text) === code(now.get(path)))
  );
}

function probesOf({ base, head, changed }: Pruned): ProbeLine[] {
  const models = { base: modelsByName(base.models), head: modelsByName(head.models) };
  const later = new Map(head.operations.map((operation) => [operation.name, operation]));
  return [
    ...clientProbes(base),
    ...changed.flatMap((model) => modelProbes(model, models)),
    ...base.operations.flatMap((operation) =>
      operationProbes({ operation, now: later.get(operation.name), models }),
    ),
    ...base.webhooks.flatMap((webhook) => {
      const now = head.webhooks.find(({ name }) => name === webhook.name);
      return webhookProbes(webhook, now, models);
    }),
  ];
}

/** Complaints that the code gets from its own client as well say nothing about the change. */
function without(complaints: readonly Complaint[], own: readonly Complaint[]): Complaint[] {
  const known = new Set(own.map(({ line }) => line));
  return complaints.filter(({ line }) => !known.has(line));
}

function judged(
  findings: readonly Finding[],
  { major, minor }: Failures,
  sides: { base: Side; head: Side },
): Finding[] {
  const reaches = createReaches(sides.base.api, sides.head.api);
  const breaks = assign(major, findings, reaches);
  const hints = assign(minor, findings, reaches);
  const own = findings.map((finding): Finding => {
    const proofs: Proof[] | undefined = breaks.assigned.get(finding);
    if (proofs !== undefined) return { ...finding, types: "breaking", proofs: fewProofs(proofs) };
    const hinted = hints.assigned.get(finding);
    if (hinted !== undefined) return { ...finding, types: "safe", minor: fewProofs(hinted) };
    return { ...finding, types: leavesTypesAlone(finding.id) ? "unchanged" : "safe" };
  });
  // What a fake makes up is told where a change explains it; nothing else of it concerns anybody.
  const switches = hints.left.filter(({ line }) => line.use.startsWith("switches"));
  return [
    ...own,
    ...breaks.left.map((failure) => ownFinding(failure, sides)),
    ...switches.map((failure) => ownFinding(failure, sides)),
  ];
}

/** A finding for a complaint that nothing on the wire explains. */
function ownFinding({ line, proof }: Failure, { base, head }: { base: Side; head: Side }): Finding {
  const { kind, name } = ownerOf(line);
  const reason = proof.message.replace(/\.$/, "");
  return {
    id: "client-types",
    wire: "unchanged",
    types: line.minor ? "safe" : "breaking",
    message: `\`${name || "createClient"}\`: code that ${line.use} no longer compiles: ${reason}`,
    why: "requests and answers stay as they are, only code has to change",
    operations: kind === "operation" || kind === "webhook" ? [name] : [],
    requests: requestsOf(name, kind, head.api),
    base: { ...base.place(line.at), pointer: line.at },
    head: { ...head.place(line.at), pointer: line.at },
    effect: "none",
    sites: [],
    fingerprint: fingerprintOfUse("client-types", line.at, `${line.owner} ${line.use}`),
    ...(line.minor ? { minor: [proof] } : { proofs: [proof] }),
  };
}

function requestsOf(name: string, kind: string, { operations }: Api): string[] {
  if (kind === "webhook") return [`webhook ${name}`];
  const called = operations.find((each) => each.name === name);
  return kind === "operation" && called ? [requestOf(called)] : [];
}
