import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

const action = join(root, ".github", "actions", "spec-diff");

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function runScript(script: string, file: string, env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env["PATH"], ...env } };
    execFile(process.execPath, [join(action, script), file], options, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

interface Request {
  method: string;
  path: string;
  body: string;
}

/** Plays GitHub: remembers comments and what was asked of it. */
async function playGitHub(comments: Comment[]): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      requests.push({ method: request.method ?? "", path: request.url ?? "", body });
      response.end(JSON.stringify(request.method === "GET" ? comments : {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const report = "<!-- healos-codegen diff -->\n## This breaks the API\n";

const bot = { login: "github-actions[bot]", type: "Bot" };

interface Comment {
  id: number;
  body: string;
  user?: { login: string; type: string };
}

async function comment(comments: Comment[]): Promise<Request[]> {
  const github = await playGitHub(comments);
  const file = join(tempFolder(), "report.md");
  writeFileSync(file, report);
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: "o/r",
    GITHUB_TOKEN: "t",
    PULL_REQUEST: "7",
  };
  expect(await runScript("comment.mjs", file, env)).toMatchObject({ code: 0 });
  return github.requests.filter(({ method }) => method !== "GET");
}

test("the first run writes a comment", async () => {
  expect(await comment([{ id: 1, body: "Nice!" }])).toEqual([
    {
      method: "POST",
      path: "/repos/o/r/issues/7/comments",
      body: JSON.stringify({ body: report }),
    },
  ]);
});

test("a later run updates its one comment", async () => {
  const before = {
    id: 5,
    user: bot,
    body: "<!-- healos-codegen diff -->\n## This breaks nothing\n",
  };
  expect(await comment([{ id: 1, body: "Nice!" }, before])).toMatchObject([
    { method: "PATCH", path: "/repos/o/r/issues/comments/5" },
  ]);
});

test("nobody takes the comment over by writing the marker into theirs", async () => {
  const user = { login: "mallory", type: "User" };
  const theirs = [
    { id: 666, body: report, user },
    { id: 667, body: `${report}!`, user: { login: "mallory[bot]", type: "Bot" } },
  ];
  expect(await comment(theirs)).toMatchObject([{ method: "POST" }]);
  const own = { id: 5, body: "<!-- healos-codegen diff -->\n", user: bot };
  expect(await comment([...theirs, own])).toMatchObject([
    { method: "PATCH", path: "/repos/o/r/issues/comments/5" },
  ]);
});

test("a run with nothing new leaves the comment alone", async () => {
  expect(await comment([{ id: 5, user: bot, body: report }])).toEqual([]);
});

interface Gated {
  wire?: string;
  types?: string;
  accepted?: string;
  from?: string;
  to?: string;
}

async function gate({
  wire = "breaking",
  types = "unchanged",
  accepted,
  from = "1.2.0",
  to = "1.2.0",
}: Gated): Promise<Ran & { output: string }> {
  const folder = tempFolder();
  const file = join(folder, "report.json");
  const output = join(folder, "output");
  const finding = { wire, types, message: "m", fingerprint: "0123456789abcdef", accepted };
  const documents = { base: { file: "a", version: from }, head: { file: "b", version: to } };
  writeFileSync(
    file,
    JSON.stringify({ verdict: { wire, types, semver: "major" }, findings: [finding], documents }),
  );
  const ran = await runScript("gate.mjs", file, { GITHUB_OUTPUT: output });
  return { ...ran, output: readFileSync(output, "utf8") };
}

test("a break fails, and says how to go on", async () => {
  const ran = await gate({});
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain("0123456789abcdef");
  expect(ran.output).toBe("wire=breaking\ntypes=unchanged\nsemver=major\n");
});

test.each<[string, Gated, number]>([
  ["a break for TypeScript fails", { wire: "safe", types: "breaking" }, 1],
  ["an accepted break passes", { accepted: "agreed" }, 0],
  ["a major step announces a break", { to: "2.0.0" }, 0],
  ["a minor step does not", { to: "1.3.0" }, 1],
  ["below 1.0.0 a minor step does", { from: "0.1.0", to: "0.2.0" }, 0],
  ["below 1.0.0 a patch does not", { from: "0.1.0", to: "0.1.1" }, 1],
  ["what cannot be told passes", { wire: "risky" }, 0],
])("%s", async (_, gated, code) => {
  expect((await gate(gated)).code).toBe(code);
});

test("the workflow uses the action of this repository, and the action the scripts that are tested here", () => {
  const workflow = parse(readFileSync(join(root, ".github/workflows/spec-diff.yml"), "utf8")) as {
    jobs: { diff: { steps: { uses?: string }[] } };
  };
  expect(workflow.jobs.diff.steps.map((step) => step.uses)).toContain(
    "./.github/actions/spec-diff",
  );
  const described = readFileSync(join(action, "action.yml"), "utf8");
  for (const script of ["comment.mjs", "gate.mjs"]) expect(described).toContain(script);
});

test("a version of the document announces nothing by what follows it, and begins no line", async () => {
  const ran = await gate({ to: "2.0.0\n::error::PWNED" });
  expect(ran.code).toBe(1);
  expect(ran.stdout + ran.stderr).not.toMatch(/^::/m);
});

test("below 1.0.0 a minor version is asked for", async () => {
  expect((await gate({ from: "0.1.0", to: "0.1.0" })).stderr).toContain("a new minor version");
});
