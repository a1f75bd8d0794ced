import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { museumHours } from "./call.ts";
import { balanced, median } from "./statistics.ts";

/** A module that exports `prepare(baseUrl)`, which gives a function that makes one call. */
export interface Subject {
  name: string;
  module: string;
}

/** What is called, and how often. */
export interface Load {
  subjects: Subject[];
  place: "stub" | "loopback";
  rounds: number;
  /** Calls of each subject in a round. */
  calls: number;
  /** Takes what is allocated, in place of the time. */
  isHeap?: boolean;
}

/** Microseconds, or kilobytes, a call. */
export interface Taken {
  plain: number;
  /** What each subject takes more. */
  added: Record<string, number>;
}

type MakeCall = () => Promise<unknown>;

const warmUpCalls = 20_000;
const body = JSON.stringify([
  { date: "2026-02-23", timeOpen: "09:00", timeClose: "18:00" },
  { date: "2026-02-24", timeOpen: "09:00", timeClose: "18:00" },
]);

if (process.argv[2] !== undefined) {
  const taken = await carryOut(JSON.parse(process.argv[2]) as Load);
  process.stdout.write(JSON.stringify(taken));
}

async function carryOut({ subjects, place, rounds, calls, isHeap }: Load): Promise<Taken> {
  const server = place === "loopback" ? await startServer() : undefined;
  if (place === "stub") globalThis.fetch = () => Promise.resolve(answer());
  const baseUrl = server?.baseUrl ?? "https://bench.example";
  const makers = new Map<string, MakeCall>([["", plainCall(baseUrl)]]);
  for (const { name, module } of subjects) {
    const { prepare } = (await import(module)) as { prepare(baseUrl: string): MakeCall };
    makers.set(name, prepare(baseUrl));
  }
  const take = isHeap === true ? allocated : elapsed;
  for (const [name, call] of makers) await warmUp(name, call);
  const plain: number[] = [];
  const added = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const taken = new Map<string, number>();
    for (const [name, call] of balanced([...makers], round))
      taken.set(name, await take(call, calls));
    const base = taken.get("") ?? NaN;
    plain.push(base);
    for (const [name, values] of added) values.push((taken.get(name) ?? NaN) - base);
  }
  server?.process.kill();
  return {
    plain: median(plain),
    added: Object.fromEntries([...added].map(([name, values]) => [name, median(values)])),
  };
}

function answer(): Response {
  return new Response(body, { headers: { "content-type": "application/json" } });
}

function plainCall(baseUrl: string): MakeCall {
  const url = `${baseUrl}${museumHours.path}?startDate=2026-02-23&page=2&limit=10`;
  return async () => {
    const response = await fetch(url);
    return response.json();
  };
}

/** Until the compiler has made what it can of it; and a call that fails would be no measure. */
async function warmUp(name: string, call: MakeCall): Promise<void> {
  for (let count = 0; count < warmUpCalls; count++) {
    const outcome = await call();
    if (!JSON.stringify(outcome).includes("timeClose")) {
      throw new Error(`${name}: the call did not succeed: ${JSON.stringify(outcome)}`);
    }
  }
}

/** Microseconds a call. */
async function elapsed(call: MakeCall, calls: number): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < calls; count++) await call();
  return ((performance.now() - started) / calls) * 1000;
}

/** Kilobytes a call. */
async function allocated(call: MakeCall, calls: number): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < calls; count++) await call();
  return (process.memoryUsage().heapUsed - before) / calls / 1024;
}

/** A server in a process of its own, so that its work is not counted. */
function startServer(): Promise<{ baseUrl: string; process: ChildProcess }> {
  const child = fork(join(import.meta.dirname, "server-process.mjs"), [body], { execArgv: [] });
  return new Promise((resolve) => {
    child.once("message", (port) => {
      resolve({ baseUrl: `http://127.0.0.1:${String(port)}`, process: child });
    });
  });
}
