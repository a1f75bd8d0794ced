import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator, type Listening } from "../../src/emulator.js";
import { keys, spec } from "./hosts.js";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const installed = existsSync(executablePath);
if (!installed) {
  console.log(`Skipped: there is no browser at ${executablePath}. CHROMIUM names one.`);
}

describe.skipIf(!installed)("the page for people, in a browser", () => {
  let emulator: Emulator;
  let server: Listening;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    emulator = await createEmulator({ spec, keys });
    server = await emulator.listen();
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    page = await browser.newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const section = (title: string): ReturnType<Page["locator"]> =>
    page.locator("section", { has: page.getByRole("heading", { name: title }) });

  it("lists the operations, the keys and the records", async () => {
    await page.goto(server.origin);
    expect(await page.title()).toBe("Healos External API, emulated");
    expect(await section("Operations").locator("tbody tr").count()).toBe(17);
    expect(await section("Keys").locator("tbody tr").count()).toBe(3);
    const patients = section("Records").locator("details", { hasText: "/patients of clinic: 200" });
    await patients.locator("summary").click();
    expect(await patients.locator("pre").first().isVisible()).toBe(true);
    expect(JSON.parse(await patients.locator("pre").first().innerText())).toHaveProperty("name");
  });

  it("shows the last requests, whatever stands in them, as text", async () => {
    const target = `${server.origin}${emulator.basePath}/patients`;
    const script = "<script>document.title='owned'</script>";
    await fetch(`${target}?external_id=${script}`, { headers: { "X-API-Key": "hlsk_all" } });
    await fetch(target);
    const body = JSON.stringify({ name: script });
    const headers = { "X-API-Key": "hlsk_all", "Content-Type": "application/json" };
    await fetch(target, { method: "POST", headers, body });
    await page.reload();
    const rows = section("Last requests").locator("tbody tr");
    expect(await rows.count()).toBe(3);
    expect(await rows.nth(0).innerText()).toMatch(/POST.*201.*clinic/s);
    expect(await rows.nth(1).innerText()).toMatch(/GET.*401/s);
    expect(await page.title()).toBe("Healos External API, emulated");
    expect(complaints).toEqual([]);
  });

  it("fits a narrow window, in light and in dark", async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const [wanted, given] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(wanted).toBe(given);
    }
  });
});
