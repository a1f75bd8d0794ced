import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { program, root, type Run } from "../program.js";
import { runHere } from "../run-here.js";
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
    init: () => runHere(["init"], { cwd }),
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
  expect(stdout).toMatch(/Next: npm install, then add the script by another name and run it\n$/);
  expect(stderr).toContain('the script "generate" runs something else and was left alone');
  expect(JSON.parse(project.text()).scripts).toEqual({ generate: "prisma generate" });
  expect((await project.init()).stdout).toMatch(
    /Next: add the script by another name and run it\n$/,
  );
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

  test.each(["prettier", "oxfmt"])(
    "%s leaves a client alone that it would lay out anew",
    async (name) => {
      const project = projectWith(`{ "devDependencies": { "${name}": "1" } }`);
      expect((await project.init()).code).toBe(0);
      writeFileSync(join(project.cwd, ".editorconfig"), "[*]\nmax_line_length = 60\n");
      const client = join(project.cwd, "src/healos");
      cpSync(join(root, "generated/src"), client, { recursive: true });
      const formatter = join(root, "node_modules/.bin", name);
      const check = (): string =>
        spawnSync(formatter, ["--list-different", "src"], { cwd: project.cwd, encoding: "utf8" })
          .stdout;
      expect(check()).toBe("");
      rmSync(join(project.cwd, ".prettierignore"));
      expect(check()).toContain("src/healos/patients.ts");
    },
  );

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

test.each([
  ["[]", /^package\.json:1:1: This is not an object in JSON\..+\n$/],
  ["{", /^package\.json:1:\d: .+\n$/],
  ["", /^package\.json:1:1: The file is empty\..+\n$/],
  ['{ "devDependencies": "x" }', /^package\.json:1:3: "devDependencies" is not an object\. .+\n$/],
  ['{\n  "scripts": []\n}\n', /^package\.json:2:3: "scripts" is not an object\. .+\n$/],
  ['{ "dependencies": null }', /^package\.json:1:3: "dependencies" is not an object\. .+\n$/],
  ['{ "scripts": { "generate": 1 } }', /: "generate" of "scripts" is not a text\. .+\n$/],
  ['{ "knip": { "ignore": {} } }', /: "knip" is not an object that knip reads\. .+\n$/],
])("%j is not touched", async (text, message) => {
  const project = projectWith(text);
  const { code, stdout, stderr } = await project.init();
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(project.text()).toBe(text);
});

test("odd members that are none of its business stay as they are", async () => {
  const project = projectWith('{ "scripts": { "//": ["a", "b"] }, "files": null }');
  expect((await project.init()).code).toBe(0);
  const { scripts, files } = JSON.parse(project.text());
  expect({ scripts, files }).toEqual({
    scripts: { "//": ["a", "b"], generate: script },
    files: null,
  });
});

test("a byte order mark and CRLF line ends stay", async () => {
  const project = projectWith('\ufeff{\r\n  "devDependencies": { "prettier": "^3" }\r\n}\r\n');
  writeFileSync(join(project.cwd, ".prettierignore"), "dist/\r\n");
  expect(await project.init()).toMatchObject({ code: 0, stderr: "" });
  expect(project.text()).toMatch(/^\ufeff\{\r\n {2}"devDependencies": \{\r\n/);
  expect(project.text().replaceAll("\r\n", "")).not.toContain("\n");
  expect(project.text(".prettierignore")).toBe("dist/\r\nsrc/healos/\r\n");
});

test.each<[string, (cwd: string) => void, string]>([
  [
    "a folder called package.json",
    (cwd) => mkdirSync(join(cwd, "package.json")),
    "package.json:1:1: This is a folder. A file of this name is read: rename the folder.\n",
  ],
  [
    "a folder called .prettierignore",
    (cwd) => {
      writeFileSync(join(cwd, "package.json"), "{}");
      mkdirSync(join(cwd, ".prettierignore"));
    },
    ".prettierignore:1:1: This is a folder. A file of this name is read: rename the folder.\n",
  ],
])("%s is told as such", async (_, make, stderr) => {
  const cwd = tempFolder();
  make(cwd);
  expect(await runHere(["init"], { cwd })).toEqual({ code: 2, stdout: "", stderr });
});

test("a file that may not be written is told as such", async () => {
  const { cwd, text } = projectWith("{}");
  chmodSync(join(cwd, "package.json"), 0o444);
  const ran = await program(["init"], { cwd, ordinary: true });
  expect(ran).toEqual({
    code: 2,
    stdout: "",
    stderr: "package.json: This may not be written. Change its permissions.\n",
  });
  expect(text()).toBe("{}");
});

describe("the next step is of the program that installs the project's packages", () => {
  test.each([
    ["pnpm-lock.yaml", "pnpm install && pnpm run generate"],
    ["yarn.lock", "yarn install && yarn run generate"],
    ["bun.lock", "bun install && bun run generate"],
    ["package-lock.json", "npm install && npm run generate"],
  ])("%s", async (lock, next) => {
    const project = projectWith("{}");
    writeFileSync(join(project.cwd, lock), "");
    expect((await project.init()).stdout).toContain(`\nNext: ${next}\n`);
  });

  test("at the root of a workspace, and packageManager before that", async () => {
    const { cwd } = projectWith("{}");
    mkdirSync(join(cwd, ".git"));
    writeFileSync(join(cwd, "pnpm-lock.yaml"), "");
    const inside = join(cwd, "app");
    mkdirSync(inside);
    writeFileSync(join(inside, "package.json"), "{}");
    const init = () => runHere(["init"], { cwd: inside });
    expect((await init()).stdout).toContain("Next: pnpm install && pnpm run generate\n");
    writeFileSync(join(inside, "package.json"), '{ "packageManager": "yarn@4.9.1" }');
    expect((await init()).stdout).toContain("Next: yarn install && yarn run generate\n");
  });
});

test("a folder without a project is told so", async () => {
  const { code, stderr } = await runHere(["init"], { cwd: tempFolder() });
  expect(code).toBe(2);
  expect(stderr).toBe(
    "package.json:1:1: There is no such file in this folder. Make a project with npm init, or go to its folder.\n",
  );
});
