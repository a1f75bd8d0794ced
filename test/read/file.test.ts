import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.js";
import { folderOf, problemsOf, readText } from "./temp-document.js";

const text = `openapi: 3.1.0\nx: "é\u{1f600}"\ny: z\n`;

describe("the file", () => {
  it("may be UTF-8 or UTF-16, with a byte order mark", async () => {
    const utf16le = Buffer.from(`\ufeff${text}`, "utf16le");
    const utf16be = Buffer.from(utf16le).swap16();
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), utf16le, utf16be]) {
      const document = await readText(bytes);
      expect(document.root).toEqual({ openapi: "3.1.0", x: "é\u{1f600}", y: "z" });
      expect(document.place("#/openapi")).toMatchObject({ line: 1, column: 1 });
    }
  });

  it("may end its lines with LF, CRLF or CR, which is the same document", async () => {
    const block = `openapi: 3.1.0\nx: |\n  a\n  b\ny: >-\n  c\n  d\nz: "e\n  f"\n`;
    const lf = await readText(block);
    for (const end of ["\r\n", "\r"]) {
      const other = await readText(block.replaceAll("\n", end));
      expect(other.root).toEqual(lf.root);
      expect(other.place("#/z")).toMatchObject({ line: 8, column: 1 });
    }
  });

  it.each([
    [
      "Latin-1",
      Buffer.from("openapi: 3.1.0\nx: caf\u00e9\n", "latin1"),
      "2:7 The file is not UTF-8 text",
    ],
    ["half a character", Buffer.from([0x61, 0x0a, 0xe2, 0x82]), "2:1 The file is not UTF-8 text"],
    [
      "an odd number of bytes",
      Buffer.from([0xff, 0xfe, 0x61]),
      "1:1 The file is not UTF-16LE text",
    ],
    [
      "UTF-16 without a mark",
      Buffer.from("openapi", "utf16le"),
      "1:2 The file holds a NUL character, so it is not text",
    ],
    ["nothing", "", "1:1 The file is empty"],
    ["blanks", " \n\t\n", "1:1 The file is empty"],
    ["a comment only", "# nothing\n", "1:1 The document holds nothing, not an object"],
    [
      "HTML",
      "\n<!DOCTYPE html><html></html>",
      "1:1 This is HTML or XML, not a document in YAML or JSON",
    ],
    ["a text", "just words\n", "1:1 The document holds a string, not an object"],
    ["a list", "- 1\n", "1:1 The document holds a list, not an object"],
  ])("is refused with its place where it holds %s", async (_, content, expected) => {
    expect(await problemsOf(content)).toEqual([expected]);
  });

  it("is refused in one line where it cannot be read", async () => {
    const folder = folderOf({ "a.yaml": text });
    const refusal = (path: string): Promise<unknown> =>
      read(path).catch((error: Error) => error.message);
    const nowhere = join(folder, "b.yaml");
    expect(await refusal(nowhere)).toBe(`${nowhere}:1:1: There is no such file. Check the path.`);
    expect(await refusal(join(folder, "a.yaml", "b"))).toMatch(/: There is no such file\. /);
    expect(await refusal(folder)).toMatch(/:1:1: This is a folder\. Name the file in it\.$/);
    expect(await refusal("/dev/zero")).toMatch(/: This is not a regular file\. /);
  });
});

describe("the version", () => {
  it.each([
    ["3.0.0", "3.0"],
    ["3.0.4", "3.0"],
    ['"3.1"', "3.1"],
    ["3.1", "3.1"],
    ["3.0", "3.0"],
    ["3.2.0", "3.2"],
    ["3.0.0-rc2", "3.0"],
  ])("%s is read as %s", async (written, version) => {
    expect((await readText(`openapi: ${written}\n`)).version).toBe(version);
  });

  it.each(["4.0.0", "3.3.0", "2.0", "three", "null", "[3.1]", "true", '""', "3.1.0.0"])(
    "%s is refused with its place",
    async (written) => {
      const problems = await problemsOf(`info: {}\nopenapi: ${written}\n`);
      expect(problems).toEqual([
        expect.stringMatching(/^2:1 The openapi version is .*; only 3\.0, 3/),
      ]);
    },
  );

  it("of Swagger gets its own sentence", async () => {
    await expect(readText(`info: {}\nswagger: "1.2"\n`)).rejects.toThrow(
      /:2:1: This is a Swagger document, version "1\.2"; .* Convert it to one of these versions first/,
    );
  });

  it("must be there", async () => {
    expect(await problemsOf("info: {}\n")).toEqual([
      "1:1 The document has no openapi member, so it is not an OpenAPI 3 document",
    ]);
  });
});
