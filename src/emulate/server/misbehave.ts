import { setTimeout as sleep } from "node:timers/promises";
import type { Operation } from "../../model/api.js";
import { answer, type Asked } from "../answers/answer.js";
import { bytesOf, replyOf, type Reply } from "../answers/reply.js";
import { faultsFor, type FaultRule } from "./faults.js";
import { refused } from "../answers/outcome.js";
import type { World } from "../world.js";

export interface Victim {
  operation: Operation;
  /** Whether the request may change something. */
  write: boolean;
}

export interface Misfortune {
  faults: readonly FaultRule[];
  seed: number;
  /** Which request it is, counted from 1. */
  number: number;
  world: World;
}

/** Carries out a request with the faults that are due, and tells which happened. */
export async function misbehave(
  { operation, write }: Victim,
  { faults, seed, number, world }: Misfortune,
  carryOut: () => Promise<Reply>,
): Promise<{ reply: Reply; happened: string[] }> {
  const due = faultsFor({ number, write }, faults, seed);
  const happened = due.map(({ kind }) => kind);
  let whole = carryOut;
  for (const { kind, delayMs, status } of due) {
    switch (kind) {
      case "latency":
        // A caller who gives up meanwhile has its request carried out all the same, as servers do.
        await sleep(delayMs);
        break;
      case "5xx":
        whole = async () => madeUp({ operation, accept: null }, status, world);
        break;
      case "429":
        whole = async () => madeUp({ operation, accept: null }, 429, world);
        break;
      case "reset":
        whole = async () => cut();
        break;
      case "lost-answer":
        whole = async () => {
          await carryOut();
          return cut();
        };
        break;
      case "truncated":
        whole = async () => half(await carryOut());
        break;
      default:
        kind satisfies never;
    }
  }
  return { reply: await whole(), happened };
}

/** A 5xx or a 429 that no rule of the API stands behind. */
function madeUp(asked: Asked, status: number, world: World): Reply {
  const text = status === 429 ? "Rate limit exceeded" : "Internal server error";
  const reasons = [{ reason: "a fault that --fault or `faults` asks for" }];
  const reply = answer(asked, refused(status, text, { reasons }), world);
  if (status === 429 || status === 503) reply.headers.set("retry-after", "1");
  return reply;
}

/** The end of a connection, in the place of an answer. */
function cut(): Reply {
  return replyOf(0, {});
}

function half(reply: Reply): Reply {
  const bytes = bytesOf(reply);
  const kept = bytes.length >> 1;
  return kept < 1 ? cut() : { ...reply, body: bytes.slice(0, kept), missing: bytes.length - kept };
}
