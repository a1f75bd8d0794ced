import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import { CommanderError, InvalidArgumentError, type Command } from "commander";
import { faultKinds } from "../emulate/server/faults.js";
import type { Emulator, EmulatorOptions, FaultRule, Key, LoggedRequest } from "../emulator.js";
import { chosenSpec } from "./chosen-spec.js";
import { addDocumentOptions, documentOptionsOf, type DocumentFlags } from "./document-options.js";
import { explain, explainOption } from "./explain.js";
import { untilInterrupted } from "./interruption.js";
import { andNonEmpty, nonEmpty } from "./non-empty.js";
import { serveAgents } from "./serve-agents.js";
import { tellLine, tellProblem } from "./tell.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface EmulateFlags extends DocumentFlags {
  spec?: string;
  port: number;
  host: string;
  key: Key[];
  seed: number;
  rate?: { requests: number; seconds: number };
  fault: FaultRule[];
  drift: number;
  cors: string[];
  allowedHost: string[];
  log?: true;
  mcp?: string | true;
  explain?: string;
}

/** Adds `emulate` to the program. It serves until it is interrupted or terminated. */
export function emulateCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  addDocumentOptions(program.command("emulate"))
    .description(
      "Serve the API of an OpenAPI document, with made-up records that it remembers. To choose the records, write a file " +
        "beside the document, such as api.emulator.yaml for api.yaml (seed). In tests, use createEmulator from " +
        "healos-codegen/emulator, which needs no port.",
    )
    .option(
      "--spec <file>",
      "the OpenAPI document, its URL, or - for standard input (default: the Healos document that comes with this package)",
      nonEmpty,
    )
    .option("--port <n>", "the port; 0: any free one", portOf, 8787)
    .option("--host <address>", "the address to listen on", nonEmpty, "127.0.0.1")
    .option(
      "--key <key=org:scopes>",
      "a key, its organization and its scopes, separated by commas (repeatable)",
      keysOf,
      [],
    )
    .option("--seed <n>", "seed for made-up records, ids and faults", wholeOf, 1)
    .option("--rate <n/seconds>", "requests allowed per key in that many seconds", rateOf)
    .option(
      "--fault <kind:rate>",
      "latency, reset, 5xx, 429, truncated or lost-answer, and the share of requests, 0 to 1 (repeatable)",
      faultsOf,
      [],
    )
    .option("--drift <n>", "in how many places the answers contradict the document", wholeOf, 0)
    .option(
      "--cors <origin>",
      "an origin whose pages may call it, such as http://localhost:3000; *: all (repeatable)",
      originsOf,
      [],
    )
    .option(
      "--allowed-host <name>",
      "a host name that it answers to besides its own (repeatable)",
      andNonEmpty,
      [],
    )
    .option("--log", "print a line on stderr for each request, with the reason if it is refused")
    .option(
      "--mcp [operations]",
      "serve an agent, by the Model Context Protocol on standard input and output and not on a port: with the operations " +
        "that read, or with those that are named, separated by commas",
      nonEmpty,
    )
    .addOption(explainOption())
    .action(async (flags: EmulateFlags, command: Command) => {
      if (flags.explain !== undefined) exit(await explain(flags.explain, [], terminal));
      else await serve(flags, command, terminal);
    });
}

async function serve(flags: EmulateFlags, command: Command, terminal: Terminal): Promise<void> {
  const { spec, port, host, key, fault, drift, seed, rate, cors, allowedHost, log, mcp } = flags;
  const options: EmulatorOptions = {
    spec: await chosenSpec(spec, flags),
    ...documentOptionsOf(flags),
    keys: key,
    faults: fault,
    drift,
    seed,
    rate,
    ...(log && { onRequest: (request) => terminal.error(`${logLine(request)}\n`) }),
  };
  if (mcp !== undefined) {
    return serveAgents(options, mcp, terminal).catch((error: unknown) => {
      if (error instanceof TypeError) command.error(`error: option '--mcp': ${error.message}`);
      throw error;
    });
  }
  // What serves and checks is loaded here, so that no other command waits for it.
  const { createEmulator } = await import("../emulator.js");
  const emulator = await createEmulator(options);
  const where = { port, hostname: host, cors, allowedHosts: allowedHost };
  const running = await emulator.listen(where).catch((error: unknown) => {
    throw refusedPort(error, `${host}:${port}`, terminal);
  });
  terminal.out(greeting(emulator, running.origin));
  const tell = teller(emulator, terminal);
  tell();
  try {
    if (await untilInterrupted((stop) => Promise.race([calm(), ended(stop)]))) {
      // All of a large document takes a while to read, in which nobody would hear a signal.
      await emulator.check();
      tell();
      await untilInterrupted(ended);
    }
  } finally {
    await running.close();
  }
}

/** For how long a large document is left alone, in milliseconds: whoever waits for the server asks at once. */
const checkAfterMs = 500;

/** Tells what is wrong with the document, each time what was found since the last. */
function teller({ warnings }: Emulator, terminal: Terminal): () => void {
  let told = 0;
  return () => {
    for (const warning of warnings.slice(told)) tellProblem(warning, terminal);
    told = warnings.length;
  };
}

/** Whether it was quiet for as long as a large document is left alone. */
async function calm(): Promise<boolean> {
  await sleep(checkAfterMs, undefined, { ref: false });
  // A signal that came while the program was busy is told behind the timers: it would be lost if nobody listened then.
  return turn(true);
}

/** False, once the program is to end. */
function ended(stop: AbortSignal): Promise<boolean> {
  return new Promise((done) => stop.addEventListener("abort", () => done(false), { once: true }));
}

function greeting({ basePath, keys }: Emulator, origin: string): string {
  const lines = [
    `Serving ${origin}${basePath}`,
    `To look around, open ${origin}/`,
    ...keys.map(
      ({ key, organization, scopes }) =>
        `Key ${key}: organization ${organization}, ${scopesText(scopes)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** `*` grants everything. */
function scopesText(scopes: readonly string[]): string {
  if (scopes.includes("*")) return "all scopes";
  if (scopes.length === 0) return "no scopes";
  return `${scopes.length === 1 ? "scope" : "scopes"} ${scopes.join(", ")}`;
}

function refusedPort(error: unknown, address: string, terminal: Terminal): CommanderError {
  const { code } = error as { code?: string };
  const reason = code === "EADDRINUSE" ? "is in use" : `cannot be listened on (${String(code)})`;
  const message = `healos-codegen: ${address} ${reason}. Name another with --port or --host.`;
  tellLine(message, "address-unavailable", terminal);
  return new CommanderError(2, "emulate.listen", message);
}

/** One line, without anything of a body or of a key. Names in it may be anybody's, so controls are escaped. */
function logLine(request: LoggedRequest): string {
  const { at, method, target, status, ms, operation, organization, faults, reason } = request;
  const parts = [
    new Date(at).toISOString(),
    method,
    target,
    status === 0 ? "no answer" : String(status),
    `${ms.toFixed(1)} ms`,
    ...(operation === undefined ? [] : [operation]),
    ...(organization === undefined ? [] : [organization]),
    ...faults.map((fault) => `fault ${fault}`),
  ];
  const line = `${parts.join(" ")}${reason === undefined ? "" : `: ${reason}`}`;
  return JSON.stringify(line).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}

function originsOf(text: string, before: string[]): string[] {
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  if (text !== "*" && (origin === undefined || origin === "null" || origin !== text)) {
    throw new InvalidArgumentError("Write an origin, such as http://localhost:3000, or *.");
  }
  return [...before, text];
}

function wholeOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError("It must be a whole number.");
  }
  return Number(text);
}

function portOf(text: string): number {
  const port = wholeOf(text);
  if (port > 65_535) {
    throw new InvalidArgumentError("Ports end at 65535.");
  }
  return port;
}

function keysOf(text: string, before: Key[]): Key[] {
  const [, key, organization, scopes] = /^([^=]+)=([^:]+):(.+)$/.exec(text) ?? [];
  const names = scopes?.split(",").map((scope) => scope.trim());
  if (key === undefined || organization === undefined || !names || names.includes("")) {
    throw new InvalidArgumentError("Write KEY=ORG:scope,scope.");
  }
  return [...before, { key, organization, scopes: names }];
}

function rateOf(text: string): { requests: number; seconds: number } {
  const [, requests, seconds] = /^([1-9]\d{0,8})\/(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (Number(requests) > 0 && Number(seconds) > 0) {
    return { requests: Number(requests), seconds: Number(seconds) };
  }
  throw new InvalidArgumentError("Write N/SECONDS, such as 100/60.");
}

function faultsOf(text: string, before: FaultRule[]): FaultRule[] {
  const [kindText, rateText] = text.split(":");
  const kind = faultKinds.find((each) => each === kindText);
  const rate = /^(0|1|0?\.\d+|1\.0+)$/.test(rateText ?? "") ? Number(rateText) : undefined;
  if (kind === undefined || rate === undefined || text.split(":").length > 2) {
    throw new InvalidArgumentError(
      `Write KIND:RATE, the kind one of ${faultKinds.join(", ")}, the rate from 0 to 1.`,
    );
  }
  return [...before, { kind, rate }];
}
