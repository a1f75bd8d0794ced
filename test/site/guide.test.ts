import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemGroups } from "../../src/findings/problems/problems.js";
import { guideSite } from "../../src/guide.js";
import { pages as markdownPages } from "../docs-blocks.js";
import { root } from "../program.js";
import { tree } from "../tree.js";
import { browserOf, isBrowserThere } from "./browser.js";

let out: string;
let files: Record<string, string>;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), "guide-"));
  await guideSite({ root, out, sourceUrl: "https://example.com/blob/main/" });
  files = tree(out);
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

test("every link leads to a page and to a heading that it has", () => {
  let links = 0;
  for (const [path, text] of Object.entries(files)) {
    for (const [, href = ""] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      const { protocol, pathname, hash } = new URL(href, `file:///${path}`);
      const target = pathname.slice(1);
      // The site of the Healos API is made beside the guide, and tested by itself.
      if (protocol !== "file:" || target === "healos/index.html") continue;
      links += 1;
      expect(Object.keys(files), `${path}: ${href}`).toContain(target);
      if (hash !== "")
        expect(files[target], `${path}: ${href}`).toContain(` id="${hash.slice(1)}"`);
    }
  }
  expect(links).toBeGreaterThan(1000);
});

test("a link to a file that is no page leads to the repository, or is left out", async () => {
  const link = '<a href="https://example.com/blob/main/src/generate.ts">src/generate.ts</a>';
  expect(files["index.html"]).toContain(link);
  await guideSite({ root, out: join(out, "alone") });
  const alone = tree(join(out, "alone"))["index.html"] ?? "";
  expect(alone).toContain("src/generate.ts");
  expect(alone).not.toContain("example.com");
});

test("every page stands in the list of pages", () => {
  const [, list = ""] = (files["index.html"] ?? "").split('<nav class="pages"');
  const listed = [...list.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  const own = markdownPages
    .filter((page) => page.startsWith("docs/"))
    .map((page) => page.slice("docs/".length).replace(/md$/, "html"));
  expect(listed).toEqual(expect.arrayContaining(own));
});

test("every problem has a page of its own, by its id", () => {
  const ids = problemGroups.flatMap(({ problems }) => problems.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(100);
  for (const id of ids) {
    expect(files[`problems/${id}.html`], id).toContain(`<h1>${id}</h1>`);
  }
  expect(files["findings/lint-int64-unsafe.html"]).toContain("<h1>lint int64-unsafe</h1>");
});

describe.skipIf(!isBrowserThere)("in a browser", () => {
  const { open, faultsOf } = browserOf(() => out);

  test.each([
    ["index.html", { width: 1280 }],
    ["moving.html", { width: 360, dark: true }],
    ["keywords.html", { width: 360 }],
    ["problems.html", { width: 1280, dark: true }],
    ["problems/reference-dangling.html", { width: 360 }],
    ["project/contributing.html", { width: 1280 }],
  ])("%s fits, and axe finds nothing: %j", async (path, look) => {
    expect(await faultsOf(path, look)).toEqual([]);
  });

  test("the search finds a problem by its id, and a section by its heading", async () => {
    const page = await open("project/contributing.html", { width: 1280 });
    await page.keyboard.press("/");
    await page.keyboard.type("dangling");
    await page.locator("#found a").first().click();
    await page.waitForURL(/problems\/reference-dangling\.html$/);
    await page.keyboard.press("/");
    await page.keyboard.type("lint rule");
    await page.locator("#found a").first().click();
    await page.waitForURL(/project\/contributing\.html#add-a-lint-rule$/);
    await page.context().close();
  });
});
