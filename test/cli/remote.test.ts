import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderOf } from "../read/temp-document.js";
import type { Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tree } from "../tree.js";

const api = `openapi: 3.1.0
info: { title: Clinic, version: "1" }
paths:
  /visits:
    get:
      operationId: listVisits
      responses: { "200": { description: OK } }
`;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of texts by their paths, which keeps what it was asked for. */
async function serverOf(
  files: Record<string, Answer | string>,
): Promise<{ origin: string; asked: string[]; files: Record<string, Answer | string> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const answer = files[path];
    if (typeof answer === "function") answer(request, response);
    else response.writeHead(answer === undefined ? 404 : 200).end(answer ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, files };
}

/** As somebody runs it, and not as CI does. */
function run(folder: string, args: string[], env: Record<string, string> = {}): Promise<Run> {
  return runHere(args, { cwd: folder, env: { CI: "", ...env } });
}

function generate(folder: string, ...args: string[]): Promise<Run> {
  return run(folder, ["generate", "--out", "client", "--layout", "source", ...args]);
}

function codeIn(folder: string): string {
  return Object.values(tree(join(folder, "client"))).join("");
}

test("a URL is fetched once, and kept with its hash", async () => {
  const { origin, asked } = await serverOf({ "/v1/api.yaml": api });
  const url = `${origin}/v1/api.yaml`;
  const folder = folderOf({});
  const first = await generate(folder, "--spec", url);
  const host = origin.replace("http://", "").replace(":", "-");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toContain(`Fetched ${url} into .openapi/${host}/v1/api.yaml\n`);
  expect(codeIn(folder)).toContain("function listVisits(");
  const lock = readFileSync(join(folder, "healos-codegen.lock.json"), "utf8");
  expect(JSON.parse(lock)).toEqual({
    documents: {
      [url]: {
        file: `.openapi/${host}/v1/api.yaml`,
        sha256: expect.stringMatching(/^[\da-f]{64}$/) as string,
        fetched: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      },
    },
  });
  const second = await generate(folder, "--spec", url, "--check");
  expect(second.code).toBe(0);
  expect((await run(folder, ["lint", url])).code).toBe(0);
  expect(asked).toEqual(["/v1/api.yaml"]);
});

test("in CI nothing is fetched that the lock does not have", async () => {
  const { origin, asked } = await serverOf({ "/api.yaml": api });
  const url = `${origin}/api.yaml`;
  const folder = folderOf({});
  const args = ["generate", "--spec", url, "--out", "client"];
  for (const more of [[], ["--update"]]) {
    const { code, stderr } = await run(folder, [...args, ...more], { CI: "true" });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^http:.*:1:1: The lock does not have this document.*commit/);
  }
  expect(asked).toEqual([]);
  await generate(folder, "--spec", url);
  expect((await run(folder, args, { CI: "true" })).code).toBe(0);
  // A text that was not committed is the one of the lock, or none.
  rmSync(join(folder, ".openapi"), { recursive: true });
  expect((await run(folder, args, { CI: "true" })).code).toBe(0);
  expect(asked).toHaveLength(2);
});

test("what is not the text of the lock is refused", async () => {
  const server = await serverOf({ "/api.yaml": api });
  const url = `${server.origin}/api.yaml`;
  const folder = folderOf({});
  await generate(folder, "--spec", url);
  const kept = join(folder, ".openapi", new URL(url).host.replace(":", "-"), "api.yaml");
  // Git may change how lines end.
  writeFileSync(kept, api.replaceAll("\n", "\r\n"));
  expect((await generate(folder, "--spec", url)).code).toBe(0);
  writeFileSync(kept, api.replace("Visits", "Calls"));
  const edited = await generate(folder, "--spec", url);
  expect(edited.stderr).toMatch(/^\.openapi\/.*\/api\.yaml:1:1: This is not the text .* overlay;/);
  rmSync(kept);
  server.files["/api.yaml"] = api.replace("Visits", "Calls");
  expect((await generate(folder, "--spec", url)).stderr).toMatch(
    /not the text any more .*--update/,
  );
});

test("--update fetches again, and says what the new version breaks", async () => {
  const server = await serverOf({ "/api.yaml": api });
  const url = `${server.origin}/api.yaml`;
  const folder = folderOf({});
  await generate(folder, "--spec", url);
  const same = await generate(folder, "--spec", url, "--update");
  expect(same.stdout).toContain(`${url} has not changed\n`);
  server.files["/api.yaml"] = api.replace("/visits", "/calls");
  expect((await generate(folder, "--spec", url)).stdout).not.toContain("calls");
  const { code, stdout } = await generate(folder, "--spec", url, "--update");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^operation-moved: /m);
  expect(stdout).toMatch(/before:\.openapi\/.*api\.yaml:5/);
  expect(codeIn(folder)).toContain("/calls");
});

test("what a document refers to below its folder is fetched, and more where it is allowed", async () => {
  const other = await serverOf({ "/schemas.yaml": "Name: { type: string }\n" });
  const withSchema = (reference: string): string =>
    `${api}components: { schemas: { Visit: { $ref: "${reference}" } } }\n`;
  const { origin, files, asked } = await serverOf({
    "/v1/api.yaml": withSchema("parts/visit.yaml#/Visit"),
    "/v1/parts/visit.yaml":
      "Visit: { type: object, properties: { day: { $ref: '#/Day' } } }\nDay: { type: string }\n",
  });
  const folder = folderOf({});
  expect(await generate(folder, "--spec", `${origin}/v1/api.yaml`)).toMatchObject({ code: 0 });
  expect(codeIn(folder)).toContain("day?: ");
  expect(asked).toEqual(["/v1/api.yaml", "/v1/parts/visit.yaml"]);

  files["/v2.yaml"] = withSchema(`${other.origin}/schemas.yaml#/Name`);
  const refused = await generate(folder, "--spec", `${origin}/v2.yaml`);
  expect(refused.stderr).toMatch(/:8:.* leads to another host, and nothing is fetched/);
  expect(other.asked).toEqual([]);
  const allowed = ["--spec", `${origin}/v2.yaml`, "--allow-external-refs"];
  expect(await generate(folder, ...allowed)).toMatchObject({ code: 0 });
  expect(codeIn(folder)).toMatch(/type Visit = string|Visit\b.*string/);

  // A file on the disk may name a URL too.
  writeFileSync(join(folder, "own.yaml"), withSchema(`${other.origin}/schemas.yaml#/Name`));
  const own = await generate(folder, "--spec", "own.yaml", "--allow-external-refs");
  expect(own).toMatchObject({ code: 0, stderr: "" });
  expect(other.asked).toEqual(["/schemas.yaml"]);
});

const redirect =
  (location: string): Answer =>
  (_, response) =>
    void response.writeHead(302, { location }).end();

test("redirects are followed within the origin", async () => {
  const { origin } = await serverOf({
    "/api.yaml": redirect("/v2/api.yaml"),
    "/v2/api.yaml": api,
    "/away": redirect("http://localhost:1/api.yaml"),
    "/round": redirect("/round"),
    "/page": "<!doctype html><title>Log in</title>",
    "/large": (_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, " ");
      const write = (left: number): void => {
        if (left === 0 || response.destroyed) response.end();
        else response.write(chunk, () => write(left - 1));
      };
      write(70);
    },
  });
  const folder = folderOf({});
  const told = async (path: string): Promise<string> =>
    (await generate(folder, "--spec", `${origin}${path}`)).stderr.replaceAll(origin, "");
  expect(await told("/api.yaml")).toBe("");
  expect(await told("/away")).toMatch(
    /^\/away:1:1: The server redirects to http:\/\/localhost:1\. /,
  );
  expect(await told("/round")).toMatch(/redirects again and again/);
  expect(await told("/page")).toMatch(/^\/page:1:1: This is HTML or XML/);
  expect(await told("/none")).toMatch(/^\/none:1:1: The server answered with status 404/);
  expect(await told("/large")).toMatch(/^\/large:1:1: The file has more than the 64 MiB/);
  expect(Object.keys(tree(join(folder, ".openapi"))).map((each) => each.split("/").at(-1))).toEqual(
    ["api.yaml"],
  );
});

test.each([
  ["http://example.org/api.yaml", /over https only/],
  ["https://user:secret@example.org/api.yaml", /user name or a password/],
  ["ftp://example.org/api.yaml", /over https only/],
  ["https://[bad", /not a well-formed URL/],
  ["http://127.0.0.1:1/api.yaml", /cannot be reached/],
])("%s is refused", async (url, why) => {
  const folder = folderOf({});
  const { code, stderr } = await generate(folder, "--spec", url);
  expect(code).toBe(2);
  expect(stderr).toMatch(why);
  expect(existsSync(join(folder, "healos-codegen.lock.json"))).toBe(false);
});

test("a lock that is none is refused with its place", async () => {
  const lock = {
    documents: { "https://a.example/": { file: "../../etc/passwd", sha256: "", fetched: "" } },
  };
  const folder = folderOf({ "healos-codegen.lock.json": JSON.stringify(lock, undefined, 2) });
  const { code, stderr } = await generate(folder, "--spec", "https://a.example/");
  expect(code).toBe(2);
  expect(stderr).toMatch(/^healos-codegen\.lock\.json:3:5: This is not what a lock holds/);
});
