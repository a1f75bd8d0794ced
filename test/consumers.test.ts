import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { chromium as driver } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEmulator } from "../src/emulator.js";
import { installOf } from "./installed.js";
import { consumers, installConsumer, packedClient } from "./packed-client.js";
import { program, root } from "./program.js";
import { chromium, installedRuntimes, workerd } from "./runtimes/programs.js";
import { startWorker } from "./runtimes/start-worker.js";

/*
 * Projects as users have them, with the client from its tarball (or, in the monorepo, from its source layout), built
 * with their own tools and run against the emulator.
 */
const execute = promisify(execFile);
const canBuild = installOf(consumers, "what the consumers are built with");
const tarball = canBuild ? packedClient() : "";
const runtimes = installedRuntimes();

/** Where the API is, and a key to it, as the projects read them. */
const env: Record<string, string> = {};
let stop: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  const emulator = await createEmulator();
  const listening = await emulator.listen();
  env["HEALOS_URL"] = listening.origin + emulator.basePath;
  env["HEALOS_API_KEY"] = emulator.keys[0]?.key ?? "";
  stop = () => listening.close();
});
afterAll(() => stop());

describe.runIf(canBuild)("Node", () => {
  const project = canBuild ? installConsumer("node-esm", tarball) : "";

  test("compiles under NodeNext, and so do the examples of the package's README", async () => {
    const readme = join(project, "node_modules", "healos-client", "README.md");
    const examples = [...readFileSync(readme, "utf8").matchAll(/^```ts\n(.*?)^```$/gms)];
    expect(examples).toHaveLength(3);
    for (const [index, [, text = ""]] of examples.entries()) {
      writeFileSync(join(project, "src", `readme-${index}.ts`), text);
    }
    expect(await tsc(project)).toBe("");
  });

  test("runs, on this Node and on those of test/runtimes", async () => {
    const nodes = runtimes.filter(({ name }) => name.startsWith("Node"));
    for (const { program: node, name } of nodes) {
      const told = JSON.parse(await run(node, ["dist/main.js"], project)) as object;
      expect({ name, ...told }).toMatchObject({ name, same: true, missing: 404 });
    }
  });

  test("require() works", async () => {
    const told = await run(process.execPath, ["dist/required.cjs"], project);
    expect(JSON.parse(told)).toEqual(["function", true, "function"]);
  });

  test("tests of its own pass with the fake client", async () => {
    const told = await run(process.execPath, ["--test", "dist/faked.js"], project);
    expect(told).toMatch(/^# pass 2$/m);
  });
});

describe.runIf(canBuild)("other runtimes", () => {
  test.each(runtimes.filter(({ name }) => name === "Bun" || name === "Deno"))(
    "$name",
    async ({ name, program: path, args }) => {
      const project = installConsumer(name.toLowerCase(), tarball);
      const told = await run(path, [...args, "main.ts"], project);
      expect(JSON.parse(told)).toEqual([true, false]);
    },
  );
});

const workerdProgram = workerd();
describe.runIf(canBuild && workerdProgram)("a Hono worker on workerd", () => {
  test("compiles, bundles and answers", { timeout: 120_000 }, async () => {
    const project = installConsumer("worker", tarball);
    expect(await tsc(project)).toBe("");
    const bundle = join(project, "worker.mjs");
    await build({
      entryPoints: [join(project, "worker.ts")],
      outfile: bundle,
      bundle: true,
      format: "esm",
      platform: "neutral",
    });
    const worker = await startWorker(workerdProgram as string, bundle, env);
    try {
      const listed = await fetch(`${worker.origin}/patients`);
      const patients = (await listed.json()) as { id: string; name: string }[];
      expect(patients).toHaveLength(3);
      const one = await fetch(`${worker.origin}/patients/${patients[0]?.id}`);
      expect(await one.json()).toMatchObject({ name: patients[0]?.name });
      const none = await fetch(`${worker.origin}/patients/0`);
      expect([none.status, await none.json()]).toEqual([
        404,
        { error: "There is no such patient." },
      ]);
    } finally {
      await worker.stop();
    }
  });
});

const executablePath = chromium();
describe.runIf(canBuild && executablePath)("a page of Vite in Chromium", () => {
  test("lists patients through its proxy, and holds no key", { timeout: 120_000 }, async () => {
    const project = installConsumer("browser", tarball);
    expect(await tsc(project)).toBe("");
    const vite = join(consumers, "node_modules", "vite", "bin", "vite.js");
    await run(process.execPath, [vite, "build", "--logLevel", "error"], project);
    const port = await freePort();
    const serving = execFile(
      process.execPath,
      [vite, "preview", "--port", String(port), "--strictPort", "--host", "127.0.0.1"],
      { cwd: project, env: { ...process.env, ...env } },
    );
    const browser = await driver.launch({
      executablePath: executablePath as string,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    });
    try {
      await answering(`http://127.0.0.1:${port}/`);
      const page = await browser.newPage();
      const sent: string[] = [];
      page.on("request", (request) => sent.push(JSON.stringify(request.headers())));
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(
        "document.querySelector('#status').textContent.endsWith('patients')",
      );
      await page.waitForLoadState("networkidle");
      expect(await page.locator("#patients li").count()).toBeGreaterThan(5);
      const key = env["HEALOS_API_KEY"] as string;
      const assets = join(project, "dist", "assets");
      const bundle = readdirSync(assets).map((name) => readFileSync(join(assets, name), "utf8"));
      expect([await page.content(), ...bundle, ...sent].join("\n")).not.toContain(key);
    } finally {
      serving.kill();
      await browser.close();
    }
  });
});

describe.runIf(canBuild)("a monorepo that has the source", () => {
  test(
    "generates, compiles as a project of references, and runs",
    { timeout: 180_000 },
    async () => {
      const project = installConsumer("monorepo", tarball);
      const args = ["generate", "--out", "healos/src", "--layout", "source"];
      expect(await program(args, { cwd: project })).toMatchObject({ code: 0, stderr: "" });
      // As the workspaces of a package manager link it.
      mkdirSync(join(project, "node_modules", "@clinic"), { recursive: true });
      symlinkSync(join(project, "healos"), join(project, "node_modules", "@clinic", "healos"));
      expect(await tsc(project, ["--build"])).toBe("");
      expect(JSON.parse(await run(process.execPath, ["app/dist/main.js"], project))).toBe(2);
      const check = await program([...args, "--check"], { cwd: project });
      expect(check).toMatchObject({ code: 0 });
    },
  );
});

async function run(file: string, args: string[], cwd: string): Promise<string> {
  const { stdout } = await execute(file, args, { cwd, env: { ...process.env, ...env } });
  return stdout;
}

/** What the compiler says of a project. */
async function tsc(project: string, args: string[] = ["-p", "."]): Promise<string> {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  try {
    return await run(process.execPath, [compiler, ...args, "--pretty", "false"], project);
  } catch (error) {
    return String((error as { stdout: string }).stdout);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits, ten seconds at most, until a server answers. */
async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url} does not answer.`);
}
