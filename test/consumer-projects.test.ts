import { execFile } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEmulator } from "../src/emulator.js";
import { generate } from "../src/generate.js";
import { installCompilers } from "./compilers/compilers.js";
import { complaintsOf, consumerFolder, projectNames } from "./consumer-folder.js";
import { installOf } from "./installed.js";
import { consumers, folderOfFile } from "./packed-client.js";
import { root } from "./program.js";

/* Projects as teams write them, on every way of using a client: they compile, and their own tests pass against the emulator. */
const execute = promisify(execFile);
const canBuild = installOf(consumers, "what the consumers are built with") && installCompilers();
const spec = join(root, "spec/healos.yaml");
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

const folder = folderOfFile();
describe.runIf(canBuild).each(projectNames)("%s", (name) => {
  test("compiles, and its tests pass", async () => {
    const project = consumerFolder(name, folder);
    await project.place(spec);
    expect(await complaintsOf(project)).toEqual([]);
    expect(await project.test(env)).toBe("");
  });
});

describe.runIf(canBuild)("vue", () => {
  test("compiles, templates included", async () => {
    const project = join(folder, "vue", "project");
    cpSync(join(consumers, "vue"), project, { recursive: true });
    symlinkSync(join(consumers, "node_modules"), join(folder, "vue", "node_modules"));
    await generate({
      spec,
      out: join(project, "src/healos"),
      layout: "source",
      companions: ["tanstack-query"],
    });
    const compiler = join(consumers, "node_modules/vue-tsc/bin/vue-tsc.js");
    const told = await execute(process.execPath, [compiler, "-p", project]).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(told.stdout).toBe("");
  });
});
