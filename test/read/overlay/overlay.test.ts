import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/json/json.js";
import type { Document } from "../../../src/read/document.js";
import { open, type OpenOptions } from "../../../src/read/open.js";
import { ReadError } from "../../../src/read/problem.js";
import { folderOf } from "../temp-document.js";

const api = `openapi: 3.1.0
info: { title: t, version: "1" }
servers:
  - { url: "https://a.example", description: Dev }
  - { url: "https://b.example", description: Dev }
  - { url: "https://c.example", description: Live }
paths:
  /items:
    get: &get
      tags: [a, b]
      responses: { "200": { description: OK } }
  /more:
    get: *get
`;

/** The actions of an overlay, which stand from its line 3 on, one on each line. */
function overlay(...actions: string[]): string {
  const lines = actions.map((action) => `  - ${action}\n`);
  return `overlay: 1.1.0\ninfo: { title: o, version: "1" }\nactions:\n${lines.join("")}`;
}

interface Corrected {
  document: Document;
  /** Where a node stands, by the pointer to it: `file:line`. */
  placed(at: string): string;
  warnings: string[];
}

async function corrected(texts: string[], options: OpenOptions = {}): Promise<Corrected> {
  const names = texts.map((_, index) => `${index + 1}.yaml`);
  const files = Object.fromEntries(names.map((name, index) => [name, texts[index] as string]));
  const folder = folderOf({ "api.yaml": api, ...files });
  const overlays = names.map((name) => join(folder, name));
  const document = await open(join(folder, "api.yaml"), { overlays, ...options });
  const short = ({ file, line }: { file: string; line: number }): string =>
    `${file.slice(folder.length + 1)}:${line}`;
  return {
    document,
    placed: (at) => short(document.place(at)),
    warnings: document.warnings.map((each) => `${short(each)} ${each.what}`),
  };
}

async function refusalOf(text: string, options: OpenOptions = {}): Promise<string[]> {
  const error = await corrected([text], options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReadError)) throw new Error("It was not refused.");
  return error.problems.map(({ line, column, what }) => `${line}:${column} ${what}`);
}

describe("update", () => {
  test("merges objects, concatenates lists, replaces what is neither", async () => {
    const { document, placed } = await corrected([
      overlay(`{ target: $, update: { info: { title: new, x-a: 1 }, servers: [{ url: /d }] } }`),
    ]);
    expect(document.root["info"]).toEqual({ title: "new", version: "1", "x-a": 1 });
    expect(document.root["servers"]).toHaveLength(4);
    expect(placed("#/info")).toBe("api.yaml:2");
    expect(placed("#/info/version")).toBe("api.yaml:2");
    expect(placed("#/info/title")).toBe("1.yaml:4");
    expect(placed("#/servers/2/url")).toBe("api.yaml:6");
    expect(placed("#/servers/3/url")).toBe("1.yaml:4");
  });

  test("appends to a list what is none, and replaces a primitive", async () => {
    const { document } = await corrected([
      overlay(
        `{ target: $.servers, update: { url: /d } }`,
        `{ target: "$.paths['/items'].get.tags[?@ == 'a']", update: c }`,
      ),
    ]);
    expect(document.root["servers"]).toHaveLength(4);
    expect(valueAt(document, "paths", "/items", "get", "tags")).toEqual(["c", "b"]);
  });

  test("changes what the target selects, and not what shares a YAML anchor with it", async () => {
    const { document } = await corrected([
      overlay(`{ target: "$.paths['/more'].get", update: { operationId: more } }`),
    ]);
    expect(valueAt(document, "paths", "/more", "get", "operationId")).toBe("more");
    expect(valueAt(document, "paths", "/items", "get", "operationId")).toBeUndefined();
  });

  test("reaches every target, each with data of its own", async () => {
    const { document, placed } = await corrected([
      overlay(
        `{ target: "$.paths.*.get", update: { x-list: [1] } }`,
        `{ target: "$.paths['/more'].get.x-list", update: 2 }`,
      ),
    ]);
    expect(valueAt(document, "paths", "/items", "get", "x-list")).toEqual([1]);
    expect(valueAt(document, "paths", "/more", "get", "x-list")).toEqual([1, 2]);
    expect(placed("#/paths/~1more/get/x-list/0")).toBe("1.yaml:4");
    expect(placed("#/paths/~1more/get/x-list/1")).toBe("1.yaml:5");
  });

  test("what does not go together is refused, with the place in the overlay", async () => {
    const text = overlay(`{ target: $, update: { servers: { url: / } } }`);
    expect(await refusalOf(text)).toEqual([
      "4:28 The document has a list at #/servers, and the overlay an object",
    ]);
  });

  test("targets of several kinds are refused", async () => {
    expect(await refusalOf(overlay(`{ target: "$.info['title']", update: {} }`))).toEqual([
      "4:34 The document has a string at #/info/title, and the overlay an object",
    ]);
    expect(await refusalOf(overlay(`{ target: "$['info','servers']", update: {} }`))).toEqual([
      "4:7 The target selects nodes of several kinds",
    ]);
  });
});

describe("remove", () => {
  test("takes out members, and items without losing count", async () => {
    const { document, placed } = await corrected([
      overlay(
        `{ target: "$.servers[?@.description == 'Dev']", remove: true }`,
        `{ target: $.paths..tags, remove: true, update: nothing }`,
      ),
    ]);
    expect(document.root["servers"]).toEqual([{ url: "https://c.example", description: "Live" }]);
    expect(placed("#/servers/0/url")).toBe("api.yaml:6");
    expect(JSON.stringify(document.root["paths"])).not.toContain("tags");
    // What is missing now is missing because of the overlay.
    expect(placed("#/paths/~1items/get/tags")).toBe("1.yaml:5");
  });

  test("a node and what is inside of it may be removed at once", async () => {
    const { document } = await corrected([overlay(`{ target: "$.servers..*", remove: true }`)]);
    expect(document.root["servers"]).toEqual([]);
  });

  test("what was removed can be written anew", async () => {
    const { document, placed } = await corrected([
      overlay(
        `{ target: $.servers, remove: true }`,
        `{ target: $, update: { servers: [{ url: https://sandbox.example }] } }`,
      ),
    ]);
    expect(document.root["servers"]).toEqual([{ url: "https://sandbox.example" }]);
    expect(placed("#/servers/0")).toBe("1.yaml:5");
  });

  test("the document itself stays", async () => {
    expect(await refusalOf(overlay("{ target: $, remove: true }"))).toEqual([
      "4:7 The whole document cannot be removed",
    ]);
  });
});

describe("copy", () => {
  test("copies a node as it is then", async () => {
    const { document, placed } = await corrected([
      overlay(
        `{ target: $.paths, update: { /new: {} } }`,
        `{ target: "$.paths['/new']", copy: "$.paths['/items']" }`,
        `{ target: "$.paths['/items']", remove: true }`,
      ),
    ]);
    expect(Object.keys(document.root["paths"] as object)).toEqual(["/more", "/new"]);
    expect(valueAt(document, "paths", "/new", "get", "tags")).toEqual(["a", "b"]);
    expect(placed("#/paths/~1new/get/tags")).toBe("1.yaml:5");
  });

  test("a node may be copied into itself, and only one at a time", async () => {
    const { document } = await corrected([
      overlay(
        `{ target: $.info, update: { x-old: {} } }`,
        `{ target: $.info.x-old, copy: $.info }`,
      ),
    ]);
    expect(valueAt(document, "info", "x-old", "title")).toBe("t");
    expect(await refusalOf(overlay(`{ target: $.info, copy: "$.servers[*]" }`))).toEqual([
      "4:7 The copy selects 3 nodes",
    ]);
  });
});

test("what is added many times ends at the size that a document may have", async () => {
  const ten = (item: string): string => `[${Array<string>(10).fill(item).join(", ")}]`;
  const levels = ["1", "*a0", "*a1", "*a2", "*a3"].map((item, level) => `&a${level} ${ten(item)}`);
  const update = `{ x-many: { a: [${levels.join(", ")}] }, x-list: [${"{}, ".repeat(20)}] }`;
  const many = overlay(
    `{ target: $.info, update: ${update} }`,
    `{ target: "$.info.x-list[*]", copy: $.info.x-many }`,
  );
  expect(await refusalOf(many)).toEqual(["5:35 The document holds more than 2000000 values"]);
});

describe("several overlays, and the document that one is for", () => {
  test("they are applied in their order", async () => {
    const { document, placed } = await corrected([
      overlay("{ target: $.info, update: { title: first, x-first: 1 } }"),
      overlay("{ target: $.info.x-first, update: 2 }", "{ target: $.info, update: { title: b } }"),
    ]);
    expect(document.root["info"]).toEqual({ title: "b", version: "1", "x-first": 2 });
    expect(placed("#/info/title")).toBe("2.yaml:5");
    expect(document.files().map((file) => file.replace(/.*\//, ""))).toEqual([
      "api.yaml",
      "1.yaml",
      "2.yaml",
    ]);
  });

  test("a target that selects nothing is a warning, or an error", async () => {
    const text = overlay("{ target: $.inf, update: {} }");
    const { warnings } = await corrected([text]);
    expect(warnings).toEqual(['1.yaml:4 The target "$.inf" selects nothing in the document']);
    expect(await refusalOf(text, { strictOverlays: true })).toEqual([
      '4:7 The target "$.inf" selects nothing in the document',
    ]);
  });

  test("so is an action that changes nothing, which the standard allows", async () => {
    const { warnings } = await corrected([overlay("{ target: $, description: later }")]);
    expect(warnings).toEqual(["1.yaml:4 An action has no update, no copy and no remove: true"]);
  });

  test("an overlay that extends another document says so", async () => {
    const extending = (reference: string): string =>
      `extends: ${reference}\n${overlay("{ target: $.info, update: {} }")}`;
    expect((await corrected([extending("./api.yaml")])).warnings).toEqual([]);
    expect((await corrected([extending("https://a.example/api.yaml")])).warnings).toEqual([]);
    const { warnings } = await corrected([extending("other.yaml")]);
    expect(warnings).toEqual([expect.stringMatching(/^1\.yaml:1 .*is written for .*other\.yaml/)]);
    expect(await refusalOf(extending("other.yaml"), { strictOverlays: true })).toHaveLength(1);
  });
});

test.each([
  ["actions: []", "1:1 This is not an overlay: it has no member overlay"],
  [`overlay: 2.0.0\ninfo: {}`, '1:1 The overlay version is "2.0.0"; only 1.0 and 1.1 are read'],
  [`overlay: 1.0.0\nactions: [{ target: $, update: {} }]`, "1:1 info is not an object"],
  [
    `overlay: 1.0.0\ninfo: { title: t, version: 1 }\nactions: [{ target: $, update: {} }]`,
    "2:19 info.version is not a text",
  ],
  [overlay("{ target: paths, update: {} }"), /4:7 .*not a JSONPath: expected '\$'/],
  [overlay("{ update: {} }"), "4:5 An action's target is not a text"],
  [overlay("{ target: $, udpate: {} }"), '4:18 There is no member "udpate" here'],
  [overlay("{ target: $, remove: yes }"), "4:18 remove is not true or false"],
  [overlay("{ target: $, update: {}, copy: $.info }"), /both an update and a copy/],
  [
    overlay("{ target: $, copy: $.info }").replace("1.1.0", "1.0.0"),
    "4:18 copy came with version 1.1 of overlays",
  ],
  [overlay(...Array<string>(2).fill("{ target: $, update: {} }")), /^5:5 The same action/],
  [overlay(), "3:1 actions is not a list with something in it"],
])("%j is refused", async (text, expected) => {
  const problems = await refusalOf(text);
  expect(problems).toContainEqual(
    typeof expected === "string" ? expected : expect.stringMatching(expected),
  );
});

function valueAt(document: Document, ...tokens: string[]): Json | undefined {
  return tokens.reduce<Json | undefined>(
    (value, token) => (value as Record<string, Json> | undefined)?.[token],
    document.root,
  );
}
