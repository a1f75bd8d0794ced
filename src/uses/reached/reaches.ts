import type { At } from "../../json/pointer.js";
import type { Finding } from "../../diff/finding.js";
import type { Api } from "../../model/api.js";
import { createOwners, type Owner } from "./owners.js";
import { createReach, type Reach } from "../reach.js";
import { wholeClient } from "../context.js";
import type { Use } from "../use.js";

/** Tells which uses of the base a finding is about. */
export type ReachedUses = (finding: Finding) => Use[];

/** What is asked of each finding and use. */
interface Asked {
  finding: Finding;
  owner: Owner;
  reach: Reach;
}

export function createReachedUses(base: Api, uses: readonly Use[]): ReachedUses {
  const ownerOf = createOwners(base);
  const reach = createReach(base);
  return (finding) => {
    const asked = { finding, owner: ownerOf(finding.base.pointer), reach };
    const found = uses.filter((use) => fits(use, asked) && isReached(use, asked));
    return found.length > 0 ? found : instead(uses, asked);
  };
}

/**
 * Where the code names what the document has no name for, no use can be told from another: then every call of the
 * operations counts. A document is opened where its clients are.
 */
function instead(uses: readonly Use[], { owner, finding }: Asked): Use[] {
  const isInline = owner.kind === "member" && !owner.at.startsWith("#/components/schemas/");
  const areUnnamed = uses.some(({ places, part }) => places.length === 0 && part.includes("."));
  if (owner.kind === "document" && finding.operations.length === 0) {
    return uses.filter(({ kind }) => kind === "calls");
  }
  return isInline && areUnnamed ? uses.filter((use) => isCallOf(use, finding)) : [];
}

function isReached(use: Use, { finding, owner, reach }: Asked): boolean {
  if (use.kind === "may use") return mayReach(use, { finding, owner, reach });
  switch (owner.kind) {
    case "member":
      return use.places.includes(owner.at);
    case "model":
      return use.models.includes(owner.model) && isOfValue(use);
    case "response":
      return isCallOf(use, finding) || isToldStatus(use, finding, owner.status);
    case "operation":
      return isCallOf(use, finding);
    case "document":
      return finding.operations.length === 0 ? use.kind === "opens" : isCallOf(use, finding);
    default:
      return owner satisfies never;
  }
}

/** Types that are only named hold no value. */
function isOfValue({ kind, isHandedOn }: Use): boolean {
  return kind !== "names" || isHandedOn === true;
}

function mayReach(use: Use, { owner, finding, reach }: Asked): boolean {
  if (use.part === wholeClient.name) return true;
  const places = [
    ...use.whole,
    ...[...reach.models(use.models)].flatMap((name) => reach.at(name) ?? []),
  ];
  if (owner.kind === "document" || owner.kind === "operation" || owner.kind === "response") {
    return use.operations.some((name) => finding.operations.includes(name));
  }
  return places.some((at) => isBelow(owner.at, at));
}

function isBelow(at: At, root: At): boolean {
  return at === root || at.startsWith(`${root}/`);
}

function isCallOf({ kind, isHandedOn, operations }: Use, finding: Finding): boolean {
  const isCall = kind === "calls" || isHandedOn === true;
  return isCall && operations.some((name) => finding.operations.includes(name));
}

function isToldStatus(
  { kind, part, value, operations }: Use,
  finding: Finding,
  status: string,
): boolean {
  if (kind !== "tells" || part !== "error.status" || String(value) !== status) return false;
  return operations.length === 0 || operations.some((name) => finding.operations.includes(name));
}

/**
 * A change of what is sent does not concern who reads, and the other way round; what a program makes up meets no server.
 * What is allowed less breaks who sends, what is allowed more who reads (of webhooks the other way round).
 */
function fits({ kind, value }: Use, { finding, owner }: Asked): boolean {
  const { sites, requests, effect, before, after } = finding;
  if (kind === "makes") return false;
  const isWebhook = requests.some((request) => !/^[A-Z]+ \//.test(request));
  const isOfSchema = owner.kind === "member" || owner.kind === "model";
  if (isWebhook || !isOfSchema) return true;
  const isOfAnswers = kind === "reads" || kind === "tells";
  const isSent = sites.length > 0 && sites.every((site) => !site.startsWith("response"));
  const isRead = sites.length > 0 && sites.every((site) => site.startsWith("response"));
  const isGone = isListed(before, value) && !isListed(after, value);
  if (isOfAnswers && (isSent || effect === "narrows")) return kind === "tells" && isGone;
  return !(kind === "sends" && (isRead || effect === "widens"));
}

function isListed(list: unknown, value: unknown): boolean {
  return Array.isArray(list) && value !== undefined && list.includes(value);
}
