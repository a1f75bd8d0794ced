// Installs public servers that describe themselves, starts them on this machine, holds each against its own description,
// and prints what was found as Markdown:
//   npm run build && node test/public-servers/try.mjs
// Where they are installed can be named, so that a second run is quick: node test/public-servers/try.mjs FOLDER
import { spawn, spawnSync } from "node:child_process";
import { log } from "node:console";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env, execPath } from "node:process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath, URL } from "node:url";

const { fetch } = globalThis;
/** A connection that was kept may have been closed while the program below ran. */
const fresh = { headers: { connection: "close" } };
const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const folder = argv[2] ?? mkdtempSync(join(tmpdir(), "public-servers-"));

const servers = [
  {
    name: "@loopback/example-todo",
    version: "6.0.0",
    start: "dist/index.js",
    port: 4741,
    environment: {},
    descriptions: [["/openapi.json", ""]],
  },
  {
    name: "signalk-server",
    version: "2.32.0",
    start: "bin/signalk-server",
    port: 4742,
    environment: { SIGNALK_NODE_CONFIG_DIR: join(folder, "signalk-server", "settings") },
    descriptions: [
      ["/skServer/openapi/course", "/signalk/v2/api/vessels/self/navigation"],
      ["/skServer/openapi/resources", "/signalk/v2/api"],
    ],
  },
];

for (const server of servers) {
  const stop = await started(server);
  try {
    for (const each of server.descriptions) log(await held(server, each));
  } finally {
    stop();
  }
}

async function started({ name, version, start, port, environment, descriptions }) {
  // Each in a folder of its own: their dependencies differ in versions.
  const own = join(folder, name.replace("/", "-"));
  const home = join(own, "node_modules", name);
  if (!existsSync(home)) {
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "package.json"), "{}");
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund"];
    spawnSync("npm", ["install", ...flags, `${name}@${version}`], { cwd: own });
  }
  const child = spawn(execPath, [join(home, start)], {
    cwd: home,
    env: { ...env, HOST: "127.0.0.1", PORT: String(port), ...environment },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}${descriptions[0][0]}`;
  for (let left = 120; left > 0; left -= 1) {
    const answer = await fetch(url, fresh).catch(() => undefined);
    if (answer?.ok) break;
    await setTimeout(500);
  }
  return () => child.kill("SIGKILL");
}

async function held({ name, version, port }, [path, base]) {
  const origin = `http://127.0.0.1:${port}`;
  const spec = join(folder, `${path.split("/").at(-1).replace(".json", "")}.json`);
  writeFileSync(spec, await (await fetch(origin + path, fresh)).text());
  const args = ["verify", spec, "--base-url", origin + base, "--contract"];
  const run = (format) =>
    spawnSync(execPath, [program, ...args, "--max-requests", "5000", "--format", format], {
      encoding: "utf8",
    });
  const { findings } = JSON.parse(run("json").stdout);
  const [table] = run("text").stdout.split("\n\n");
  const rows = table
    .split("\n")
    .slice(1)
    .map((row) => row.slice(-27).trim().split(/\s+/));
  const sum = (column) => rows.reduce((all, row) => all + (Number(row[column]) || 0), 0);
  const list = findings.map(({ id, message }) => `- ${id}: ${message}`).join("\n");
  return `## ${name} ${version}, ${path}\n\n${sum(0)} valid requests, ${sum(1)} broken ones, ${findings.length} findings\n\n${list}\n`;
}
