import { IndentationText, NewLineKind, Project } from "ts-morph";
import { expect, test } from "vitest";
import { emit } from "../../src/emit/emit.js";
import { model } from "../../src/model/model.js";
import { createCodePrinter } from "../../src/print/code.js";
import { bundledSpec } from "../../src/read/assets.js";
import { read } from "../../src/read/read.js";

test("ts-morph's inner printer spells what its public interface does", async () => {
  const { api } = model(await read(bundledSpec));
  const outputs = emit(api, { layout: "package", importExtension: "js", runtimeFiles: [] });
  const files = outputs.filter((output) => output.kind === "code");
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
    },
  });
  const print = createCodePrinter();

  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const { path, structure } = file;
    expect(print(file)).toBe(project.createSourceFile(path, structure).getFullText());
  }
});
