import type { At } from "../../json/pointer.js";
import { pointer as pointerTo } from "../../model/source.js";
import type { Finding, Proof } from "../finding.js";
import { leavesTypesAlone } from "../rules/catalog.js";
import { propertyRequired } from "../rules/properties.js";
import type { ProbeLine } from "./probe.js";
import type { Reaches } from "./reaches.js";

/** A complaint of the compiler that is to be put down to a change. */
export interface Failure {
  line: ProbeLine;
  proof: Proof;
  /** Everything that the compiler said. */
  message: string;
}

interface Assignment {
  assigned: Map<Finding, Proof[]>;
  /** What no finding explains; one for each thing that is used. */
  left: Failure[];
}

/** Puts each complaint down to the finding that stands nearest to what the code uses. */
export function assign(
  failures: readonly Failure[],
  findings: readonly Finding[],
  reaches: Reaches,
): Assignment {
  const assigned = new Map<Finding, Proof[]>();
  const left = new Map<string, Failure>();
  for (const failure of failures) {
    const best = findings
      .map((finding) => ({ finding, score: scoreOf(failure, finding, reaches) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => rank(a.finding) - rank(b.finding) || b.score - a.score)[0];
    if (best === undefined) {
      if (!left.has(failure.line.owner)) left.set(failure.line.owner, failure);
    } else {
      const proof = best.score < 0.8 ? explained(failure, reaches, best.finding) : failure.proof;
      assigned.set(best.finding, [...(assigned.get(best.finding) ?? []), proof]);
    }
  }
  return { assigned, left: [...left.values()] };
}

/** What the compiler says, after how the type is used now. */
function explained({ line, proof }: Failure, reaches: Reaches, finding: Finding): Proof {
  const how = reaches(ownerOf(line).name, finding) ?? "";
  return { ...proof, message: `${how}: ${proof.message}` };
}

/** What no type shows is the cause where nothing else can be, as a format may be. */
function rank({ id }: Finding): number {
  return leavesTypesAlone(id) ? 1 : 0;
}

/** How likely a finding is the cause: the same place, the name in the compiler's message, the same operation. */
function scoreOf({ line, message }: Failure, finding: Finding, reaches: Reaches): number {
  const { kind, name } = ownerOf(line);
  if (kind === "model" && finding.models?.includes(name)) return 20;
  const named = namesOf(finding).some(
    (each) =>
      message.includes(`'${each}'`) ||
      message.includes(`"${each}"`) ||
      line.use.includes(`\`${each}\``) ||
      line.path?.endsWith(`.${each}`),
  );
  const place = Math.max(
    near(placeOf(finding), line.at, [8, 6, 3]),
    near(finding.head.pointer, line.at, [5, 4, 2]),
    isInside(finding, line) && (named || line.path === undefined) ? 1 : 0,
  );
  const calls = kind === "operation" || kind === "webhook";
  const isTyped = !leavesTypesAlone(finding.id);
  const reached = calls && isTyped && finding.operations.includes(name) ? 1 : 0;
  const likely = isPresence(finding) === /^(?:leaves|writes) .* (?:out|without)/.test(line.use);
  const found = place + (place + reached > 0 && named ? 4 : 0) + reached;
  const score = found > 0 && likely ? found + 0.5 : found;
  if (score > 0 || kind !== "model" || reaches(name, finding) === undefined) return score;
  return /-(?:added|removed)$/.test(finding.id) ? 0.6 : 0.5;
}

/** Whether a change is about what has to be given. */
function isPresence({ id }: Finding): boolean {
  return /-(?:required|access|added)$/.test(id);
}

type Weights = readonly [same: number, inside: number, around: number];

function near(place: At, at: At, [same, inside, around]: Weights): number {
  if (place === at) return same;
  if (place.startsWith(`${at}/`)) return inside;
  return at.startsWith(`${place}/`) ? around : 0;
}

/** Whether a finding stands in what the line belongs to, which may say of a part elsewhere what it is there. */
function isInside({ base, head }: Finding, { ownerAt }: ProbeLine): boolean {
  if (ownerAt === undefined) return false;
  return [base, head].some(
    ({ pointer }) => pointer === ownerAt || pointer.startsWith(`${ownerAt}/`),
  );
}

/** The key of a webhook may have spaces. */
export function ownerOf({ owner }: ProbeLine): { kind: string; name: string } {
  const [kind = "", ...name] = owner.split(" ");
  return { kind, name: name.join(" ") };
}

/** What says whether a property is required stands in a list beside it; the code stumbles over the property. */
function placeOf({ id, base, before }: Finding): string {
  const [, schema] = /^(.*)\/required\/\d+$/.exec(base.pointer) ?? [];
  return id !== propertyRequired.id || schema === undefined || typeof before !== "string"
    ? base.pointer
    : pointerTo(pointerTo(schema, "properties"), before);
}

function namesOf({ before, after, base, head }: Finding): string[] {
  const said = [before, after].flat().flatMap((value) => (typeof value === "string" ? value : []));
  const places = [base, head].flatMap(
    ({ pointer }) => /\/properties\/([^/]+)$/.exec(pointer)?.[1] ?? [],
  );
  return [...said, ...said.map((name) => name.split(" ").at(-1) ?? ""), ...places].filter(
    (name) => name !== "",
  );
}
