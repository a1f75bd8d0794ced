import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { contradicting, entry, har, pet, petsDocument } from "./recordings.js";

/** A folder with a document and a recording. */
function folderWith(entries: readonly object[], version: "3.0.3" | "3.1.0" = "3.1.0"): string {
  const folder = tempFolder();
  writeFileSync(join(folder, "pets.yaml"), petsDocument(version));
  writeFileSync(join(folder, "pets.har"), har(entries));
  return folder;
}

const pets = ["verify", "pets.yaml", "--har", "pets.har"];

interface Told {
  findings: {
    id: string;
    pointer: string;
    operations: string[];
    evidence: object;
    place: object;
  }[];
}

describe("a recording of HTTP", () => {
  const told = [
    "format-differs #/components/schemas/Pet/properties/born",
    "header-missing #/paths/~1pets/get/responses/200/headers/X-Limit",
    "header-missing #/paths/~1pets/get/responses/200/headers/X-Total",
    "missing-after-all #/components/schemas/Pet/properties/age",
    "never-documented #/components/schemas/Pet",
    "null-after-all #/components/schemas/Pet/properties/owner",
    "status-undeclared #/paths/~1pets~1{petId}/get/responses",
    "type-differs #/components/schemas/Pet/properties/age",
    "value-new #/components/schemas/Pet/properties/kind",
    "value-new #/components/schemas/Pet/properties/size",
  ];

  test("is held against the document: each contradiction is told once, with its place", async () => {
    const folder = folderWith(contradicting);
    const { code, stdout, stderr } = await runHere([...pets, "--format", "json"], { cwd: folder });
    const { findings } = JSON.parse(stdout) as Told;
    expect(findings.map(({ id, pointer }) => `${id} ${pointer}`).sort()).toEqual(told);
    const finding = findings.find(({ id }) => id === "null-after-all");
    expect(finding).toMatchObject({
      place: { file: "pets.yaml", line: 37 },
      operations: ["listPets"],
      evidence: { before: "none", after: "observed", date: "2026-11-29" },
    });
    expect(stderr).toContain("2 entries are none of this API.");
    expect(code).toBe(1);
  });

  test.each(["text", "json", "markdown", "sarif", "github"])(
    "is told as %s without a word of what the answers hold",
    async (format) => {
      const folder = folderWith(contradicting);
      const { stdout } = await runHere([...pets, "--format", format], { cwd: folder });
      for (const [rule = ""] of told.map((each) => each.split(" "))) expect(stdout).toContain(rule);
      // The sizes are marked as public, the kinds are not.
      expect(stdout).toContain("huge");
      expect(stdout).not.toMatch(/ferret|Madeup|Sampleton|985|1\.1\.2020/);
    },
  );

  test.each(["3.0.3", "3.1.0"] as const)(
    "is corrected by an overlay, which generate takes (OpenAPI %s)",
    async (version) => {
      const folder = folderWith(contradicting, version);
      const corrected = [...pets, "--overlay", "fixes.yaml"];
      expect((await runHere(corrected, { cwd: folder })).code).toBe(1);
      const again = await runHere(corrected, { cwd: folder });
      expect(again.stdout).toBe(
        "pets.yaml: 0 errors, 0 warnings, by 16 answers of 2 operations on 2026-11-29\n",
      );
      expect(again.code).toBe(0);
      const linted = await runHere(["lint", "pets.yaml", "--overlay", "fixes.yaml"], {
        cwd: folder,
      });
      expect(linted.stdout).not.toContain("evidence");
      const generated = await runHere(
        ["generate", "--overlay", "fixes.yaml", "--out", "client", "--layout", "source"],
        { cwd: folder },
      );
      expect(generated.stderr).toBe("");
      expect(generated.code).toBe(0);
      const models = readFileSync(join(folder, "client", "models.ts"), "utf8");
      expect(models).toContain("weight?: number");
      expect(models).toMatch(/owner: Owner \| null/);
      expect(models).toContain("age?: number");
    },
  );

  test("adds to an overlay what is new, and keeps what is there", async () => {
    const folder = folderWith([entry("/pets/7", { ...pet, weight: 2 })]);
    const corrected = [...pets, "--overlay", "fixes.yaml"];
    await runHere(corrected, { cwd: folder });
    const before = readFileSync(join(folder, "fixes.yaml"), "utf8");
    writeFileSync(join(folder, "fixes.yaml"), before.replace("actions:", "actions: # ours"));
    writeFileSync(
      join(folder, "pets.har"),
      har([entry("/pets/7", { ...pet, name: null, weight: 2 })]),
    );
    await runHere(corrected, { cwd: folder });
    const after = readFileSync(join(folder, "fixes.yaml"), "utf8");
    expect(after).toContain("# ours");
    expect(after).toContain("weight");
    expect(after).toContain("$.components.schemas.Pet.properties.name");
  });

  test("of another machine counts by its paths, unless some of it is of a declared server", async () => {
    const local = { origin: "http://localhost:3000/v1" };
    const folder = folderWith([entry("/pets/7", { ...pet, name: null }, local)]);
    expect((await runHere(pets, { cwd: folder })).stdout).toContain("null-after-all");
    const both = [entry("/pets/7", pet), entry("/pets/7", { ...pet, name: null }, local)];
    writeFileSync(join(folder, "pets.har"), har(both));
    expect((await runHere(pets, { cwd: folder })).code).toBe(0);
    const named = [...pets, "--base-url", "http://localhost:3000/v1"];
    expect((await runHere(named, { cwd: folder })).stdout).toContain("null-after-all");
  });
});

test("the settings name the document and its corrections, as they do for lint", async () => {
  const folder = folderWith([entry("/pets/7", { ...pet, name: null })]);
  const overlay = {
    overlay: "1.0.0",
    info: { title: "a", version: "1" },
    actions: [
      { target: "$.components.schemas.Pet.properties.name.type", remove: true },
      { target: "$.components.schemas.Pet.properties.name", update: { type: ["string", "null"] } },
    ],
  };
  writeFileSync(join(folder, "ours.yaml"), JSON.stringify(overlay));
  const settings = { generate: { spec: "pets.yaml", overlay: "ours.yaml" } };
  writeFileSync(join(folder, "healos-codegen.json"), JSON.stringify(settings));
  const { code, stdout } = await runHere(["verify", "--har", "pets.har"], { cwd: folder });
  expect(stdout).toContain("pets.yaml: 0 errors");
  expect(code).toBe(0);
});

test("an API is asked over HTTP, with the key of the environment, and nothing is written", async () => {
  const emulator = await createEmulator({ drift: 3, seed: 5 });
  const { origin, close } = await emulator.listen();
  try {
    const url = `${origin}${emulator.basePath}`;
    const env = { HEALOS_API_KEY: "hlsk_demo" };
    const before = JSON.stringify(emulator.snapshot());
    const args = ["verify", "--base-url", url, "--max-requests", "30"];
    const { code, stderr } = await runHere(args, { env });
    expect(stderr).toContain("No more requests were allowed");
    expect(code).toBe(1);
    expect(emulator.requests()).toHaveLength(30);
    expect(new Set(emulator.requests().map(({ method }) => method))).toEqual(new Set(["GET"]));
    expect(JSON.stringify(emulator.snapshot())).toBe(before);
  } finally {
    await close();
  }
});

describe("what cannot be carried out is said in one line, and the exit code is 2", () => {
  test.each([
    [["verify"], "--observed, --har or --base-url"],
    [["verify", "--base-url", "http://api.example.com"], "must be https"],
    [["verify", "--base-url", "https://api.example.com", "--allow-writes"], "on this machine"],
    [["verify", "--base-url", "example"], "must be a URL"],
    [["verify", "--observed", "pets.yaml"], "pets.yaml:1:1: These are no observations."],
    [["verify", "--har", "pets.yaml"], "pets.yaml:1:1: This is no HTTP archive (HAR 1.2)."],
    [["verify", "--har", "none.har"], "none.har:1:1: There is no such file."],
    [["verify", "--base-url", "http://localhost:9"], "No answer of this API was seen"],
  ])("%j", async (args, line) => {
    const { code, stdout, stderr } = await runHere(args, { cwd: folderWith([]) });
    expect(stderr).toContain(line);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});
