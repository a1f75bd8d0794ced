import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveDemo } from "../../src/demo-in-browser.js";
import type { Listening } from "../../src/emulate/server/listen.js";
import { program } from "../program.js";
import { tempFolder } from "../temp-folder.js";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const require = createRequire(import.meta.url);

const installed = existsSync(executablePath);
if (!installed) {
  console.log(`Skipped: there is no browser at ${executablePath}. CHROMIUM names one.`);
}

let server: Listening;
let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
  server = await serveDemo();
  if (!installed) return;
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server.close();
});

test.runIf(installed)(
  "the page lists, creates and meets the conflict with the client itself",
  async () => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      // A browser reports a 409 by itself.
      if (message.type() === "error" && !message.text().includes("409"))
        faults.push(message.text());
    });
    await page.goto(`${server.origin}/`);
    const logs: string[] = [];
    for (const button of await page.getByRole("button", { name: "Run" }).all()) {
      await button.click();
      const log = page.locator(".log").nth(logs.length);
      await log.locator(".output").first().waitFor();
      logs.push(await log.innerText());
    }
    expect(logs).toHaveLength(4);
    expect(logs[0]).toMatch(/^GET \S+\/patients\?\S+ 200, \d+ ms\n/);
    expect(logs[1]).toMatch(/^POST \S+\/patients 201, \d+ ms\n\S+ ROW-1/);
    expect(logs[2]).toMatch(/^POST \S+ 409, \d+ ms\nPatient with this external_id already exists/);
    expect(logs[3]).toMatch(/"created":false/);
    expect(faults).toEqual([]);
    if (process.env["SHOTS"]) await page.screenshot({ path: process.env["SHOTS"], fullPage: true });
  },
);

test.runIf(installed)("axe finds nothing on it, in light and in dark", async () => {
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(
      `${axe}; axe.run().then(({ violations }) => violations.map(({ id }) => id))`,
    );
    expect(found).toEqual([]);
  }
});

test("a page of another site cannot write", async () => {
  const write = await fetch(`${server.origin}/page.js`, {
    method: "POST",
    headers: { origin: "https://evil.example" },
  });
  expect(write.status).toBe(403);
});

test.each(["zod", "valibot"])("--with %s shows a mismatch being caught", async (companion) => {
  const { code, stdout, stderr } = await program(["demo", "--with", companion], {
    cwd: tempFolder(),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(`--with ${companion} catch it`);
  expect(stdout).toMatch(/SchemaMismatch: listPatients: the answer \(200\) .* at \/data\/0\/name/);
});
