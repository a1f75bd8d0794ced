import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { chromium as driver, type Page } from "playwright-core";
import { test } from "vitest";
import { createEmulator, type Emulator } from "../src/emulator.js";
import { consumerFolder } from "./consumer-folder.js";
import { installOf } from "./installed.js";
import { consumers, folderOfFile } from "./packed-client.js";
import { root } from "./program.js";
import { chromium } from "./runtimes/programs.js";

/* The React application in a browser, its server in front of the emulator: what a receptionist meets in a day. */
const canBuild = installOf(consumers, "what the consumers are built with");
const executablePath = chromium();
const folder = folderOfFile();

/** Serves a built page, and passes what it asks of the API on to whichever emulator stands behind it. */
async function serve(
  dist: string,
  emulatorOf: () => Emulator,
): Promise<{ url: string; stop: () => void }> {
  const listener = getRequestListener(async (request) => {
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith("/api/")) {
      const emulator = emulatorOf();
      const url = `http://localhost${emulator.basePath}${pathname.slice(4)}${search}`;
      const headers = new Headers(request.headers);
      headers.set("X-API-Key", emulator.keys[0]?.key ?? "");
      const body = request.method === "GET" ? undefined : await request.arrayBuffer();
      return emulator.fetch(
        new Request(url, { method: request.method, headers, ...(body && { body }) }),
      );
    }
    const file = pathname === "/" ? "index.html" : pathname.slice(1);
    const type = file.endsWith(".js") ? "text/javascript" : "text/html";
    return new Response(await readFile(join(dist, file)), { headers: { "Content-Type": type } });
  });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

async function add(page: Page, name: string, number: string): Promise<void> {
  await page.fill('[name="name"]', name);
  await page.fill('[name="number"]', number);
  await page.click("#add");
}

const text = (page: Page, wanted: string): Promise<unknown> =>
  page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(wanted)})`);

test.runIf(canBuild && executablePath)(
  "list, load more, create, conflict, too many requests, offline",
  async () => {
    const project = consumerFolder("react", folder);
    await project.place(join(root, "spec/healos.yaml"));
    const vite = join(consumers, "node_modules/vite/bin/vite.js");
    execFileSync(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: project.folder });
    const emulator = await createEmulator();
    const busy = await createEmulator({ faults: [{ kind: "429", rate: 1 }] });
    let behind = emulator;
    const server = await serve(join(project.folder, "dist"), () => behind);
    const browser = await driver.launch({
      executablePath: executablePath as string,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    });
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(server.url);
      await text(page, "5 patients");
      await page.click("#more");
      await page.waitForFunction('document.querySelectorAll("#patients li").length > 5');

      await add(page, "", "");
      await page.waitForSelector("#problem");
      await add(page, "Rea Ception", "R-1");
      await text(page, "Rea Ception was added.");
      await add(page, "Rea Ception", "R-1");
      await text(page, "This number belongs to another patient.");

      behind = busy;
      await add(page, "Rea Ception", "R-2");
      await text(page, "Too many requests.");
      behind = emulator;

      await context.setOffline(true);
      await add(page, "Rea Ception", "R-3");
      await text(page, "You are offline.");
      await context.setOffline(false);

      await page.click("#patients li button");
      const hasConsented = await page.isChecked("#consent");
      await page.click("#consent");
      await text(page, hasConsented ? "no consent" : "consented");
    } finally {
      await browser.close();
      server.stop();
    }
  },
);
