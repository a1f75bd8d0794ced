import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { join } from "node:path";
import { root } from "./program.js";

/*
 * What a page has to load for the generated client: a program that uses a part of it, bundled and minified by esbuild
 * and gzipped. `npm run bench -- size` compares the same with other tools.
 *
 * A limit is what was reached and a small margin; it goes down with what it guards, and up only for a reason.
 */
const programs = [
  {
    name: "one GET",
    text: `import { createClient, getPatient } from "client";
      export const prepare = (baseUrl) => {
        const client = createClient({ baseUrl });
        return () => getPatient(client, { patientId: "1743552000000000001" });
      };`,
    limit: 4_420,
  },
  {
    name: "a list, page by page",
    text: `import { createClient, listAllPatients } from "client";
      export const prepare = (baseUrl) => {
        const client = createClient({ baseUrl });
        return () => listAllPatients(client, { limit: 100 });
      };`,
    limit: 7_230,
  },
  { name: "the whole client", text: `export * from "client";`, limit: 11_640 },
];

test.each(programs)("$name: at most $limit bytes", async ({ text, limit }) => {
  expect(await gzippedSize(text)).toBeLessThanOrEqual(limit);
});

test("what a program does not use is not in its bundle", async () => {
  const bundled = await bundle(programs[0]?.text ?? "");
  expect(bundled).toContain("/patients/{patientId}");
  for (const unused of ["/appointments", "multipart", "checkpoint"]) {
    expect(bundled).not.toContain(unused);
  }
});

async function gzippedSize(text: string): Promise<number> {
  return gzipSync(await bundle(text), { level: 9 }).byteLength;
}

async function bundle(text: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: root, loader: "js" },
    alias: { client: join(root, "generated", "src", "index.ts") },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
