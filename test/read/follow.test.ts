import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { locate } from "../../src/read/problem.js";
import { read } from "../../src/read/read.js";
import { folderOf, head, readText } from "./temp-document.js";

describe("a reference inside the document", () => {
  const schemas = `components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
    "a/b~c %d": { type: string }
    List: [ { type: integer } ]
    Again: { $ref: "#/components/schemas/Pet" }
`;

  it.each([
    ["#/components/schemas/Pet/properties/name", { type: "string" }, undefined],
    ["#/components/schemas/a~1b~0c%20%25d", { type: "string" }, "#/components/schemas/a~1b~0c %d"],
    ["#/components/schemas/List/0", { type: "integer" }, undefined],
    ["#/components/schemas/Again", { $ref: "#/components/schemas/Pet" }, undefined],
    ["api.yaml#/components/schemas/List/0", { type: "integer" }, "#/components/schemas/List/0"],
    ["./api.yaml#/openapi", "3.1.0", "#/openapi"],
  ])("leads one step: %s", async (reference, value, at) => {
    const document = await readText(head + schemas);
    expect(document.follow(reference, "#/paths")).toEqual({ value, at: at ?? reference });
  });

  it.each([
    ["#/components/schemas/Pett", "Did you mean #/components/schemas/Pet?"],
    ["#/components/schemas/pet", "Did you mean #/components/schemas/Pet?"],
    ["#/components/schema/Pet", "Did you mean #/components/schemas/Pet?"],
    ["#/definitions/Pet", "Did you mean #/components/schemas/Pet?"],
    ["#/components/schemas/Elephant", "Add the target, or correct the reference."],
    ["#/components/schemas/toString", "Add the target, or correct the reference."],
    ["#/components/schemas/__proto__", "Add the target, or correct the reference."],
    ["#/constructor/prototype", "Add the target, or correct the reference."],
    ["#/components/schemas/List/length", "Add the target, or correct the reference."],
    ["#/components/schemas/List/00", "Add the target, or correct the reference."],
    ["#/openapi/length", "Add the target, or correct the reference."],
  ])("that leads to nothing says so: %s", async (reference, todo) => {
    const document = await readText(head + schemas);
    const what = `The reference "${reference}" leads to nothing`;
    expect(document.follow(reference, "#")).toEqual({ id: "reference-dangling", what, todo });
  });

  it.each(["#/a~2", "#/%", "#/a~"])("that is malformed says so: %s", async (reference) => {
    const document = await readText(head + schemas);
    expect(document.follow(reference, "#")).toMatchObject({
      what: `"${reference}" is not a well-formed reference`,
    });
  });
});

describe("a pointer through a reference", () => {
  const files = {
    "api.yaml": `${head}components: { schemas: { $ref: "schemas.yaml#/all" }, headers: { $ref: "#/components/headers/A" } }\n`,
    "schemas.yaml": `all: { $ref: "pets.yaml" }\n`,
    "pets.yaml": `Pet: { type: object, properties: { name: { type: string } } }\n`,
  };

  it("goes on where that leads", async () => {
    const document = await read(join(folderOf(files), "api.yaml"));
    expect(document.follow("#/components/schemas/Pet/properties/name", "#")).toEqual({
      value: { type: "string" },
      at: "pets.yaml#/Pet/properties/name",
    });
  });

  it.each([
    ["#/components/schemas/Pat", 'The reference "#/components/schemas/Pat" leads to nothing'],
    ["#/components/headers/A", 'The reference "#/components/headers/A" leads to nothing'],
  ])("says where it ends: %s", async (reference, what) => {
    const document = await read(join(folderOf(files), "api.yaml"));
    expect(document.follow(reference, "#")).toMatchObject({ what });
  });
});

describe("a reference to a file", () => {
  const files = {
    "api/api.yaml": head,
    "api/parts/pet.yaml": `Pet:\n  $ref: "more.json#/Toy"\n`,
    "api/parts/more.json": `{ "Toy": { "type": "string" } }`,
    "api/parts/bad.yaml": `a: 1\na: 2\n`,
    "api/a#b %c.yaml": `x: 1\n`,
    "secret.yaml": "secret: sesame\n",
  };

  it("leads into the folder of the document, relative to the file it stands in", async () => {
    const folder = folderOf(files);
    const document = await read(join(folder, "api/api.yaml"));
    const pet = document.follow("parts/pet.yaml#/Pet", "#/x");
    expect(pet).toEqual({ value: { $ref: "more.json#/Toy" }, at: "parts/pet.yaml#/Pet" });
    const toy = document.follow("more.json#/Toy", "parts/pet.yaml#/Pet/$ref");
    expect(toy).toEqual({ value: { type: "string" }, at: "parts/more.json#/Toy" });
    expect(document.follow("../api.yaml#/openapi", "parts/pet.yaml#")).toMatchObject({
      at: "#/openapi",
    });
    expect(document.place("parts/pet.yaml#/Pet/$ref")).toEqual({
      file: join(folder, "api/parts/pet.yaml"),
      line: 2,
      column: 3,
    });
    expect(document.follow("a%23b%20%25c.yaml#/x", "#")).toEqual({
      value: 1,
      at: "a%23b %25c.yaml#/x",
    });
    expect(document.place("a%23b %25c.yaml#/x").file).toBe(join(folder, "api/a#b %c.yaml"));
    const names = ["api/api.yaml", "api/parts/pet.yaml", "api/parts/more.json", "api/a#b %c.yaml"];
    expect(document.files()).toEqual(names.map((name) => join(folder, name)));
  });

  it("that cannot be read says why, with the place in that file", async () => {
    const folder = folderOf(files);
    const document = await read(join(folder, "api/api.yaml"));
    const bad = document.follow("parts/bad.yaml#/a", "#");
    const where = `${join(folder, "api/parts/bad.yaml")}:2:1`;
    expect(bad).toMatchObject({
      what: `"parts/bad.yaml" cannot be read: ${where}: The key "a" stands a second time in the same object.`,
    });
    expect(document.follow("parts/none.yaml", "#")).toEqual({
      id: "reference-unreadable",
      what: '"parts/none.yaml" cannot be read: there is no such file',
      todo: "Correct the reference, or add the file.",
    });
  });

  it("that leads out of the folder is not opened unless that is allowed", async () => {
    const folder = folderOf(files);
    symlinkSync(join(folder, "secret.yaml"), join(folder, "api/link.yaml"));
    symlinkSync(folder, join(folder, "api/up"));
    const path = join(folder, "api/api.yaml");
    const references = ["../secret.yaml", "parts/../../secret.yaml", "link.yaml", "up/secret.yaml"];
    references.push(
      join(folder, "secret.yaml"),
      `file://${folder}/secret.yaml`,
      "%2e%2e/secret.yaml",
    );

    const strict = await read(path);
    const open = await read(path, { allowExternalRefs: true });
    for (const reference of references) {
      const refused = strict.follow(`${reference}#/secret`, "#");
      expect(refused).toMatchObject({
        what: `The reference "${reference}" leads out of the folder of the document`,
        todo: expect.stringContaining("--allow-external-refs") as string,
      });
      const allowed = open.follow(`${reference}#/secret`, "#");
      expect(allowed).toEqual({ value: "sesame", at: "../secret.yaml#/secret" });
    }
    expect(strict.files()).toEqual([path]);
  });

  it("does not tell whether a file outside exists", async () => {
    const folder = folderOf(files);
    const document = await read(join(folder, "api/api.yaml"));
    const told = (name: string): string => JSON.stringify(document.follow(name, "#"));
    const there = told("../secret.yaml");
    expect(told("../nobody.yaml").replace("nobody", "secret")).toBe(there);
  });

  it.each(["C:\\secret.yaml", "\\\\host\\share\\x.yaml", "FILE:/etc/passwd", "/etc/passwd"])(
    "in another spelling of a path from the root is refused: %s",
    async (reference) => {
      const document = await readText(head);
      expect(document.follow(reference, "#")).toMatchObject({
        what: expect.stringContaining("leads out of the folder") as string,
      });
    },
  );

  it.each([
    "http://127.0.0.1:1/a.yaml#/x",
    "HTTPS://host/a",
    "//host/a",
    "ftp://host/a",
    "urn:a:b",
  ])("on another host is never fetched, whatever is allowed: %s", async (reference) => {
    const document = await readText(head, "api.yaml", { allowExternalRefs: true });
    expect(document.follow(reference, "#")).toMatchObject({
      what: expect.stringMatching(/leads to another host, and nothing is fetched$/) as string,
    });
  });
});

describe("a reference by name", () => {
  const ids = `components:
  schemas:
    Tree:
      $id: https://example.test/tree
      $defs: { leaf: { $anchor: leaf, type: string } }
      properties: { leaf: { $ref: "#leaf" }, far: { $ref: "#/components/schemas/Other" } }
    Other:
      $anchor: other
      properties: { tree: { $ref: "https://example.test/tree#leaf" } }
      example: { $anchor: data }
    Third: { $id: https://example.test/third, $ref: tree }
`;
  const inTree = "#/components/schemas/Tree/properties/leaf";
  const leaf = "#/components/schemas/Tree/$defs/leaf";

  it("finds $anchor and $id, each in its own scope", async () => {
    const document = await readText(head + ids);
    expect(document.follow("#leaf", inTree)).toMatchObject({ at: leaf });
    expect(document.follow("#/$defs/leaf", inTree)).toMatchObject({ at: leaf });
    expect(document.follow("https://example.test/tree#leaf", "#/x")).toMatchObject({ at: leaf });
    expect(document.follow("tree", "#/components/schemas/Third")).toMatchObject({
      at: "#/components/schemas/Tree",
    });
    expect(document.follow("#other", "#/x")).toMatchObject({ at: "#/components/schemas/Other" });
  });

  it("counts from the root of the document where the schema with the $id has no such node", async () => {
    const document = await readText(head + ids);
    const found = document.follow("#/components/schemas/Other", inTree);
    expect(found).toMatchObject({ at: "#/components/schemas/Other" });
  });

  it("says where there is none, and does not look into examples", async () => {
    const document = await readText(head + ids);
    for (const name of ["leaf", "data", "nobody"]) {
      const unfollowed = { what: `No schema has the $anchor "${name}"` };
      expect(document.follow(`#${name}`, "#/x")).toMatchObject(unfollowed);
    }
  });

  it("knows the document by its $self", async () => {
    const text = `openapi: 3.2.0\n$self: https://example.test/api\nx: 1\n`;
    const document = await readText(text);
    expect(document.follow("https://example.test/api#/x", "#")).toEqual({ value: 1, at: "#/x" });
    expect(document.follow("#/x", "#")).toEqual({ value: 1, at: "#/x" });
  });

  it("knows a file that is a schema by its $id, and finds others beside it", async () => {
    const folder = folderOf({
      "api.yaml": head,
      "tree.json": `{ "$id": "https://example.test/tree.json", "$defs": { "leaf": { "$anchor": "leaf" } } }`,
      "nest.json": `{ "$id": "https://example.test/nest.json" }`,
    });
    const document = await read(join(folder, "api.yaml"));
    const tree = document.follow("tree.json", "#");
    expect(document.follow("https://example.test/tree.json", "tree.json#")).toEqual(tree);
    for (const reference of ["https://example.test/tree.json#leaf", "#leaf", "tree.json#leaf"]) {
      const found = document.follow(reference, "tree.json#/x");
      expect(found).toMatchObject({ at: "tree.json#/$defs/leaf" });
    }
    expect(document.follow("nest.json", "tree.json#")).toMatchObject({ at: "nest.json#" });
  });
});

describe("a place", () => {
  it("is that of the nearest ancestor where the node is not there", async () => {
    const document = await readText(`${head}paths:\n  /a:\n    get: {}\n`);
    expect(document.place("#/paths/~1a/get")).toMatchObject({ line: 5, column: 5 });
    expect(document.place("#/paths/~1a/post/x")).toMatchObject({ line: 4, column: 3 });
    expect(document.place("#/nothing")).toMatchObject({ line: 1, column: 1 });
    expect(document.place("#")).toMatchObject({ line: 1, column: 1 });
    const said = { id: "path-invalid", what: "w", todo: "t" } as const;
    const problem = { at: "#/paths/~1a", ...said };
    expect(locate(document, problem)).toMatchObject({ line: 4, column: 3, ...said });
  });
});
