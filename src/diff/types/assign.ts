import { pointer as pointerTo } from "../../model/source.js";
import type { Finding, Proof } from "../finding.js";
import { leavesTypesAlone } from "../rules/catalog.js";
import { propertyRequired } from "../rules/properties.js";
import type { ProbeLine } from "./probe.js";

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
export function assign(failures: readonly Failure[], findings: readonly Finding[]): Assignment {
  const assigned = new Map<Finding, Proof[]>();
  const left = new Map<string, Failure>();
  for (const failure of failures) {
    const best = findings
      .map((finding) => ({ finding, score: scoreOf(failure, finding) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => rank(a.finding) - rank(b.finding) || b.score - a.score)[0];
    if (best === undefined) {
      if (!left.has(failure.line.owner)) left.set(failure.line.owner, failure);
    } else {
      assigned.set(best.finding, [...(assigned.get(best.finding) ?? []), failure.proof]);
    }
  }
  return { assigned, left: [...left.values()] };
}

/** What no type shows is the cause where nothing else can be, as a format may be. */
function rank({ id }: Finding): number {
  return leavesTypesAlone(id) ? 1 : 0;
}

/** How likely a finding is the cause: the same place, the name in the compiler's message, the same operation. */
function scoreOf({ line, message }: Failure, finding: Finding): number {
  const pointer = placeOf(finding);
  const named = namesOf(finding).some(
    (name) =>
      message.includes(`'${name}'`) ||
      message.includes(`"${name}"`) ||
      line.use.includes(`\`${name}\``),
  );
  const place =
    pointer === line.at
      ? 8
      : pointer.startsWith(`${line.at}/`)
        ? 6
        : line.at.startsWith(`${pointer}/`)
          ? 3
          : 0;
  const { kind, name } = ownerOf(line);
  const calls = kind === "operation" || kind === "webhook";
  const isTyped = !leavesTypesAlone(finding.id);
  const reached = calls && isTyped && finding.operations.includes(name) ? 1 : 0;
  return place + (place + reached > 0 && named ? 4 : 0) + reached;
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

function namesOf({ before, after }: Finding): string[] {
  return [before, after]
    .flatMap((value) => (typeof value === "string" ? [value, value.split(" ").at(-1) ?? ""] : []))
    .filter((name) => name !== "");
}
