import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { program } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";

const before = `openapi: 3.1.0
info: { title: Toys, version: 1.0.0 }
paths:
  /toys:
    get:
      operationId: listToys
      parameters:
        - { name: color, in: query, schema: { type: string } }
      responses:
        "200":
          description: Toys
          content: { application/json: { schema: { $ref: "#/components/schemas/Toy" } } }
components:
  schemas:
    Toy:
      type: object
      properties:
        name: { type: string }
        price: { type: number }
`;
const broken = before.replace("        price: { type: number }\n", "");
const risky = before.replace(
  "{ type: string } }\n      responses",
  "{ type: string, default: red } }\n      responses",
);

/** A repository of git with the document in its last commit, and another text in the working tree. */
function repository(text: string, files: Record<string, string> = {}): string {
  const folder = tempFolder();
  mkdirSync(join(folder, "spec"));
  const put = (name: string, content: string): void =>
    writeFileSync(join(folder, "spec", name), content);
  put("toys.yaml", before);
  for (const [name, content] of Object.entries(files)) put(name, content);
  execFileSync("git", ["init", "-q", "-b", "main"], { cwd: folder });
  commitAll(folder);
  put("toys.yaml", text);
  return folder;
}

function commitAll(folder: string): void {
  const somebody = ["-c", "user.name=T", "-c", "user.email=t@example.org"];
  execFileSync("git", ["add", "."], { cwd: folder });
  execFileSync("git", [...somebody, "commit", "-q", "-m", "Toys"], { cwd: folder });
}

interface Report {
  verdict: { wire: string; types: string; semver: string };
  findings: {
    id: string;
    fingerprint: string;
    base: { file: string; line: number };
    head: { file: string; line: number };
  }[];
}

describe("diff", () => {
  test("compares a commit with the working tree, and names the line in each", async () => {
    const cwd = repository(broken);
    const ran = await runHere(
      ["diff", "main:spec/toys.yaml", "spec/toys.yaml", "--format", "json"],
      { cwd },
    );
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(1);
    const { verdict, findings } = JSON.parse(ran.stdout) as Report;
    expect(verdict).toEqual({ wire: "breaking", types: "breaking", semver: "major" });
    expect(findings).toMatchObject([
      {
        id: "property-removed",
        base: { file: "main:spec/toys.yaml", line: 19 },
        head: { file: "spec/toys.yaml", line: 15 },
      },
    ]);
  });

  test.each([
    { below: ".", base: "HEAD:spec/toys.yaml", head: "spec/toys.yaml" },
    { below: "spec", base: "HEAD:./toys.yaml", head: "toys.yaml" },
  ])("reads a document of several files from git, as $base", async ({ below, base, head }) => {
    const text = before.replace('"#/components/schemas/Toy"', '"toy.yaml"');
    const toy = "type: object\nproperties:\n  name: { type: string }\n";
    const cwd = repository(text, { "toys.yaml": text, "toy.yaml": toy });
    writeFileSync(join(cwd, "spec", "toy.yaml"), toy.replace("string", "integer"));
    const ran = await runHere(["diff", base, head, "--format", "json"], { cwd: join(cwd, below) });
    const { findings } = JSON.parse(ran.stdout) as Report;
    expect(findings).toMatchObject([
      { id: "type", base: { file: expect.stringMatching(/^HEAD:spec\/.*toy\.yaml$/) as string } },
    ]);
  });

  test.each([
    [
      "a file that git has not",
      '"gone.yaml"',
      /^HEAD:spec\/toys\.yaml:12:\d+: "gone\.yaml" cannot be/,
    ],
    [
      "a file outside of its folder",
      '"../toy.yaml"',
      /^HEAD:spec\/toys\.yaml:12:\d+: .+leads out of/,
    ],
    ["nothing", '"#/components/schemas/Gone"', /^HEAD:spec\/toys\.yaml:12:\d+: .+leads to nothing/],
  ])("a document from git that refers to %s has no verdict", async (_, target, message) => {
    const text = before.replace('"#/components/schemas/Toy"', target);
    const cwd = repository(text, { "toys.yaml": text });
    const ran = await runHere(["diff", "HEAD:spec/toys.yaml", "spec/toys.yaml"], { cwd });
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(message);
  });

  test("what was accepted is found beside a head from git that is named from the working folder", async () => {
    const cwd = repository(broken);
    const files = (head: string): string[] => ["diff", "HEAD~:spec/toys.yaml", head];
    commitAll(cwd);
    const { stdout } = await runHere([...files("HEAD:spec/toys.yaml"), "--format", "json"], {
      cwd,
    });
    const { findings } = JSON.parse(stdout) as Report;
    const accepted = `- { fingerprint: "${findings[0]?.fingerprint}", reason: agreed, expires: "2999-01-01" }\n`;
    writeFileSync(join(cwd, "spec", "accepted.yaml"), accepted);
    commitAll(cwd);
    const there = { cwd: join(cwd, "spec") };
    const ran = await runHere(["diff", "HEAD~2:./toys.yaml", "HEAD:./toys.yaml"], there);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });

  test("an accepted break does not fail, until it expires", async () => {
    const cwd = repository(broken);
    const diff = () =>
      runHere(["diff", "main:spec/toys.yaml", "spec/toys.yaml", "--format", "json"], { cwd });
    const { findings } = JSON.parse((await diff()).stdout) as Report;
    const accept = (expires: string): void =>
      writeFileSync(
        join(cwd, "spec", "accepted.yaml"),
        `- { fingerprint: "${findings[0]?.fingerprint}", reason: agreed, expires: "${expires}" }\n`,
      );
    accept("2999-01-01");
    expect((await diff()).code).toBe(0);
    accept("2020-01-01");
    expect((await diff()).code).toBe(1);
    writeFileSync(join(cwd, "spec", "accepted.yaml"), "- { reason: agreed }\n");
    expect(await diff()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^spec\/accepted\.yaml:1:3: /) as string,
    });
  });

  test("what was accepted before the base is not stale", async () => {
    const entry = '- { fingerprint: "ffffffffffffffff", reason: done, expires: "2999-01-01" }\n';
    const cwd = repository(before, { "accepted.yaml": entry });
    const args = ["diff", "main:spec/toys.yaml", "spec/toys.yaml", "--fail-on", "risky"];
    expect(await runHere(args, { cwd })).toMatchObject({ code: 0 });
    writeFileSync(join(cwd, "spec", "accepted.yaml"), entry + entry.replace("ffff", "eeee"));
    const ran = await runHere(args, { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain("accepted change `eeeeffffffffffff` is not in this comparison");
    expect(ran.stdout).not.toContain("ffffffffffffffff");
  });

  test.each([
    ["breaking", 0],
    ["risky", 1],
    ["never", 0],
  ])("--fail-on %s with a risky change: exit code %i", async (level, code) => {
    const cwd = repository(risky);
    const ran = await runHere(
      ["diff", "main:spec/toys.yaml", "spec/toys.yaml", "--fail-on", level],
      { cwd },
    );
    expect(ran.code).toBe(code);
    expect(ran.stdout).toContain("wire: risky");
  });

  test.each<[string, string[], RegExp]>([
    [
      "an unknown ref",
      ["nowhere:spec/toys.yaml", "spec/toys.yaml"],
      /^nowhere:spec\/toys\.yaml:1:1: git has no branch, tag or commit "nowhere" here\. Fetch it first .+\n$/,
    ],
    [
      "a path that the ref does not have",
      ["HEAD:toys.yaml", "spec/toys.yaml"],
      /^HEAD:toys\.yaml:1:1: "HEAD" has no such file\. Write its path from the root .+\n$/,
    ],
    [
      "a folder of git",
      ["HEAD:spec", "spec/toys.yaml"],
      /^HEAD:spec:1:1: This is a folder\. Name the file in it\.\n$/,
    ],
    [
      "a URL",
      ["http://example.org/toys.yaml", "spec/toys.yaml"],
      /^http:\/\/example\.org\/toys\.yaml:1:1: Documents are fetched over https only\. Write https, /,
    ],
    [
      "an option for git",
      ["--", "--output=x:y", "spec/toys.yaml"],
      /^--output=x:y:1:1: A git ref does not begin with a hyphen/,
    ],
    [
      "a missing file",
      ["spec/toys.yaml", "spec/gone.yaml"],
      /^spec\/gone\.yaml:1:1: |^spec\/gone\.yaml: /,
    ],
    ["one document only", ["spec/toys.yaml"], /[Dd]iff needs two documents/],
    ["an unknown format", ["spec/toys.yaml", "spec/toys.yaml", "--format", "pdf"], /pdf/],
    ["an unknown rule", ["--explain", "patern"], /Did you mean pattern\?/],
  ])("%s: exit code 2 and one line", async (_, args, message) => {
    const ran = await runHere(["diff", ...args], { cwd: repository(before) });
    expect(ran).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(message) as string,
    });
    expect(ran.stderr).not.toContain("    at ");
  });

  test("outside of a repository a ref is refused for that", async () => {
    const cwd = tempFolder();
    const ran = await runHere(["diff", "HEAD:toys.yaml", "toys.yaml"], { cwd });
    expect(ran).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "HEAD:toys.yaml:1:1: This folder is in no repository of git. Go to one that has the document, or name a file.\n",
    });
  });

  test("--explain says what a rule is about", async () => {
    const ran = await program(["diff", "--explain", "property-removed"]);
    expect(ran).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^property-removed: A property was removed\n\n/) as string,
    });
  });

  test("writes nothing into the repository", async () => {
    const cwd = repository(broken);
    await runHere(["diff", "main:spec/toys.yaml", "spec/toys.yaml"], { cwd });
    expect(execFileSync("git", ["status", "--porcelain"], { cwd, encoding: "utf8" })).toBe(
      " M spec/toys.yaml\n",
    );
    expect(readFileSync(join(cwd, "spec", "toys.yaml"), "utf8")).toBe(broken);
  });
});

test("--wire-only leaves out what only code notices", async () => {
  const cwd = repository(before.replace("operationId: listToys", "operationId: allToys"));
  const verdictWith = async (...options: string[]): Promise<Report["verdict"]> => {
    const documents = ["main:spec/toys.yaml", "spec/toys.yaml"];
    const { stdout } = await program(["diff", ...documents, "--format", "json", ...options], {
      cwd,
    });
    return (JSON.parse(stdout) as Report).verdict;
  };
  expect(await verdictWith()).toMatchObject({ wire: "safe", types: "breaking" });
  expect(await verdictWith("--wire-only")).toMatchObject({ wire: "safe", types: "unchanged" });
});

describe("the settings of generate hold for diff", () => {
  const write = (folder: string, files: Record<string, string>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  const outside = before.replace('"#/components/schemas/Toy"', '"../shared/toy.yaml"');
  const toy = (type: string): string => `type: object\nproperties:\n  name: { type: ${type} }\n`;

  test("a reference out of the folder has no verdict, unless it is allowed", async () => {
    const cwd = tempFolder();
    write(cwd, {
      "a/api/toys.yaml": outside,
      "a/shared/toy.yaml": toy("string"),
      "b/api/toys.yaml": outside,
      "b/shared/toy.yaml": toy("integer"),
    });
    const args = ["diff", "a/api/toys.yaml", "b/api/toys.yaml"];
    expect(await runHere(args, { cwd })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /^a\/api\/toys\.yaml:12:\d+: .+--allow-external-refs/,
      ) as string,
    });
    expect((await runHere([...args, "--allow-external-refs"], { cwd })).code).toBe(1);
    write(cwd, { "healos-codegen.json": '{ "generate": { "allowExternalRefs": true } }' });
    expect((await runHere(args, { cwd })).code).toBe(1);
  });

  test("64-bit integers are what they are in the client", async () => {
    const cwd = tempFolder();
    const long = "price: { type: integer, format: int64 }";
    const number = before.replace("price: { type: number }", "price: { type: integer }");
    write(cwd, { "a.yaml": number, "b.yaml": number.replace("price: { type: integer }", long) });
    const types = async (...options: string[]): Promise<string> => {
      const ran = await runHere(["diff", "a.yaml", "b.yaml", "--format", "json", ...options], {
        cwd,
      });
      return (JSON.parse(ran.stdout) as Report).verdict.types;
    };
    expect(await types()).toBe("unchanged");
    expect(await types("--int64", "bigint")).toBe("breaking");
  });

  test("moments are what they are in the client, as the settings of generate say", async () => {
    const cwd = tempFolder();
    const text = before.replace("price: { type: number }", "price: { type: string }");
    const moment = "price: { type: string, format: date-time }";
    write(cwd, { "a.yaml": text.replace("price: { type: string }", moment), "b.yaml": text });
    const types = async (...options: string[]): Promise<string> => {
      const args = ["diff", "a.yaml", "b.yaml", "--format", "json", ...options];
      const { stdout } = await runHere(args, { cwd });
      return (JSON.parse(stdout) as Report).verdict.types;
    };
    expect(await types()).toBe("unchanged");
    expect(await types("--dates", "date")).toBe("breaking");
    write(cwd, { "healos-codegen.json": '{ "generate": { "dates": "date" } }' });
    expect(await types()).toBe("breaking");
  });

  test("only operations that are asked for count", async () => {
    const cwd = tempFolder();
    const games = 'paths:\n  /games: { get: { responses: { "204": { description: "" } } } }\n';
    const withGames = (text: string): string => text.replace("paths:\n", games);
    write(cwd, { "a.yaml": withGames(before), "b.yaml": withGames(broken) });
    const code = async (...options: string[]): Promise<number | null> =>
      (await runHere(["diff", "a.yaml", "b.yaml", "--wire-only", ...options], { cwd })).code;
    expect(await code("--include", "/toys")).toBe(1);
    expect(await code("--exclude", "listToys")).toBe(0);
    expect(await code("--include", "listTous")).toBe(2);
  });
});
