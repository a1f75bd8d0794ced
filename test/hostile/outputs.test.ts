import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import { complaintsOf } from "./complaints.js";
import { hostileDocument, hostileTexts } from "./hostile-document.js";
import { liveHtml, liveMarkdown, unseen } from "./live.js";

/*
 * Texts of strangers through what texts.test.ts leaves: pages of HTML, the emulator, recordings, uses, companions, files of
 * settings.
 */
const msLimit = 240_000;

function folder(files: Readonly<Record<string, string>> = {}): string {
  const cwd = tempFolder();
  for (const side of ["base", "head", "plain"] as const) {
    writeFileSync(join(cwd, `${side}.json`), JSON.stringify(hostileDocument(side)));
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

/** No character that nobody sees, and no line that begins with the text of a stranger. */
function expectPlain(text: string, line: RegExp): void {
  expect(text).not.toMatch(unseen);
  expect(text.split("\n").filter((each) => each !== "" && !line.test(each))).toEqual([]);
}

test("the site of a document", { timeout: msLimit }, async () => {
  const cwd = folder();
  const { code, stderr } = await runHere(["docs", "--spec", "plain.json", "--out", "site"], {
    cwd,
  });
  expect(code).toBe(0);
  expectPlain(stderr, /^(plain\.json:\d|plain\d: )/);
  const files = Object.entries(tree(join(cwd, "site")));
  const pages = files.filter(([path]) => path.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(hostileTexts.length);
  for (const [path, page] of pages) {
    expect(page, path).not.toMatch(unseen);
    expect(liveHtml(page), path).toEqual([]);
  }
  for (const [path, text] of files) {
    if (/\.(json|txt|md)$/.test(path)) expect(text, path).not.toMatch(unseen);
  }
});

test("companions, and every other file of a client", { timeout: msLimit }, async () => {
  const cwd = folder();
  const companions = ["zod", "valibot", "tanstack-query", "msw", "factories", "openapi-fetch"];
  const args = ["generate", "--spec", "plain.json", "--out", "client"];
  const { code, stderr } = await runHere(
    [...args, ...companions.flatMap((each) => ["--with", each])],
    {
      cwd,
    },
  );
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  const files = Object.entries(tree(join(cwd, "client")));
  for (const each of companions) {
    expect(
      files.some(([path]) => path.endsWith(`/${each}.ts`)),
      each,
    ).toBe(true);
  }
  for (const [path, text] of files) {
    const isCode = /\/(zod|valibot|tanstack-query|msw|factories)\.ts$/.test(path);
    // What these compute is their own; no line of it may be a stranger's.
    if (isCode) expect(text.match(unseen), path).toBeNull();
    else expect(complaintsOf(path, text), path).toEqual([]);
  }
});

describe("the emulator", { timeout: msLimit }, () => {
  test("its page, its headers and its log", async () => {
    const cwd = folder();
    const lines: string[] = [];
    const emulator = await createEmulator({
      spec: join(cwd, "plain.json"),
      onRequest: (request) => void lines.push(JSON.stringify(request)),
    });
    const headers = { "X-Key": emulator.keys[0]?.key ?? "" };
    for (const [index, text] of hostileTexts.entries()) {
      for (const body of ["{}", JSON.stringify({ [`${text} a`]: 1, [text]: 2 }), "x"]) {
        const asked = new Request(
          `${emulator.basePath || ""}http://localhost/plain/${index}?${encodeURIComponent(text)}=1`,
          {
            method: "POST",
            headers: { ...headers, "content-type": "application/json" },
            body,
          },
        );
        const response = await emulator.fetch(asked);
        for (const [name, value] of response.headers) expect(value, name).toMatch(/^[\t -~]*$/);
        expect(response.headers.get("content-security-policy")).toContain("sandbox");
      }
    }
    const page = await (await emulator.fetch(new Request("http://localhost/"))).text();
    expect(page).toContain("plain8");
    expect(page).not.toMatch(unseen);
    expect(liveHtml(page)).toEqual([]);
    expect(lines.length).toBe(hostileTexts.length * 3);
  });
});

/** A recording of an API whose answers have the same texts in them. */
function recording(): string {
  const entries = hostileTexts.map((text, index) => ({
    startedDateTime: "2026-11-29T00:00:00Z",
    request: {
      method: "POST",
      url: `https://api.invalid/plain/${index}?x=${encodeURIComponent(text)}`,
      headers: [{ name: "x", value: text }],
    },
    response: {
      status: index % 2 === 0 ? 200 : 418,
      headers: [
        { name: "content-type", value: "application/json" },
        { name: "x-other", value: text },
      ],
      content: {
        mimeType: index % 3 === 0 ? `application/${text}` : "application/json",
        text: JSON.stringify({ [`${text} a`]: 7, [`${text} b`]: text, [text]: { [text]: text } }),
      },
    },
  }));
  return JSON.stringify({ log: { entries } });
}

describe("verify", { timeout: msLimit }, () => {
  test("in every format, and the overlay that it writes", async () => {
    const cwd = folder({ "r.har": recording() });
    const verify = (format: string, ...rest: string[]): ReturnType<typeof runHere> =>
      runHere(["verify", "plain.json", "--har", "r.har", "--format", format, ...rest], { cwd });
    const text = await verify("text", "--overlay", "fixes.yaml");
    expect(text.code).toBe(1);
    expectPlain(text.stdout + text.stderr, /^(plain\.json: ?\d| {2}|fixes\.yaml: \d|\d+ entries)/);
    expect(readFileSync(join(cwd, "fixes.yaml"), "utf8")).not.toMatch(unseen);
    const markdown = await verify("markdown");
    expect(markdown.stdout).not.toMatch(unseen);
    expect(liveMarkdown(markdown.stdout, { links: false })).toEqual([]);
    const github = await verify("github");
    expectPlain(
      github.stdout,
      /^::(error|warning|notice) file=plain\.json,line=\d+,col=\d+,title=[^:]*::/,
    );
    const { results } = JSON.parse((await verify("sarif")).stdout).runs[0];
    expect(results.length).toBeGreaterThan(hostileTexts.length);
    for (const { message } of results) {
      expect(message.text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/);
      expect(message.text).not.toMatch(unseen);
    }
    expect((await verify("json")).stdout).not.toMatch(unseen);
  });
});

/** A program that calls every operation and names every model. */
const app = `import * as api from "./client/index.js";
${hostileTexts.map((_, index) => `export const used${index} = (client: api.Client, body: api.S${index}) => api.plain${index}(client, { body } as never);`).join("\n")}
`;

test("uses, and the scopes of them", { timeout: msLimit }, async () => {
  const cwd = folder({
    "tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, module: "ESNext", moduleResolution: "bundler", types: [] },
      include: ["*.ts"],
    }),
    "app.ts": app,
  });
  const made = await runHere(
    ["generate", "--spec", "plain.json", "--out", "client", "--layout", "source"],
    {
      cwd,
    },
  );
  expect(made.code).toBe(0);
  const uses = ["uses", "--spec", "plain.json", "--project", "."];
  for (const rest of [[], ["--scopes"], ["--format", "json"], ["--scopes", "--format", "json"]]) {
    const { code, stdout, stderr } = await runHere([...uses, ...rest], { cwd });
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(100);
    expect(stdout + stderr).not.toMatch(unseen);
    if (!rest.includes("json")) {
      expectPlain(stdout + stderr, /^(\.|plain\d|of no certain operation| {2}|plain\.json:\d)/);
    }
  }
});

describe("files of settings", { timeout: msLimit }, () => {
  const own = hostileTexts.join(" ");
  const files: readonly [name: string, text: string, args: readonly string[]][] = [
    ["healos-codegen.json", JSON.stringify({ [own]: {} }), ["lint", "plain.json"]],
    ["healos-codegen.json", JSON.stringify({ lint: { [own]: 1 } }), ["lint", "plain.json"]],
    ["healos-codegen.json", JSON.stringify({ lint: { format: own } }), ["lint", "plain.json"]],
    ["healos-codegen.json", JSON.stringify({ generate: { with: own } }), ["generate"]],
    ["healos-codegen.json", `{ "a": ${own}`, ["generate"]],
    ["o.json", JSON.stringify({ [own]: own }), ["lint", "plain.json", "--overlay", "o.json"]],
    [
      "o.json",
      JSON.stringify({
        overlay: "1.0.0",
        info: { title: own, version: own },
        extends: own,
        actions: [{ target: `$[${own}]`, remove: true }],
      }),
      ["lint", "plain.json", "--overlay", "o.json", "--strict-overlays"],
    ],
    [
      "accepted.yaml",
      JSON.stringify([{ fingerprint: own, reason: own, expires: own, [own]: own }]),
      ["diff", "base.json", "head.json", "--wire-only"],
    ],
    ["b.json", JSON.stringify({ [own]: own }), ["lint", "plain.json", "--baseline", "b.json"]],
    ["r.har", JSON.stringify({ log: own }), ["verify", "plain.json", "--har", "r.har"]],
    ["plain.emulator.yaml", JSON.stringify({ [own]: own }), ["emulate", "--spec", "plain.json"]],
    ["package.json", JSON.stringify({ scripts: { generate: own } }), ["init"]],
  ];

  test.each(files)("%s: %#", async (name, text, args) => {
    const { code, stdout, stderr } = await runHere(args, { cwd: folder({ [name]: text }) });
    expect(code).toBeGreaterThan(0);
    expectPlain(
      stdout + stderr,
      /^([\w.-]+\.(json|yaml|har):\d+:\d+: |healos-codegen|Usage|error: |[\w./ -]*(added|wrote|script)|package\.json: |Next: | {2}|\d)/,
    );
  });
});

describe("the command line", () => {
  const own = hostileTexts.join(" ").replaceAll("\0", "");

  test.each([
    [[own]],
    [["lint", own]],
    [["lint", "--explain", own]],
    [["diff", "--explain", own]],
    [["verify", "--explain", own]],
    [["lint", "--rule", own]],
    [["generate", `--${own}`]],
    [["generate", "--with", own]],
    [["generate", "--spec", "plain.json", "--include", own]],
    [["emulate", "--key", own]],
  ])("%#: what is wrong is said in one's own lines", async (args) => {
    const { code, stdout, stderr } = await runHere(args, { cwd: folder() });
    expect(code).toBe(2);
    expect(stdout + stderr).not.toMatch(unseen);
    expect(stdout + stderr).not.toMatch(/^::/m);
  });
});
