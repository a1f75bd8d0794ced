import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { skipped } from "../skipped.js";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Whether there is a browser; where there is none, a line says so. */
export const isBrowserThere: boolean = existsSync(executablePath);
if (!isBrowserThere) skipped("pages of a site, since there is no Chromium.");

/** How wide a page is shown, in pixels, and in which colours. */
export interface Look {
  width: number;
  dark?: boolean;
  /** Whether its scripts run. Default true. */
  scripts?: boolean;
}

/** A browser for the tests of a `describe`, which shows pages of a site that is on the disk. */
export function browserOf(site: () => string): {
  open(path: string, look: Look): Promise<Page>;
  /** What is wrong with a page: what axe finds, what the console says, and that it is wider than the window. */
  faultsOf(path: string, look: Look): Promise<string[]>;
} {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  async function blank(look: Look): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 800 },
      colorScheme: look.dark ? "dark" : "light",
      bypassCSP: true,
      javaScriptEnabled: look.scripts ?? true,
    });
    return context.newPage();
  }

  async function open(path: string, look: Look): Promise<Page> {
    const page = await blank(look);
    await page.goto(`file://${site()}/${path}`);
    return page;
  }

  return {
    open,
    faultsOf: async (path, look) => {
      const page = await blank(look);
      const faults: string[] = [];
      page.on("console", (message) => void faults.push(message.text()));
      page.on("pageerror", (error) => void faults.push(String(error)));
      await page.goto(`file://${site()}/${path}`);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (tooWide > 0) faults.push(`${tooWide} pixels too wide`);
      // What axe tries itself on a page from a disk is no fault of the page.
      const own = [...faults];
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await checker.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
      });
      await page.context().close();
      return [...own, ...found];
    },
  };
}
