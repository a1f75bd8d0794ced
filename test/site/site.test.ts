import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docs, type DocsReport } from "../../src/docs.js";
import { hostileDocument } from "../hostile/hostile-document.js";
import { program, root } from "../program.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import { browserOf, isBrowserThere } from "./browser.js";

let out: string;
let report: DocsReport;
let pages: Map<string, string>;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), "site-"));
  report = await docs({ out, companions: ["zod", "tanstack-query", "valibot", "msw"] });
  pages = new Map(Object.entries(tree(out)).filter(([path]) => path.endsWith(".html")));
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

test("every example of the Healos API compiles, and has the answer of a success", () => {
  expect(report.failed).toEqual([]);
  expect(report.examples).toBe(report.operations);
  const create = pages.get("operations/createPatient.html") ?? "";
  expect(create).toContain("createPatient(client, { body: { name:");
  expect(create).toMatch(
    /Its answer: 201<\/h3>\n<pre tabindex="0"><code>\{\n {2}&quot;data&quot;: \{/,
  );
  expect(create).toContain("curl &#39;https://api.healos.ai/ext-api/v1/patients&#39;");
  expect(create).toContain("-H &quot;x-api-key: $API_KEY&quot;");
  const upload = pages.get("operations/uploadPatientDocument.html") ?? "";
  expect(upload).toContain("-F &#39;file=@blob&#39;");
});

test("beside each example stands the same call by the companions that were asked for", () => {
  const tabsOf = (operation: string): string[] =>
    [
      ...(pages.get(`operations/${operation}.html`) ?? "").matchAll(
        /<label for="tab-[^>]+>([^<]+)/g,
      ),
    ].map(([, label = ""]) => label);
  for (const { length } of [...pages.keys()]
    .filter((path) => path.startsWith("operations/"))
    .map((path) => tabsOf(path.replace(/^operations\/|\.html$/g, ""))))
    expect(length).toBe(5);
  expect(tabsOf("listPatients")).toEqual([
    "TypeScript",
    "Zod",
    "TanStack Query",
    "Valibot",
    "curl",
  ]);
  const create = pages.get("operations/createPatient.html") ?? "";
  expect(create).toContain("new MutationObserver(queries, createPatientMutation(client))");
  expect(create).toContain("middleware: [validate(schemas)]");
  const list = pages.get("operations/listPatients.html") ?? "";
  expect(list).toContain("queries.fetchQuery(listPatientsOptions(client))");
  expect(list).toContain("from &quot;healos-client/zod&quot;;");
});

test("every link leads to a page, and models lead back to what shows them", () => {
  for (const [path, page] of pages) {
    for (const [, href = ""] of page.matchAll(/href="([^":#]*)(?:#[^"]*)?"/g)) {
      if (href === "") continue;
      expect(existsSync(join(out, dirname(path), href)), `${path}: ${href}`).toBe(true);
    }
  }
  expect(pages.get("models/Patient.html")).toContain('href="../operations/createPatient.html"');
  expect(pages.get("operations/createPatient.html")).toContain('href="../models/Patient.html"');
});

test("a page loads less than 60 KB before anybody searches", () => {
  const files = tree(out);
  const own = [...pages.values()].map((page) => Buffer.byteLength(page));
  const shared = Buffer.byteLength(`${files["site.css"]}${files["search.js"]}`);
  expect(Math.max(...own) + shared).toBeLessThan(60_000);
});

test("a document comes from standard input too, and every build of it has the same bytes", async () => {
  const cwd = tempFolder();
  const pet = { $ref: "#/components/schemas/Pet" };
  const answer = { description: "It.", content: { "application/json": { schema: pet } } };
  const document = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets": {
        post: {
          operationId: "createPet",
          requestBody: { content: { "application/json": { schema: pet } } },
          responses: { 201: answer },
        },
      },
      "/pets/{petId}": {
        parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
        get: { operationId: "getPet", responses: { 200: answer } },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: "object",
          required: ["name"],
          properties: {
            id: { type: "string", readOnly: true },
            name: { type: "string" },
            created_at: { type: "string", format: "date-time", readOnly: true },
          },
        },
      },
    },
  });
  writeFileSync(join(cwd, "pets.json"), document);
  const first = await docs({ spec: join(cwd, "pets.json"), out: join(cwd, "a") });
  expect(first.examples).toBe(2);
  const args = [join(root, "dist", "cli", "main.js"), "docs", "--spec", "-", "--out", "b"];
  const stdout = execFileSync(process.execPath, args, { cwd, input: document, encoding: "utf8" });
  expect(stdout).toContain("2 operations, 1 models, 2 examples that were run");
  expect(tree(join(cwd, "b"))).toEqual(tree(join(cwd, "a")));
  expect(tree(join(cwd, "b"))["operations/createPet.html"]).toContain("2026-01-15T09:30:00.000Z");
});

test("texts of strangers are no markup", { timeout: 120_000 }, async () => {
  const cwd = tempFolder();
  writeFileSync(join(cwd, "plain.json"), JSON.stringify(hostileDocument("plain")));
  const run = await program(["docs", "--spec", "plain.json", "--out", "site"], { cwd });
  expect(run.stdout).toMatch(/^site: \d+ operations, \d+ models, \d+ examples/);
  const made = Object.entries(tree(join(cwd, "site"))).filter(([path]) => path.endsWith(".html"));
  expect(made.length).toBeGreaterThan(20);
  const tags = new Set<string>();
  const targets = new Set<string>();
  for (const [, page] of made) {
    // The head and the search stand in every page, and hold nothing of the document but its title.
    const [, content = ""] = page.split('<main id="content">');
    for (const [, tag = "", attributes = ""] of content.matchAll(/<([a-z][\w-]*)([^>]*)>/gi)) {
      tags.add(
        `${tag} ${[...attributes.matchAll(/([\w-]+)="[^"]*"/g)].map(([, name]) => name).join(" ")}`,
      );
      const [, target] = /href="([a-z][\w+.-]*:)/i.exec(attributes) ?? [];
      if (target !== undefined) targets.add(target.toLowerCase());
    }
  }
  const live =
    /^(script|img|iframe|object|embed|form|link|meta|base|style|svg|math)\b|\bon\w+|\bsrc\b|\bstyle\b/;
  expect([...tags].filter((tag) => live.test(tag))).toEqual([]);
  expect([...targets].filter((target) => !/^(https?|mailto):$/.test(target))).toEqual([]);
});

test("a document that cannot be read is one line, and nothing is written", async () => {
  const cwd = tempFolder();
  const { code, stdout, stderr } = await program(["docs", "--spec", "none.yaml"], { cwd });
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^none\.yaml:1:1: .+\n$/);
  expect(tree(cwd)).toEqual({});
});

describe.skipIf(!isBrowserThere)("in a browser", () => {
  const { open, faultsOf } = browserOf(() => out);

  test.each([
    ["index.html", { width: 1200 }],
    ["index.html", { width: 360, dark: true }],
    ["operations/createAppointment.html", { width: 360 }],
    ["operations/listPatients.html", { width: 1200, dark: true }],
    ["models/Patient.html", { width: 360, dark: true }],
    ["resources/notes.html", { width: 360 }],
  ])("%s fits, and axe finds nothing: %j", async (path, look) => {
    expect(await faultsOf(path, look)).toEqual([]);
  });

  test("the search is reached by a key, finds by words of a name, and leads there", async () => {
    const page = await open("models/Patient.html", { width: 1200 });
    await page.keyboard.press("/");
    await page.keyboard.type("list pati");
    await page.locator("#found a").first().waitFor();
    expect(await page.locator("#found a").first().textContent()).toContain("listPatients");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/operations\/listPatients\.html$/);
    expect(await page.textContent("h1")).toBe("listPatients");
    await page.context().close();
  });

  test("an example is shown as a command line where that is chosen", async () => {
    const page = await open("operations/listPatients.html", { width: 1200 });
    expect(await page.locator("pre.curl").isVisible()).toBe(false);
    await page.getByText("curl", { exact: true }).click();
    expect(await page.locator("pre.curl").isVisible()).toBe(true);
    expect(await page.locator("pre.ts").isVisible()).toBe(false);
    await page.context().close();
  });

  test("the tabs of an example go by arrow keys, without a script", async () => {
    const page = await open("operations/listPatients.html", { width: 1200, scripts: false });
    await page.locator("#tab-ts").focus();
    const seen: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      const shown = page.locator(".tabs pre:visible");
      expect(await shown.count()).toBe(1);
      seen.push((await shown.getAttribute("class")) ?? "");
      await page.keyboard.press("ArrowRight");
    }
    expect(seen).toEqual(["ts", "zod", "tanstack-query", "valibot", "curl"]);
    await page.context().close();
  });
});
