import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { program, type Run } from "../program.js";
import { tempFolder } from "../temp-folder.js";

const script = "healos-codegen generate --out src/healos --layout source";

interface Project {
  cwd: string;
  text: (name?: string) => string;
  init: () => Promise<Run>;
}

function projectWith(text: string): Project {
  const cwd = tempFolder();
  writeFileSync(join(cwd, "package.json"), text);
  return {
    cwd,
    text: (name = "package.json") => readFileSync(join(cwd, name), "utf8"),
    init: () => program(["init"], { cwd }),
  };
}

test("adds the dependency and the script, and says so", async () => {
  const project = projectWith(
    '{\n\t"name": "x",\n\t"devDependencies": {\n\t\t"typescript": "^5",\n\t\t"ajv": "^8"\n\t}\n}\n',
  );
  const { code, stdout, stderr } = await project.init();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^package\.json: added healos-codegen \^\d+\.\d+\.\d+ to devDependencies\n/,
  );
  expect(stdout).toContain(`package.json: added the script "generate": "${script}"\n`);
  expect(stdout).toMatch(/Next: npm install && npm run generate\n$/);
  const { devDependencies, scripts } = JSON.parse(project.text());
  expect(Object.keys(devDependencies)).toEqual(["ajv", "healos-codegen", "typescript"]);
  expect(scripts).toEqual({ generate: script });
  // In the indentation that it has.
  expect(project.text()).toMatch(/^\{\n\t"name": "x",\n\t"devDependencies": \{\n\t\t"ajv"/);
});

test("changes nothing the second time", async () => {
  const project = projectWith('{ "name": "x" }');
  await project.init();
  const first = project.text();
  const { code, stdout } = await project.init();
  expect(code).toBe(0);
  expect(stdout).toContain("is a dependency already");
  expect(stdout).toContain('the script "generate" runs healos-codegen already');
  expect(project.text()).toBe(first);
});

test("keeps its hands off a script of the same name", async () => {
  const project = projectWith('{ "scripts": { "generate": "prisma generate" } }');
  const { code, stdout, stderr } = await project.init();
  expect(code).toBe(1);
  expect(stdout).not.toContain("npm run generate");
  expect(stderr).toContain('the script "generate" runs something else and was left alone');
  expect(JSON.parse(project.text()).scripts).toEqual({ generate: "prisma generate" });
});

describe("tools of the project leave the generated folder alone", () => {
  test("git's hosts, Prettier and knip are told, once", async () => {
    const project = projectWith('{ "devDependencies": { "knip": "^5", "prettier": "^3" } }');
    mkdirSync(join(project.cwd, ".git"));
    writeFileSync(join(project.cwd, ".prettierignore"), "dist/");
    for (let time = 0; time < 2; time += 1) {
      expect((await project.init()).code).toBe(0);
      expect(project.text(".gitattributes")).toBe("src/healos/** linguist-generated=true\n");
      expect(project.text(".prettierignore")).toBe("dist/\nsrc/healos/\n");
      expect(JSON.parse(project.text()).knip).toEqual({ ignore: ["src/healos/**"] });
    }
  });

  test("a configuration of knip's own is left to its owner", async () => {
    const project = projectWith('{ "devDependencies": { "knip": "^5" } }');
    writeFileSync(join(project.cwd, "knip.ts"), "export default {};\n");
    const { code, stderr } = await project.init();
    expect(code).toBe(0);
    expect(stderr).toBe('package.json: knip: put "src/healos/**" into "ignore" of knip.ts\n');
    expect(JSON.parse(project.text()).knip).toBeUndefined();
  });

  test("Biome's configuration is left to its owner, who is told once", async () => {
    const project = projectWith('{ "devDependencies": { "@biomejs/biome": "^2" } }');
    expect((await project.init()).stderr).toBe(
      'package.json: biome: put "**" and "!src/healos/.generated.json" into "files.includes" of biome.json\n',
    );
    const includes = ["**", "!src/healos/.generated.json"];
    writeFileSync(join(project.cwd, "biome.json"), JSON.stringify({ files: { includes } }));
    expect((await project.init()).stderr).toBe("");
  });

  test("a project without them gets no files of theirs", async () => {
    const project = projectWith("{}");
    await project.init();
    expect(readdirSync(project.cwd)).toEqual(["package.json"]);
  });
});

test.each([["[]"], ["{"], [""]])("%j is no project", async (text) => {
  const project = projectWith(text);
  const { code, stderr } = await project.init();
  expect(code).toBe(2);
  expect(stderr).toMatch(/^package\.json:1:1: This is not an object in JSON\..+\n$/);
  expect(project.text()).toBe(text);
});

test("a folder without a project is told so", async () => {
  const { code, stderr } = await program(["init"], { cwd: tempFolder() });
  expect(code).toBe(2);
  expect(stderr).toBe(
    "package.json:1:1: There is no such file in this folder. Make a project with npm init, or go to its folder.\n",
  );
});
