import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { join } from "node:path";
import { generate } from "../src/index.js";
import { root } from "./program.js";
import { sharedDir } from "./shared-dir.js";
import { tempFolder } from "./temp-folder.js";

/*
 * What a page has to load for the generated client: a program that uses a part of it, bundled and minified by esbuild
 * and gzipped. `npm run bench -- size` compares the same with other tools.
 *
 * A limit is what was reached and a small margin; it goes down with what it guards, and up only for a reason. The last:
 * a failure of the network is told from a mistake of the caller's by what each platform throws (600 bytes); calls come
 * back from a pause one by one, and wait for a reset by the server's clock (290); what JSON cannot say is refused by its
 * place (300). The whole client has the values of its enums, too (70). A client that has no key says so, since a 401
 * tells nothing of it (110); what is no name of a header is not quoted, and JSON is compared however deep it is (60).
 * Calls that share a signal have one listener on it (110). Many records are ensured at once, and uploads look first (290).
 * A large file is sent without being kept, tells its progress, and is read by its parts in Bun (25; with an upload, 600).
 */
const programs = [
  {
    name: "one GET",
    text: `import { createClient, getPatient } from "client";
      export const prepare = (baseUrl) => {
        const client = createClient({ baseUrl });
        return () => getPatient(client, { patientId: "1743552000000000001" });
      };`,
    limit: 5_860,
  },
  {
    name: "a list, page by page",
    text: `import { createClient, listAllPatients } from "client";
      export const prepare = (baseUrl) => {
        const client = createClient({ baseUrl });
        return () => listAllPatients(client, { limit: 100 });
      };`,
    limit: 8_590,
  },
  { name: "the whole client", text: `export * from "client";`, limit: 15_640 },
];

test.each(programs)("$name: at most $limit bytes", async ({ text, limit }) => {
  expect(await gzippedSize(text)).toBeLessThanOrEqual(limit);
});

const specs = sharedDir("specs");

test.runIf(specs !== undefined)("one GET of the museum's client: at most 5560 bytes", async () => {
  const out = tempFolder();
  await generate({ spec: join(specs as string, "museum.yaml"), out, layout: "source" });
  const text = `import { createClient, getMuseumHours } from ${JSON.stringify(join(out, "index.ts"))};
    export const prepare = (baseUrl) => {
      const client = createClient({ baseUrl });
      return () => getMuseumHours(client, { startDate: "2026-02-23", page: 2, limit: 10 });
    };`;
  expect(await gzippedSize(text)).toBeLessThanOrEqual(5_560);
});

test("options of TanStack Query are at most 500 bytes more than the call", async () => {
  const out = tempFolder();
  await generate({ out, layout: "source", companions: ["tanstack-query"] });
  const more = async (call: string, options: string): Promise<number> => {
    const [alone, beside] = [call, options].map((text) =>
      gzippedSize(`import * as client from ${JSON.stringify(join(out, "index.ts"))};
        import * as query from ${JSON.stringify(join(out, "tanstack-query.ts"))};
        const api = client.createClient({ baseUrl: location.href });
        export const page = () => ${text};`),
    );
    return ((await beside) ?? Infinity) - ((await alone) ?? 0);
  };
  const patient = '{ patientId: "1743552000000000001" }';
  const sizes = [
    await more(`client.getPatient(api, ${patient})`, `query.getPatientOptions(api, ${patient})`),
    await more("client.listAllPatients(api)", "query.listAllPatientsInfiniteOptions(api)"),
    await more(
      'client.createPatient(api, { body: { name: "Jane Doe" } })',
      "query.createPatientMutation(api)",
    ),
  ];
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
  // Otherwise the two programs are the same.
  expect(Math.min(...sizes)).toBeGreaterThan(50);
});

test("what a program does not use is not in its bundle", async () => {
  const bundled = await bundle(programs[0]?.text ?? "");
  expect(bundled).toContain("/patients/{patientId}");
  for (const unused of ["/appointments", "multipart", "checkpoint", "In-Person"]) {
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
