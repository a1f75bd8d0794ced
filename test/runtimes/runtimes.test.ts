import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { chromium as driver } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderOfFile, installConsumer, packedClient } from "../packed-client.js";
import { chromium, installedRuntimes, workerd } from "./programs.js";
import { startServer, type SuiteServer } from "./server.js";
import { startWorker } from "./start-worker.js";

/*
 * The same calls with the published client in every runtime that is here, to one server on loopback.
 */
const folder = folderOfFile();
const suite = installConsumer("suite", packedClient());
let server: SuiteServer;

/** What each call of the suite comes to, by its name. */
const expected: Record<string, unknown> = {
  "a list, with the key and what stands beside the data": [["secret"], 3],
  "one record, its id encoded": "Zoë 🩺",
  "a create, its text in UTF-8": [201, "Žofie 🩺"],
  "an upload": { filename: "referral.pdf", length: 8 },
  "an upload that tells its progress": [{ filename: "referral.pdf", length: 400_000 }, 0, true],
  "an answer without a body": [204, "nothing"],
  "all pages": ["p1", "p2", "p3"],
  "a 404": ["http", 404],
  "a 429 with Retry-After, waited for": ["Zoë 🩺", "not early"],
  "a 429 whose wait does not fit": ["http", 429, 86_400_000],
  "HTML of a proxy": "decode",
  "a redirect, not followed": "redirect",
  "a body cut off": "network",
  "a time-out before the headers": ["timeout", 200],
  "a time-out within the body": ["timeout", 200],
  "an abort": ["aborted", "enough"],
  "a path that would lead elsewhere": ["invalid", "patientId"],
};

beforeAll(async () => {
  server = await startServer();
  await build({
    entryPoints: ["in-process.ts", "in-worker.ts", "suite.ts"].map((name) => join(suite, name)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "neutral",
  });
});
afterAll(() => server.close());

describe("programs", () => {
  test.each(installedRuntimes())("$name", async ({ program, args }) => {
    const { stdout } = await promisify(execFile)(program, [
      ...args,
      join(folder, "in-process.mjs"),
      server.origin,
    ]);
    expect(JSON.parse(stdout)).toEqual(expected);
  });
});

const workerdProgram = workerd();
test.runIf(workerdProgram)("workerd", async () => {
  const worker = await startWorker(workerdProgram as string, join(folder, "in-worker.mjs"));
  try {
    const answer = await fetch(`${worker.origin}/?origin=${encodeURIComponent(server.origin)}`);
    expect(await answer.json()).toEqual(expected);
  } finally {
    await worker.stop();
  }
});

const executablePath = chromium();
test.runIf(executablePath)("Chromium", async () => {
  server.serve("/suite.mjs", "text/javascript", readFileSync(join(folder, "suite.mjs"), "utf8"));
  server.serve("/", "text/html", "<!doctype html><title>suite</title>");
  const browser = await driver.launch({
    executablePath: executablePath as string,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    const told = await page.evaluate(
      "import('/suite.mjs').then((suite) => suite.carryOutSuite(location.origin))",
    );
    expect(told).toEqual(expected);
  } finally {
    await browser.close();
  }
});
