import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { expect, test } from "vitest";
import { byCodeUnit } from "../../src/json/by-code-unit.js";
import { installOrigins, originPackages } from "../origins/origins.js";
import { root } from "../program.js";
import { runHere } from "../run-here.js";
import { petsServer, type Sent } from "./adopt/pets-server.js";
import { projectOf } from "./project.js";

const isInstalled = installOrigins();
const spec = join(import.meta.dirname, "adopt/pets.yaml");

const textOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, "adopt", `${name}.txt`), "utf8");

/** What a program sends, and what it makes of the answers. */
async function ran(
  app: string,
  { generated }: { generated?: string } = {},
): Promise<{ sent: Sent[]; made: unknown[] }> {
  const { base, sent } = await petsServer();
  // A client that has its address in the code.
  if (generated !== undefined) {
    writeFileSync(
      generated,
      readFileSync(generated, "utf8").replaceAll(/BASE|http:\/\/127[^"`$]*?\/v1/g, base),
    );
  }
  const outfile = join(app, `main-${Date.now()}.mjs`);
  const entryPoints = [join(app, "src/app.ts")];
  buildSync({ entryPoints, outfile, bundle: true, format: "esm", platform: "node" });
  (globalThis as { base?: string }).base = base;
  const { main } = (await import(pathToFileURL(outfile).href)) as {
    main: () => Promise<unknown[]>;
  };
  const made = await main();
  // Some are sent at the same time.
  const sorted = [...sent].sort((a, b) => byCodeUnit(JSON.stringify(a), JSON.stringify(b)));
  return { sent: sorted, made };
}

async function consumer(sources: Readonly<Record<string, string>>): Promise<string> {
  const folder = await projectOf(sources, { spec, client: "pets" });
  const app = join(folder, "app");
  symlinkSync(originPackages, join(app, "node_modules"));
  execFileSync("git", ["init", "-q"], { cwd: folder });
  execFileSync("git", ["add", "app/src"], { cwd: folder });
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  execFileSync("git", [...who, "commit", "-qm", "."], { cwd: folder });
  return folder;
}

test.skipIf(!isInstalled)("openapi-fetch: the same is sent, and made of the answers", async () => {
  const schema = execFileSync(
    process.execPath,
    [join(root, "node_modules/openapi-typescript/bin/cli.js"), spec],
    { encoding: "utf8", stdio: "pipe" },
  );
  const cwd = await consumer({
    "src/schema.ts": schema,
    "src/api.ts": textOf("openapi-fetch-api.ts"),
    "src/app.ts": textOf("openapi-fetch-app.ts"),
  });
  const app = join(cwd, "app");
  const before = await ran(app);
  const args = ["adopt", "--project", "app", "--from", "openapi-fetch", "--spec", spec];
  const dry = await runHere([...args, "--dry-run"], { cwd });
  expect(readFileSync(join(app, "src/app.ts"), "utf8")).toBe(textOf("openapi-fetch-app.ts"));
  const done = await runHere(args, { cwd });
  expect(done.stderr).toBe("Mended: 2 files\n");
  expect(done.code).toBe(0);
  expect(dry.stdout).toBe(done.stdout);
  const after = await ran(app);
  expect(after).toEqual(before);
  expect(before.sent).toHaveLength(13);
  const text = readFileSync(join(app, "src/app.ts"), "utf8");
  expect(text).not.toMatch(/TODO|GET\(|post\(/);
  expect(text).toContain(
    "  // one pet\n  const result = await getPet(client, {\n    // its id\n    id,\n  });",
  );
  expect(readFileSync(join(app, "src/api.ts"), "utf8")).not.toContain("openapi-fetch");
});

test.skipIf(!isInstalled)("hey-api: the same is sent, and made of the answers", async () => {
  const cwd = await consumer({ "src/app.ts": textOf("hey-api-app.ts") });
  const app = join(cwd, "app");
  const bin = join(originPackages, "@hey-api/openapi-ts/bin/run.js");
  execFileSync(process.execPath, [bin, "-i", spec, "-o", "src/hey", "-s"], { cwd: app });
  const before = await ran(app);
  const args = ["adopt", "--project", "app", "--from", "hey-api", "--spec", spec];
  const done = await runHere(args, { cwd });
  expect(done.stderr).toBe("Mended: 1 file\n");
  expect(done.code).toBe(0);
  expect(await ran(app)).toEqual(before);
  expect(before.sent).toHaveLength(7);
  const text = readFileSync(join(app, "src/app.ts"), "utf8");
  expect(text).not.toMatch(/TODO|hey|throwOnError/);
  expect(text).toContain(
    'const made = await unwrap(createPet(client, { body: { name: "Rex" } }));',
  );
});

test.skipIf(!isInstalled)("orval: the same is sent, and made of the answers", async () => {
  const cwd = await consumer({ "src/app.ts": textOf("orval-app.ts") });
  const app = join(cwd, "app");
  const output = { target: "./src/orval.ts", client: "fetch", baseUrl: "BASE" };
  const config = { pets: { input: spec, output } };
  writeFileSync(join(app, "orval.config.mjs"), `export default ${JSON.stringify(config)};`);
  const bin = join(originPackages, "orval/dist/bin/orval.mjs");
  execFileSync(process.execPath, [bin, "--config", "orval.config.mjs"], {
    cwd: app,
    stdio: "pipe",
  });
  const generated = join(app, "src/orval.ts");
  const before = await ran(app, { generated });
  const args = ["adopt", "--project", "app", "--from", "orval", "--spec", spec];
  const done = await runHere(args, { cwd });
  expect(done.stderr).toBe("Mended: 1 file\n");
  expect(done.code).toBe(0);
  expect(await ran(app, { generated: join(app, "src/app.ts") })).toEqual(before);
  expect(before.sent).toHaveLength(7);
  const text = readFileSync(join(app, "src/app.ts"), "utf8");
  expect(text).not.toMatch(/TODO|orval/);
  expect(text).toMatch(/^export const client = createClient\(\{ baseUrl: "http:/m);
});
