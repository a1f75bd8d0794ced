import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../program.js";
import { Repository, runAction, type ActionRun } from "./action-run.js";
import { bot, playGitHub, type Comment } from "./github.js";

/** A document with one operation of each of these ids, and a version. */
function api(ids: readonly string[], version = "1.0.0"): string {
  const paths = ids.map((id) => [
    `/${id}`,
    { get: { operationId: id, responses: { 204: { description: "Done." } } } },
  ]);
  const info = { title: "T", version };
  return JSON.stringify({ openapi: "3.1.0", info, paths: Object.fromEntries(paths) });
}

const spec = "api/openapi.json";

/** Two operations on main; a branch removes one; meanwhile main gets a third, and an unrelated one is merged. */
function changed(path = spec): { repository: Repository; base: string; head: string } {
  const repository = new Repository();
  const base = repository.commit({ [path]: api(["a", "b"]) });
  repository.git("checkout", "-b", "change");
  const head = repository.commit({ [path]: api(["a"]) });
  repository.git("checkout", "main");
  repository.commit({ "other.txt": "x", [path]: api(["a", "b", "theirs"]) });
  repository.git("checkout", "change");
  return { repository, base, head };
}

function pull(base: string, head: string, from = "o/r"): object {
  return {
    pull_request: {
      number: 7,
      base: { sha: base },
      head: { sha: head, repo: { full_name: from } },
    },
  };
}

const verdict = (wire: string): RegExp => new RegExp(`^wire=${wire}$`, "m");

describe("a change is compared with the commit that it began at", () => {
  test("of a pull request, although its base has moved on", async () => {
    const { repository, head } = changed();
    const event = pull(repository.git("rev-parse", "main"), head);
    const ran = await runAction(repository, { event, inputs: { spec } });
    expect(ran).toMatchObject({ code: 1, outputs: expect.stringMatching(verdict("breaking")) });
    expect(ran.log).not.toContain("theirs");
    expect(ran.log).toMatch(/^::error file=api\/openapi\.json,/m);
    expect(ran.log).toContain("a new major version");
  });

  test("of a merge of a pull request, with what it is merged into", async () => {
    const repository = new Repository();
    const base = repository.commit({ [spec]: api(["a", "b"]) });
    repository.git("checkout", "-b", "change");
    const head = repository.commit({ "more.txt": "x" });
    repository.git("checkout", "main");
    // It has lost one that the pull request did not touch.
    repository.commit({ [spec]: api(["a"]) });
    repository.git("merge", "--no-ff", "--no-edit", "change");
    const ran = await runAction(repository, { event: pull(base, head), inputs: { spec } });
    expect(ran).toMatchObject({ code: 0, outputs: expect.stringMatching(verdict("unchanged")) });
  });

  test.each<[string, (shas: { base: string; head: string }) => object]>([
    ["a push", ({ base }) => ({ before: base })],
    ["a merge group", ({ base }) => ({ merge_group: { base_sha: base } })],
    ["a run by hand", () => ({})],
    ["the first push of a branch", () => ({ before: "0".repeat(40) })],
  ])("of %s", async (_, eventOf) => {
    const { repository, ...shas } = changed();
    const ran = await runAction(repository, { event: eventOf(shas), inputs: { spec } });
    expect(ran).toMatchObject({ code: 1, outputs: expect.stringMatching(verdict("breaking")) });
    expect(ran.summary).toContain("This breaks the API");
  });

  test("and where git does not have it, a line says what to do", async () => {
    const { repository } = changed();
    const event = { before: "1".repeat(40) };
    const ran = await runAction(repository, { event, inputs: { spec } });
    expect(ran.code).toBe(2);
    expect(ran.log).toMatch(/^git has no history .+ fetch-depth: 0\.\n$/);
  });
});

describe("a document", () => {
  const inFolder = { inputs: { spec: "openapi.json", "working-directory": "api" } };

  test("that was moved is compared with itself", async () => {
    const repository = new Repository();
    const base = repository.commit({ "old.json": api(["a", "b"]) });
    repository.commit({ "old.json": undefined, [spec]: api(["a", "b", "c"]) });
    const ran = await runAction(repository, { event: { before: base }, ...inFolder });
    expect(ran).toMatchObject({ code: 0, outputs: expect.stringMatching(verdict("safe")) });
    expect(ran.summary).toContain(":old.json`");
  });

  test("that is new breaks nothing, also in the first commit of a repository", async () => {
    const repository = new Repository();
    const first = repository.commit({ "x.txt": "x" });
    repository.commit({ [spec]: api(["a"]) });
    for (const event of [{ before: first }, {}]) {
      const ran = await runAction(repository, { event, ...inFolder });
      expect(ran).toMatchObject({ code: 0, outputs: expect.stringMatching(verdict("unchanged")) });
      expect(ran.summary).toContain("This document is new");
    }
  });

  test("that is not there is a line", async () => {
    const { repository, base } = changed();
    const ran = await runAction(repository, {
      event: { before: base },
      inputs: { spec: "x.yaml" },
    });
    expect(ran).toMatchObject({ code: 2, log: expect.stringMatching(/^x\.yaml: There is no /) });
  });

  test("below 1.0.0 takes a minor step", async () => {
    const repository = new Repository();
    const base = repository.commit({ [spec]: api(["a", "b"], "0.1.0") });
    repository.commit({ [spec]: api(["a"], "0.1.0") });
    const ran = await runAction(repository, { event: { before: base }, inputs: { spec } });
    expect(ran).toMatchObject({ code: 1, log: expect.stringContaining("a new minor version") });
    expect(ran.summary).toContain("Below 1.0.0, a minor step");
    repository.commit({ [spec]: api(["a"], "0.2.0") });
    expect(
      await runAction(repository, { event: { before: base }, inputs: { spec } }),
    ).toMatchObject({ code: 0 });
  });
});

describe("healos-codegen.json", () => {
  const settled = (settings: object): Record<string, string> => ({
    "api/healos-codegen.json": JSON.stringify(settings),
  });
  const inputs = { "working-directory": "api" };

  test("names the document, and what of it counts", async () => {
    const repository = new Repository();
    const base = repository.commit({
      [spec]: api(["a", "b"]),
      ...settled({ generate: { spec: "openapi.json", exclude: ["b"] } }),
    });
    repository.commit({ [spec]: api(["a"]) });
    const event = { before: base };
    expect(await runAction(repository, { event, inputs })).toMatchObject({
      code: 0,
      outputs: expect.stringMatching(verdict("unchanged")),
    });
    repository.commit(settled({ generate: { spec: "openapi.json" }, diff: { failOn: "never" } }));
    expect(await runAction(repository, { event, inputs })).toMatchObject({
      code: 0,
      outputs: expect.stringMatching(verdict("breaking")),
    });
  });

  test("names overlays from its own folder, and they are applied as they were on either side", async () => {
    const overlay = (target: string): string =>
      JSON.stringify({
        overlay: "1.0.0",
        info: { title: "O", version: "1" },
        actions: [{ target, remove: true }],
      });
    const repository = new Repository();
    const base = repository.commit({
      [spec]: api(["a", "b"]),
      "api/own.json": overlay("$.paths['/b']"),
      ...settled({ generate: { overlay: "own.json" } }),
    });
    repository.commit({ [spec]: api(["a"]) });
    const ran = await runAction(repository, {
      event: { before: base },
      inputs: { ...inputs, spec: "openapi.json" },
    });
    expect(ran).toMatchObject({ code: 0, outputs: expect.stringMatching(verdict("unchanged")) });
    expect(ran.log).toContain("api/own.json");
  });

  test("names a document by URL, of which the copy is compared, and the client that is made of it", async () => {
    const url = "https://clinic.example/openapi.json";
    const file = ".openapi/clinic.example/openapi.json";
    const locked = { file, sha256: "0", fetched: "2026-01-01T00:00:00Z" };
    const clients = [
      { name: "clinic", spec: url, exclude: ["b"] },
      { name: "billing", spec: "billing.json" },
    ];
    const repository = new Repository();
    const base = repository.commit({
      [`api/${file}`]: api(["a", "b"]),
      "api/healos-codegen.lock.json": JSON.stringify({ documents: { [url]: locked } }),
      ...settled({ generate: clients }),
    });
    repository.commit({ [`api/${file}`]: api(["a"]) });
    const event = { before: base };
    expect(await runAction(repository, { event, inputs: { ...inputs, spec: url } })).toMatchObject({
      code: 0,
      outputs: expect.stringMatching(verdict("unchanged")),
      summary: expect.stringContaining(file),
    });
    expect(
      await runAction(repository, { event, inputs: { ...inputs, spec: `${url}?other` } }),
    ).toMatchObject({ code: 2, log: expect.stringContaining("healos-codegen.lock.json:1:1: ") });
  });

  test("and so is what the copy refers to by URL, on either side", async () => {
    const at = (name: string): string => `https://clinic.example/${name}.json`;
    const file = (name: string): string => `.openapi/clinic.example/${name}.json`;
    const kept = (name: string): [string, object] => [
      at(name),
      { file: file(name), sha256: "0", fetched: "2026-01-01T00:00:00Z" },
    ];
    const lock = { documents: Object.fromEntries([kept("openapi"), kept("parts")]) };
    const document = {
      openapi: "3.1.0",
      info: { title: "T", version: "1.0.0" },
      paths: { "/a": { $ref: `${at("parts")}#/a` } },
    };
    const parts = (status: number): string =>
      JSON.stringify({
        a: { get: { operationId: "a", responses: { [status]: { description: "Done." } } } },
      });
    const repository = new Repository();
    const base = repository.commit({
      [`api/${file("openapi")}`]: JSON.stringify(document),
      [`api/${file("parts")}`]: parts(200),
      "api/healos-codegen.lock.json": JSON.stringify(lock),
    });
    repository.commit({ [`api/${file("parts")}`]: parts(202) });
    const ran = await runAction(repository, {
      event: { before: base },
      inputs: { ...inputs, spec: at("openapi") },
    });
    expect(ran.log).not.toContain("cannot be");
    expect(ran.outputs).toMatch(/^wire=(breaking|risky)$/m);
  });

  test.each<[object, string]>([
    [{ diff: { failsOn: "never" } }, "healos-codegen.json:1:10: `diff` has no option"],
    [{}, "There is no document: name it"],
  ])("that cannot be used is a line: %j", async (settings, line) => {
    const repository = new Repository();
    const base = repository.commit({ [spec]: api(["a"]), ...settled(settings) });
    const ran = await runAction(repository, { event: { before: base }, inputs });
    expect(ran).toMatchObject({ code: 2, log: expect.stringMatching(new RegExp(`^${line}`)) });
    expect(ran.log.trim().split("\n")).toHaveLength(1);
  });
});

describe("the comment", () => {
  async function comment(
    comments: Comment[],
    { from = "o/r", path = spec }: { from?: string; path?: string } = {},
  ): Promise<ActionRun & { writes: string[]; comments: Comment[] }> {
    const { repository, base, head } = changed(path);
    const { url, requests } = await playGitHub(comments);
    const inputs = { spec: path, token: "t" };
    const ran = await runAction(repository, { event: pull(base, head, from), inputs, github: url });
    const writes = requests.filter(({ method }) => method !== "GET");
    return { ...ran, comments, writes: writes.map(({ method, path: at }) => `${method} ${at}`) };
  }

  test("is written once for each document, and updated by the next run", async () => {
    const comments: Comment[] = [{ id: 1, body: "Nice!", user: { login: "x", type: "User" } }];
    const first = await comment(comments);
    expect(first.writes).toEqual(["POST /repos/o/r/issues/7/comments"]);
    const other = await comment(comments, { path: "other.json" });
    expect(other.writes).toEqual(["POST /repos/o/r/issues/7/comments"]);
    const [, mine, theirs] = comments;
    expect(mine?.body).toMatch(/^<!-- healos-codegen diff api\/openapi\.json -->\n/);
    expect(theirs?.body).toContain("`other.json`");
    // Dates of commits are part of a commit's name, so that a later run says another one.
    if (mine) mine.body = mine.body.replace("breaks", "broke");
    const again = await comment(comments);
    expect(again.writes).toEqual(["PATCH /repos/o/r/issues/comments/1001"]);
    expect(comments).toHaveLength(3);
  });

  test("is not taken over by who writes the mark into theirs", async () => {
    const body = `<!-- healos-codegen diff ${spec} -->\n`;
    const mallory = { login: "mallory", type: "User" };
    const app = { login: "mallory[bot]", type: "Bot" };
    const foreign = [
      { id: 666, body, user: mallory },
      { id: 667, body, user: app },
    ];
    expect((await comment([...foreign])).writes).toEqual(["POST /repos/o/r/issues/7/comments"]);
    const many = Array.from({ length: 150 }, (_, id) => ({ id: id + 2000, body: "x" }));
    const own = { id: 5, body, user: bot };
    expect((await comment([...foreign, ...many, own])).writes).toEqual([
      "PATCH /repos/o/r/issues/comments/5",
    ]);
  });

  test("of a fork stands in the summary, since its token may not write", async () => {
    const ran = await comment([], { from: "fork/r" });
    expect(ran).toMatchObject({ code: 1, writes: [] });
    expect(ran.summary).toContain("This breaks the API");
  });
});

test("the workflow uses the action of this repository, for every event that it knows", () => {
  const workflow = parse(readFileSync(join(root, ".github/workflows/spec-diff.yml"), "utf8")) as {
    on: object;
    jobs: { diff: { steps: { uses?: string }[] } };
  };
  const uses = workflow.jobs.diff.steps.map((step) => step.uses);
  expect(uses).toContain("./.github/actions/spec-diff");
  const events = ["pull_request", "push", "merge_group", "workflow_dispatch"];
  expect(Object.keys(workflow.on)).toEqual(events);
});

test("the action runs no package by its name", () => {
  const text = readFileSync(join(root, ".github/actions/spec-diff/action.yml"), "utf8");
  expect(text).not.toMatch(/npx|npm exec/);
});
