import type { Api } from "../../model/api.js";
import { modelsByName } from "../../model/schema/references.js";
import { report, type Report, type Side } from "../diff.js";
import type { Finding, Proof } from "../finding.js";
import { fingerprintOfUse } from "../fingerprint.js";
import { leavesTypesAlone } from "../rules/catalog.js";
import { assign, ownerOf, type Failure } from "./assign.js";
import { clientProbes } from "./client-probes.js";
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
 * Not looked at is code that makes up values of types it only reads, such as fixtures: a new required property of a
 * response is safe.
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
  const failures = primary(without(found, own), pruned);
  return report(judged(wire.findings, failures, sides), wire.documents);
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
  failures: readonly Failure[],
  sides: { base: Side; head: Side },
): Finding[] {
  const { assigned, left } = assign(failures, findings);
  const own = findings.map((finding): Finding => {
    const proofs: Proof[] | undefined = assigned.get(finding);
    if (proofs !== undefined) return { ...finding, types: "breaking", proofs: fewProofs(proofs) };
    return { ...finding, types: leavesTypesAlone(finding.id) ? "unchanged" : "safe" };
  });
  return [...own, ...left.map((failure) => ownFinding(failure, sides))];
}

/** A finding for a complaint that nothing on the wire explains. */
function ownFinding({ line, proof }: Failure, { base, head }: { base: Side; head: Side }): Finding {
  const { kind, name } = ownerOf(line);
  return {
    id: "client-types",
    wire: "unchanged",
    types: "breaking",
    message: `\`${name || "createClient"}\`: code that ${line.use} no longer compiles`,
    operations: kind === "operation" || kind === "webhook" ? [name] : [],
    requests: requestsOf(name, kind, head.api),
    base: { ...base.place(line.at), pointer: line.at },
    head: { ...head.place(line.at), pointer: line.at },
    effect: "none",
    sites: [],
    fingerprint: fingerprintOfUse("client-types", line.at, `${line.owner} ${line.use}`),
    proofs: [proof],
  };
}

function requestsOf(name: string, kind: string, { operations }: Api): string[] {
  if (kind === "webhook") return [`webhook ${name}`];
  const called = operations.find((each) => each.name === name);
  return kind === "operation" && called ? [`${called.method} ${called.path}`] : [];
}
