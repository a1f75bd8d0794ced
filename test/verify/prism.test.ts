import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundledSpec } from "../../src/read/assets.js";
import { verifyApi } from "../../src/verify.js";
import { installOf } from "../installed.js";
import { root } from "../program.js";
import { sharedDir } from "../shared-dir.js";

const consumers = join(root, "test", "consumers");
const prism = join(consumers, "node_modules", "@stoplight", "prism-cli", "dist", "index.js");
const isThere = installOf(consumers, "Prism, a server made of the document by others,");

/** Prism serving a document on a port of its own choice. */
async function served(spec: string): Promise<{ baseUrl: string; stop: () => void }> {
  const child = spawn(process.execPath, [prism, "mock", "-p", "0", "-h", "127.0.0.1", spec]);
  const baseUrl = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += String(chunk);
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on("exit", () => reject(new Error(`Prism ended: ${text}`)));
  });
  return { baseUrl, stop: () => child.kill() };
}

/** What is found at a server, each as its rule and what is wrong. */
async function foundAt(baseUrl: string, spec: string, contract: boolean): Promise<string[]> {
  const asking = { key: "hlsk_made:up", maxRequests: 1_000 };
  const { report } = await verifyApi({ spec, baseUrl, contract, asking });
  return report.findings.map(({ id, message }) => `${id}: ${message}`).sort();
}

/** Its failures are its own `application/problem+json`, which no document of these declares. */
const problem = [
  "media-type-undeclared: The 500 of exportNotes is application/problem+json, which is not declared",
  ...["detail", "status", "title"].map(
    (name) =>
      `never-documented: \`ErrorBody\` has a member \`${name}\` that is not declared: ${name === "status" ? "integer" : "string"}`,
  ),
  "never-documented: `ErrorBody` has a member `type` that is not declared: string (uri)",
  "missing-after-all: `error` of `ErrorBody` is required, and was missing",
];

/** What Prism 5.16 itself gets wrong, by document: what is read, and what the contract adds to it. */
const documents: readonly (readonly [spec: string, read: string[], contract: string[]])[] = [
  [
    bundledSpec,
    // It always shows the same example, and that appointment has no external_id.
    ["never-seen: `Appointment.external_id` was in none of 12 answers", ...problem],
    [
      ...problem,
      // It cannot make up an answer of a media type that the document leaves open.
      "server-failed: `exportNotes` answered a valid request by 500 (and 2 more alike)",
      // It looks at no field of a form that is not declared.
      "broken-accepted: `uploadPatientDocument` answered a request with a body that breaks additionalProperties by 201",
    ],
  ],
  ["museum.yaml", [], []],
  [
    "petstore.yaml",
    [],
    // It does not read objects and lists of objects in a form, of which OpenAPI 3.0 leaves open how they are written.
    ["addPet", "updatePet"].map(
      (id) => `valid-refused: \`${id}\` answered a valid request by 422 (and 1 more alike)`,
    ),
  ],
];

const specs = sharedDir("specs");

describe.runIf(isThere)("an independent server has no fault but its own", () => {
  for (const [name, read, contract] of documents) {
    const spec = name.includes("/") ? name : join(specs ?? "", name);
    test.runIf(spec === name || specs !== undefined)(spec, async () => {
      const { baseUrl, stop } = await served(spec);
      try {
        expect(await foundAt(baseUrl, spec, false)).toEqual([...read].sort());
        expect(await foundAt(baseUrl, spec, true)).toEqual([...contract].sort());
      } finally {
        stop();
      }
    });
  }
});
