// How fast the emulator starts, and how many requests per second it answers on loopback, next to a bare Hono server that
// answers the same calls with fixed texts. Run it after `npm run build`: node test/bench/emulator.js
import { spawn } from "node:child_process";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const here = fileURLToPath(import.meta.url);
const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const headers = { "X-API-Key": "hlsk_demo", "Content-Type": "application/json" };
const concurrency = 16;
const seconds = 3;
const starts = 10;

if (process.argv[2] === "bare") {
  bare();
} else {
  await main();
}

/** The same calls without anything behind them. */
function bare() {
  const record = { id: "405992674944142140", name: "Nobody", created_at: "2026-01-01T00:00:00.000Z" };
  const page = { data: Array(20).fill(record), meta: { page: 1, limit: 20, total_pages: 10 } };
  const app = new Hono();
  app.get("/ext-api/v1/patients", (context) => context.json(page));
  app.get("/ext-api/v1/patients/:id", (context) => context.json({ data: record }));
  app.post("/ext-api/v1/patients", async (context) =>
    context.json({ data: { ...record, ...(await context.req.json()) } }, 201),
  );
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
    console.log(`Serving http://localhost:${port}/ext-api/v1`),
  );
}

async function main() {
  const times = [];
  for (let left = starts; left > 0; left -= 1) {
    const { ms, stop } = await start([program, "emulate", "--port", "0"]);
    times.push(ms);
    await stop();
  }
  times.sort((a, b) => a - b);
  console.log(`start-up, from spawn to serving, ${starts} times: median ${times[starts / 2].toFixed(0)} ms, most ${times.at(-1).toFixed(0)} ms`);

  const servers = {
    "bare Hono": await start([here, "bare"]),
    emulator: await start([program, "emulate", "--port", "0", "--rate", "999999999/60"]),
  };
  for (const [name, { baseUrl, stop }] of Object.entries(servers)) {
    const { data } = await (await fetch(`${baseUrl}/patients?limit=1`, { headers })).json();
    const calls = {
      "read one": () => fetch(`${baseUrl}/patients/${data[0].id}`, { headers }),
      "list 20": () => fetch(`${baseUrl}/patients`, { headers }),
      create: () =>
        fetch(`${baseUrl}/patients`, { method: "POST", headers, body: '{"name":"Nobody"}' }),
    };
    for (const [call, ask] of Object.entries(calls)) {
      await load(ask, 1);
      console.log(`${name}, ${call}: ${Math.round(await load(ask, seconds))} requests per second`);
    }
    await stop();
  }
  console.log(`load average of this machine: ${loadavg().map((each) => each.toFixed(1)).join(", ")}`);
}

/** Calls for so many seconds, some calls at the same time; gives answers per second. */
async function load(ask, duration) {
  const started = performance.now();
  let answered = 0;
  const loop = async () => {
    while (performance.now() - started < duration * 1000) {
      const response = await ask();
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`Status ${response.status}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  return (answered / (performance.now() - started)) * 1000;
}

/** Starts a server as a process of its own and waits until it says that it serves. */
function start(args) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return new Promise((resolve) => {
    child.stdout.on("data", (text) => {
      const baseUrl = /^Serving (\S+)$/m.exec(text)?.[1];
      if (baseUrl === undefined) return;
      const stop = () => {
        child.kill();
        return ended;
      };
      resolve({ ms: performance.now() - started, baseUrl, stop });
    });
  });
}
