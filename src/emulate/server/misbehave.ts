import { setTimeout as sleep } from "node:timers/promises";
import type { Operation } from "../../model/api.js";
import { answer, type Asked } from "../answers/answer.js";
import type { Connection } from "./connection.js";
import { faultsFor, type FaultRule } from "./faults.js";
import { refused } from "../answers/outcome.js";
import type { World } from "../world.js";

export interface Victim {
  operation: Operation;
  request: Request;
  connection: Connection;
}

export interface Misfortune {
  faults: readonly FaultRule[];
  seed: number;
  /** Which request it is, counted from 1. */
  number: number;
  world: World;
}

/** Carries out a request with the faults that are due, and tells which happened. `cut`: no answer arrives. */
export async function misbehave(
  { operation, request, connection }: Victim,
  { faults, seed, number, world }: Misfortune,
  carryOut: () => Promise<Response>,
): Promise<{ response: Response; happened: string[]; cut: boolean }> {
  const write = request.method !== "GET" && request.method !== "HEAD";
  const due = faultsFor({ number, write }, faults, seed);
  const happened = due.map(({ kind }) => kind);
  let whole = carryOut;
  let cut = false;
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
        cut = true;
        whole = () => connection.cut();
        break;
      case "lost-answer":
        cut = true;
        whole = async () => {
          await carryOut();
          return connection.cut();
        };
        break;
      case "truncated":
        whole = async () => half(await carryOut(), connection);
        break;
      default:
        kind satisfies never;
    }
  }
  return { response: await whole(), happened, cut };
}

/** A 5xx or a 429 that no rule of the API stands behind. */
function madeUp(asked: Asked, status: number, world: World): Response {
  const text = status === 429 ? "Rate limit exceeded" : "Internal server error";
  const reasons = [{ reason: "a fault that --fault or `faults` asks for" }];
  const response = answer(asked, refused(status, text, { reasons }), world);
  if (status === 429 || status === 503) {
    response.headers.set("Retry-After", "1");
  }
  return response;
}

async function half(response: Response, connection: Connection): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status, headers } = response;
  const length = bytes.length;
  return length < 2
    ? connection.cut()
    : connection.truncate({ status, headers, length, half: bytes.slice(0, length >> 1) });
}
