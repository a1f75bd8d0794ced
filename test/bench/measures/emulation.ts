import { spawn, type ChildProcess } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { documents as find } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { here, packageFile, root } from "../packages.ts";
import { processorMs } from "../processor-time.ts";
import { compared, number, table, type Row } from "../table.ts";
import { generateCold } from "../output.ts";
import { ours } from "../tools.ts";

const main = join(root, "dist", "cli", "main.js");
const headers = { "X-API-Key": "hlsk_demo", "Content-Type": "application/json" };
const concurrency = 16;

/** A server of a document: how it is started, and what its paths are below. */
interface Served {
  name: string;
  args: string[];
  base: string;
}

/** What one server took for the calls of one kind. */
interface Load {
  perSecond: number;
  /** The server's processor time a request, in microseconds. */
  cpuUs: number;
}

interface Call {
  method: string;
  path: string;
  body?: string;
}

export const emulation: Measure = {
  name: "emulation",
  title: "Emulator",
  async run({ isQuick }: MeasureOptions): Promise<string> {
    const [healos] = find(["healos"]);
    if (healos === undefined) return "The document is not there.";
    const seconds = isQuick ? 1 : 4;
    const servers: Served[] = [
      {
        name: "healos-codegen emulate",
        args: [main, "emulate", "--spec", healos.file, "--port", "0", "--rate", "999999999/60"],
        base: "/ext-api/v1",
      },
      {
        name: "Prism mock",
        args: [
          packageFile("@stoplight", "prism-cli", "dist", "index.js"),
          "mock",
          "-p",
          "0",
          healos.file,
        ],
        base: "",
      },
      { name: "a bare node:http, fixed answers", args: [join(here, "bare-server.mjs")], base: "" },
    ];
    const loads = new Map<string, Map<string, Load>>();
    for (const served of servers) loads.set(served.name, await loadOf(served, seconds));
    return [
      `Requests a second of the Healos document over loopback, ${concurrency} at a time, the server in a process of its own; the caller takes a processor too. Microseconds: the server's processor time a request. Ours keeps records and checks every parameter, body and answer; Prism checks requests and answers by example. In brackets: how many times ours.`,
      table(Object.keys(calls("")), rowsOf(loads)),
      await firstAnswer(),
    ].join("\n\n");
  },
};

function calls(id: string): Record<string, Call> {
  return {
    "read one": { method: "GET", path: `/patients/${id}` },
    "list 20": { method: "GET", path: "/patients?limit=20" },
    create: { method: "POST", path: "/patients", body: '{"name":"Nobody"}' },
  };
}

async function loadOf({ name, args, base }: Served, seconds: number): Promise<Map<string, Load>> {
  const { child, origin } = await start(args);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const loads = new Map<string, Load>();
  try {
    const ask = asking(origin + base, agent);
    const list = JSON.parse(await ask({ method: "GET", path: "/patients?limit=1" })) as {
      data: { id: string }[];
    };
    for (const [kind, call] of Object.entries(calls(list.data[0]?.id ?? "1"))) {
      await during(() => ask(call), 1);
      const before = processorMs(child.pid);
      const count = await during(() => ask(call), seconds);
      const cpuUs = ((processorMs(child.pid) - before) * 1000) / count;
      loads.set(kind, { perSecond: count / seconds, cpuUs });
      process.stderr.write(
        `${name}, ${kind}: ${number(count / seconds)} a second, ${number(cpuUs)} µs\n`,
      );
    }
  } finally {
    agent.destroy();
    child.kill();
  }
  return loads;
}

function asking(baseUrl: string, agent: Agent): (call: Call) => Promise<string> {
  return ({ method, path, body }) =>
    new Promise((resolve, reject) => {
      const sent = request(baseUrl + path, { method, headers, agent }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += String(chunk)));
        response.on("end", () => {
          const { statusCode = 500 } = response;
          if (statusCode < 300) resolve(text);
          else reject(new Error(`${method} ${baseUrl}${path}: ${statusCode} ${text}`));
        });
      });
      sent.on("error", reject).end(body);
    });
}

/** How many calls end within some seconds. */
async function during(ask: () => Promise<unknown>, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let count = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      await ask();
      count++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  return count;
}

function rowsOf(loads: ReadonlyMap<string, ReadonlyMap<string, Load>>): Row[] {
  const [first] = loads.values();
  return [...loads].map(([name, own]) => ({
    name,
    cells: [...own].map(([kind, { perSecond, cpuUs }]) => {
      const mine = first?.get(kind);
      const text = `${number(perSecond)}, ${number(cpuUs)} µs`;
      return own === first || mine === undefined
        ? text
        : `${number(perSecond)} (${number(perSecond / mine.perSecond)}×), ${compared(cpuUs, mine.cpuUs, " µs")}`;
    }),
  }));
}

/** The processor time until the first answer on the largest document, of what `generate` takes. */
async function firstAnswer(): Promise<string> {
  const [github] = find(["github"]);
  if (github === undefined) return "";
  const { cpuMs } = await generateCold(ours, github);
  const { child, origin } = await start([main, "emulate", "--spec", github.file, "--port", "0"]);
  await (
    await fetch(`${origin}/repos/octocat/hello/issues`, {
      headers: { Authorization: "Bearer demo" },
    })
  ).text();
  const first = processorMs(child.pid);
  child.kill();
  return `github's document, from the start to the first answer: ${number(first / 1000)} s of processor time, ${number(first / cpuMs)} × what \`generate\` takes (${number(cpuMs / 1000)} s).`;
}

async function start(args: readonly string[]): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += String(chunk);
      const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found.replace("localhost", "127.0.0.1"));
    });
    child.on("exit", () => reject(new Error(`${args.join(" ")} ended: ${said}`)));
  });
  return { child, origin };
}
