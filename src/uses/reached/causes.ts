import type { Finding } from "../../diff/finding.js";
import type { Api } from "../../model/api.js";
import type { Complaint } from "./complaints.js";
import { createReach, type Reach } from "../reach.js";
import type { Part } from "../parts.js";
import type { Use } from "../use.js";

/** Finds the findings that a complaint of the compiler comes from. */
export type CausesOf = (complaint: Complaint) => Finding[];

interface Known {
  base: Api;
  uses: readonly Use[];
  findings: readonly Finding[];
  reached: (finding: Finding) => readonly Use[];
  partsAt: (complaint: Complaint) => readonly Part[];
}

/**
 * Complaints go to the findings whose parts are used at their place, by the names that the compiler says where there are
 * several. One that names nothing of the API follows from the one before it.
 */
export function createCauses({ base, uses, findings, reached, partsAt }: Known): CausesOf {
  const reach = createReach(base);
  const candidates = findings.filter(({ types }) => types !== "unchanged");
  const usesOf = new Map(candidates.map((each) => [each, new Set(reached(each))]));
  // A finding names operations as they are called now.
  const ownOf = new Map(
    candidates.map((finding) => {
      const { pointer } = finding.base;
      const own = base.operations.filter(
        ({ at }) => pointer === at || pointer.startsWith(`${at}/`),
      );
      const operations = [...finding.operations, ...own.map(({ name }) => name)];
      return [finding, { operations, models: finding.models }];
    }),
  );
  const breaking = candidates.filter(({ types }) => types === "breaking");
  let last: { file: string; causes: Finding[] } | undefined;
  return (complaint) => {
    const near = nearUses(uses, complaint);
    const named = partsAt(complaint);
    const weighed = candidates.map((finding) => {
      const isDirect = near.some((use) => usesOf.get(finding)?.has(use));
      // Code in general does not break by the others: what uses the very thing may.
      if (!isDirect && finding.types !== "breaking" && !finding.minor)
        return { finding, weight: 0 };
      const own = ownOf.get(finding) ?? finding;
      const isNear =
        near.some((use) => concerns(use, own, reach)) ||
        named.some((part) => concerns({ ...part, part: part.name }, own, reach));
      const weight =
        (isDirect ? 4 : 0) +
        (isNear ? 2 : 0) +
        3 * namesIn(finding, complaint) +
        (finding.proofs?.some(({ code }) => code === complaint.code) ? 1 : 0);
      return { finding, weight: isDirect || isNear || weight > 1 ? weight : 0 };
    });
    const most = Math.max(0, ...weighed.map(({ weight }) => weight));
    const best = weighed.filter(({ weight }) => weight === most && most > 0);
    const before = last?.file === complaint.file ? last.causes : undefined;
    const found = most > 0 ? best.map(({ finding }) => finding) : (before ?? above(complaint));
    const causes = found.length > 0 || breaking.length !== 1 ? found : breaking;
    last = { file: complaint.file, causes };
    return causes;
  };

  /** What follows from another file follows here from what was last used above. */
  function above({ file, start }: Complaint): Finding[] {
    const own = uses.filter((use) => use.file === file && use.start < start).reverse();
    for (const use of own) {
      const found = candidates.filter((finding) => usesOf.get(finding)?.has(use));
      if (found.length > 0) return found;
    }
    return [];
  }
}

/** The uses that the place of a complaint covers, or is in; else those of its statement. */
function nearUses(uses: readonly Use[], { file, start, end }: Complaint): Use[] {
  const own = uses.filter((use) => use.file === file);
  const at = own.filter((use) => use.start < end && use.end > start);
  if (at.length > 0) return at;
  const around = own.filter(({ statement }) => statement.start <= start && statement.end >= end);
  const smallest = Math.min(...around.map(({ statement }) => statement.end - statement.start));
  return around.filter(({ statement }) => statement.end - statement.start === smallest);
}

/** The operations and models of a finding. */
interface Concerned {
  operations: readonly string[];
  models?: readonly string[] | undefined;
}

/** Whether a use is of an operation of the finding, or of a model that these send or get. */
function concerns(
  use: Pick<Use, "models" | "operations" | "part">,
  { operations, models = [] }: Concerned,
  reach: Reach,
): boolean {
  if (use.operations.some((name) => operations.includes(name))) return true;
  const [model = ""] = use.part.split(".");
  return [model, ...use.models].some(
    (name) =>
      models.includes(name) ||
      operations.some((each) => reach.sent(each).has(name) || reach.read(each).has(name)),
  );
}

/** How many names of a finding the compiler says: of the property that it is about, and of what has it. */
function namesIn(
  { base, head, message: said, operations }: Finding,
  { message }: Complaint,
): number {
  // What the compiler proposes instead is not what is wrong.
  const wrong = message.replace(/ Did you mean '[^']*'\?/g, "");
  const quoted = new Set(
    [...wrong.matchAll(/'([^']*)'/g)].flatMap(([, text = ""]) => text.split(/[^\w$]+/)),
  );
  const spelled = [...said.matchAll(/`([^`]*)`/g)].flatMap(([, text = ""]) => text.split("."));
  const ends = [base, head].map(({ pointer }) =>
    pointer
      .slice(pointer.lastIndexOf("/") + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~"),
  );
  const names = new Set([...spelled, ...ends, ...operations]);
  return [...names].filter((name) => name.length > 1 && quoted.has(name)).length;
}
