import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createImports, runtime, testing } from "../src/emit/imports.js";
import { generate } from "../src/generate.js";
import { readAssets } from "../src/read/assets.js";
import { clientOf } from "./client-of.js";
import { root } from "./program.js";
import { tempFolder } from "./temp-folder.js";
import { tree } from "./tree.js";

/** The client of one operation with one answer, by path. */
async function filesOf(answer: string): Promise<ReadonlyMap<string, string>> {
  const { files } = await clientOf(`
paths:
  /a:
    get:
      operationId: getA
      responses:
        ${answer}
`);
  return files;
}

/** What a file exports by a declaration of its own, and what it imports or exports of other files. */
function namesIn(text: string): { declared: string[]; taken: string[] } {
  const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ES2022, true);
  const declared = namesOf(file.statements.filter(isExported));
  const taken = file.statements.flatMap((statement) => {
    const named = ts.isImportDeclaration(statement)
      ? statement.importClause?.namedBindings
      : ts.isExportDeclaration(statement)
        ? statement.exportClause
        : undefined;
    return named && (ts.isNamedImports(named) || ts.isNamedExports(named))
      ? named.elements.map(({ name }) => name.text)
      : [];
  });
  return { declared, taken };
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function namesOf(statements: readonly ts.Statement[]): string[] {
  const names = statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    const { name } = statement as ts.Statement & { name?: ts.Identifier };
    return name ? [name.text] : [];
  });
  return [...new Set(names)];
}

describe("the client of one GET", () => {
  const nothing = `"204": { description: Nothing. }`;

  test("has 20 files at most", async () => {
    const files = await filesOf(nothing);
    expect(files.has("runtime/call.ts")).toBe(true);
    expect(files.size).toBeLessThanOrEqual(20);
  });

  test("has nothing of the runtime that nobody imports", async () => {
    const files = await filesOf(nothing);
    const taken = new Map<string, number>();
    for (const text of files.values()) {
      for (const name of namesIn(text).taken) taken.set(name, (taken.get(name) ?? 0) + 1);
    }
    const unused = [...files]
      .filter(([path]) => path.startsWith("runtime/"))
      .flatMap(([, text]) => namesIn(text).declared)
      .filter((name) => !taken.has(name));
    expect(unused).toEqual([]);
    // The runtime's index names each, and so does a file that imports it from there.
    const indexed = namesIn(files.get("runtime/index.ts") ?? "").taken;
    expect(indexed.filter((name) => (taken.get(name) ?? 0) < 2)).toEqual([]);
  });

  test("exports no type that it cannot use", async () => {
    const files = await filesOf(nothing);
    const { taken } = namesIn(files.get("index.ts") ?? "");
    expect(taken).toContain("CallOptions");
    for (const name of ["Ensured", "Paginator", "Secret", "ServerSentEvent", "Upload"])
      expect(taken).not.toContain(name);
  });

  test("has a decoder where an answer needs one", async () => {
    const files = await filesOf(nothing);
    const answer = `"200": { description: Bytes., content: { application/octet-stream: {} } }`;
    const bytes = await filesOf(answer);
    expect(bytes.get("runtime/index.ts")).toContain("asBlob");
    expect(files.get("runtime/index.ts")).not.toContain("asBlob");
    expect([...files.values()].join()).not.toContain("asBlob");
  });
});

test("the Healos client has 45 files at most, and the same runtime in both layouts", async () => {
  const runtimes = new Map<string, Record<string, string>>();
  for (const layout of ["package", "source"] as const) {
    const out = tempFolder();
    await generate({ out, layout });
    const files = Object.entries(tree(out));
    const texts = files.filter(([path]) => path.endsWith(".ts"));
    expect(texts.length).toBeLessThanOrEqual(45);
    const ofRuntime = texts.flatMap(([path, text]): [string, string][] => {
      const [, name] = /runtime\/(.+)$/.exec(path) ?? [];
      return name === undefined ? [] : [[name, text.replace(/^(\/[/*].*\n)+\n/, "")]];
    });
    runtimes.set(layout, Object.fromEntries(ofRuntime));
  }
  expect(runtimes.get("source")).toEqual(runtimes.get("package"));
});

describe("the declarations of the runtime", () => {
  const folder = join(root, "src", "runtime");
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (path) => path.endsWith(".ts") && /[\\/]/.test(path),
  );

  test("are read as the compiler reads them, and no two have one name", () => {
    const names = paths.flatMap((path) => {
      const text = readFileSync(join(folder, path), "utf8");
      return namesOf([...ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true).statements]);
    });
    expect(paths.length).toBeGreaterThan(100);
    expect([...readAssets().runtime.keys()].sort()).toEqual(names.sort());
  });
});

test("emit can name nothing that the runtime does not have", () => {
  const imports = createImports("js", "./client");
  imports.value(runtime, "inPath");
  // @ts-expect-error No such value.
  imports.value(runtime, "inPth");
  imports.type(runtime, "Client");
  // @ts-expect-error No such type.
  imports.type(runtime, "Clint");
  imports.value(testing, "fakeClientOf");
  // @ts-expect-error The index has it, the entry for tests has not.
  imports.value(testing, "inPath");
  expect(imports.names(testing)).toEqual(["fakeClientOf", "inPath"]);
});
