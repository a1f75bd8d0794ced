import { unitOf } from "./random.js";

/**
 * What can be made to go wrong: an answer that comes late (50 to 500 ms), a connection that is reset before anything
 * is done, a status 500, 502, 503 or 504, a 429, a body that ends halfway, a write that is carried out and
 * whose answer is lost.
 */
export const faultKinds = ["latency", "reset", "5xx", "429", "truncated", "lost-answer"] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A kind and the share of the requests that it happens to, from 0 to 1. */
export interface FaultRule {
  kind: FaultKind;
  rate: number;
}

/** What goes wrong with one request. */
export interface Fault {
  kind: FaultKind;
  /** Of a late answer: how late, in milliseconds. */
  delayMs: number;
  /** Of a 5xx. */
  status: number;
}

const statuses = [500, 502, 503, 504];

/**
 * What goes wrong with the request of this number. It depends on the seed, the rules and the number only, so that a
 * run can be repeated. A late answer may have another fault besides; of the others the first one happens.
 *
 * @param write whether the request may change something; the answer of no other is lost
 */
export function faultsFor(
  request: { number: number; write: boolean },
  rules: readonly FaultRule[],
  seed: number,
): Fault[] {
  const drawn = rules.filter((rule) => happens(rule, request, seed));
  const late = drawn.find((rule) => rule.kind === "latency");
  const other = drawn.find((rule) => rule.kind !== "latency");
  return [late, other].flatMap((rule) => {
    if (rule === undefined) {
      return [];
    }
    const unit = unitOf(seed, `${rule.kind} amount`, request.number);
    const status = statuses[Math.floor(unit * statuses.length)] ?? 500;
    return [{ kind: rule.kind, delayMs: 50 + Math.floor(unit * 450), status }];
  });
}

function happens(
  { kind, rate }: FaultRule,
  { number, write }: { number: number; write: boolean },
  seed: number,
): boolean {
  const isHit = unitOf(seed, kind, number) < rate;
  switch (kind) {
    case "lost-answer":
      return write && isHit;
    case "latency":
    case "reset":
    case "5xx":
    case "429":
    case "truncated":
      return isHit;
    default:
      return kind satisfies never;
  }
}
