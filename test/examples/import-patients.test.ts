import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { root } from "../program.js";
import { startPatientsServer } from "../runtime/external-id/patients-server.js";
import { tempFolder } from "../temp-folder.js";

/*
 * The example is run as a process against a server. `npm run types` compiles it with the client that it imports.
 */
let refuses = true;
const server = await startPatientsServer({
  fault: ({ method, body }) =>
    method === "POST" && body.includes('"EMR-7"') && refuses ? { status: 403 } : undefined,
});
afterAll(() => server.close());

test("loads the patients, tells of the one that failed, and finishes when it is run again", async () => {
  const example = await bundled();

  const first = await run(example);
  expect(first).toMatchObject({
    code: 1,
    stdout: "11 created, 0 updated, 0 unchanged, 1 failed\nEMR-7: http 403\n",
  });
  expect(first.stderr).toContain("12 of 12, 1 failed\n");

  refuses = false;
  const second = await run(example);
  expect(second).toMatchObject({
    code: 0,
    stdout: "1 created, 0 updated, 11 unchanged, 0 failed\n",
  });
  expect(second.stderr).toContain(`${"█".repeat(40)} 12 of 12\n`);

  expect(
    [...server.patients.values()].map(({ external_id, notes }) => [external_id, notes]),
  ).toEqual(
    expect.arrayContaining([
      ["EMR-1", null],
      ["EMR-3", "Referred by the clinic."],
    ]),
  );
  expect(server.patients.size).toBe(12);
});

async function bundled(): Promise<string> {
  const outfile = join(tempFolder(), "import-patients.mjs");
  await build({
    entryPoints: [join(root, "test", "examples", "import-patients.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
  });
  return outfile;
}

async function run(script: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, HEALOS_API_KEY: "key-1", HEALOS_BASE_URL: server.url };
  const running = promisify(execFile)(process.execPath, [script, "12"], { env });
  return running.then(
    (out) => ({ code: 0, ...out }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}
