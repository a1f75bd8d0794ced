import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { rules as diffRules } from "../../src/diff/rules/catalog.js";
import { problemsPage } from "../../src/findings/page.js";
import { problemGroups, problems } from "../../src/findings/problems/problems.js";
import { rules as lintRules } from "../../src/lint/rules.js";
import { verifyRules } from "../../src/verify/rules.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";
import { idsIn, pets } from "./problem-ids.js";

const before = process.cwd();

beforeAll(() => {
  vi.stubEnv("CI", "");
  for (const who of ["AUTHOR", "COMMITTER"]) {
    vi.stubEnv(`GIT_${who}_NAME`, "Pets");
    vi.stubEnv(`GIT_${who}_EMAIL`, "pets@example.com");
  }
  vi.stubGlobal("fetch", (url: URL | string) =>
    Promise.resolve(
      String(url).endsWith("/openapi.yaml")
        ? new Response(pets)
        : new Response("", { status: 404 }),
    ),
  );
});
afterAll(() => {
  process.chdir(before);
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** Whom permissions do not keep out, and what no test can fill. */
const notHere = new Set(["output-full", ...(process.getuid?.() === 0 ? ["output-forbidden"] : [])]);

describe("an example", () => {
  const shown = problems.filter(({ id }) => !notHere.has(id));

  test.each(shown.map((each) => [each.id, each] as const))("of %s", async (id, problem) => {
    process.chdir(surroundings(id));
    expect(await idsIn(problem, problem.example.before)).toContain(id);
    expect(await idsIn(problem, problem.example.after)).not.toContain(id);
  });
});

/** A folder with a document, a project that does not use it, and a commit where git is what the example is about. */
function surroundings(id: string): string {
  const folder = tempFolder();
  process.chdir(folder);
  writeFileSync("pets.yaml", pets);
  if (id === "git-file-missing" || id === "git-ref-unknown" || id === "git-path-invalid") {
    execFileSync("sh", ["-c", "git init -q && git add . && git commit -qm Pets"]);
  }
  mkdirSync("app");
  writeFileSync(join("app", "index.ts"), "export {};\n");
  writeFileSync(join("app", "tsconfig.json"), '{ "compilerOptions": { "types": [] } }\n');
  return folder;
}

test("docs/problems.md is what npm run findings writes", () => {
  expect(readFileSync(join(root, "docs", "problems.md"), "utf8")).toBe(problemsPage(problemGroups));
});

test("no problem has the id of a rule, and each stands in one group", () => {
  const rules = [...lintRules, ...diffRules, ...verifyRules].map(({ id }) => id as string);
  expect(problems.filter(({ id }) => rules.includes(id))).toEqual([]);
  const grouped = problemGroups.flatMap((group) => group.problems.map(({ id }) => id)).sort();
  expect(grouped).toEqual(problems.map(({ id }) => id));
});
