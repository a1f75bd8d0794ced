import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { root } from "./program.js";

/**
 * What each folder of `src/` may import. `types`: nothing that exists when the program runs. `pure`: types, and
 * functions that only compute, such as a look-up in the Api; never a stage itself, which would run the program
 * backwards. Files directly in `src/` string the stages together and may import what they need, but for the runtime.
 */
const allowed: Readonly<Record<string, Readonly<Record<string, "pure" | "types">>>> = {
  json: {},
  // What each problem is called: a type, and nothing else.
  problems: {},
  runtime: {},
  // What companions carry is copied beside a client, and names of it what every client has.
  checks: { runtime: "types" },
  text: {},
  // The compiler that ts-morph brings: what it says of files that are on no disk, and of programs that it is pointed at.
  compiler: { problems: "types", read: "types" },
  read: { json: "pure", problems: "types", text: "pure" },
  write: { problems: "types" },
  model: { json: "pure", read: "types", text: "pure" },
  values: { checks: "pure", json: "pure", model: "pure" },
  // Which names the runtime has: what it does is not of emit's concern.
  emit: {
    json: "pure",
    model: "pure",
    outline: "pure",
    read: "types",
    runtime: "types",
    text: "pure",
  },
  outline: { json: "pure", model: "pure", runtime: "types" },
  print: { emit: "pure", json: "pure", model: "pure", read: "types" },
  companions: {
    checks: "types",
    emit: "pure",
    json: "pure",
    model: "pure",
    text: "pure",
    values: "pure",
  },
  // The emulator's operations as tools of agents, as a generated client has them.
  agents: {
    checks: "pure",
    companions: "pure",
    emit: "pure",
    json: "pure",
    model: "pure",
    runtime: "pure",
  },
  diff: {
    checks: "pure",
    compiler: "pure",
    findings: "pure",
    json: "pure",
    model: "pure",
    problems: "types",
    read: "types",
    text: "pure",
    values: "pure",
  },
  emulate: {
    checks: "pure",
    json: "pure",
    model: "pure",
    read: "types",
    text: "pure",
    values: "pure",
  },
  findings: { json: "pure", problems: "types", read: "types", text: "pure" },
  // A lint reads the document itself: what is wrong with it may be what the Api has no place for.
  lint: {
    findings: "pure",
    json: "pure",
    model: "pure",
    problems: "types",
    read: "pure",
    text: "pure",
    values: "pure",
  },
  // What is wrong with a document by what its API answers; shapes are made, and requests spelled, as clients do it.
  verify: {
    emit: "pure",
    emulate: "pure",
    findings: "types",
    json: "pure",
    lint: "pure",
    model: "pure",
    outline: "pure",
    read: "pure",
    runtime: "pure",
    text: "pure",
    values: "pure",
  },
  // What a program uses of an API: its code is read by the compiler, the API is the one that is handed in.
  uses: {
    compiler: "pure",
    diff: "pure",
    findings: "pure",
    json: "pure",
    model: "pure",
    read: "types",
    text: "pure",
  },
  // What the first minute shows, as code.
  demo: { text: "pure" },
  // The pages of an API; examples are compiled and run where the compiler is.
  site: {
    // How a call looks with them.
    companions: "pure",
    compiler: "pure",
    emit: "pure",
    json: "pure",
    model: "pure",
    text: "pure",
    values: "pure",
  },
  // What a command compares or serves, it reads itself; the other stages are run by the files in `src/`.
  cli: {
    companions: "pure",
    demo: "types",
    diff: "pure",
    emulate: "pure",
    findings: "pure",
    json: "pure",
    lint: "pure",
    // What an earlier run has printed, which is kept here.
    print: "types",
    problems: "types",
    read: "pure",
    text: "pure",
    uses: "pure",
    verify: "pure",
    write: "pure",
  },
};

/** Folders that run a stage themselves. */
const runs: Readonly<Record<string, readonly string[]>> = {
  cli: ["read"],
  lint: ["read", "model"],
};

/** The folders of the runtime, each above those before it. */
const runtimeLayers = [
  "contract",
  "failures",
  "parameters",
  "bodies",
  "answers",
  "call",
  "client",
  "pages",
  "external-id",
  "observe",
  "webhooks",
  "tokens",
  "testing",
];

/** The functions that are a stage: from text to Document to Api and so on. */
const stages = new Set([
  "read/read",
  "read/open",
  "model/model",
  "emit/emit",
  "print/print",
  "write/write",
]);

/** Folders that touch the disk. The program tells each what to open; no other folder can. */
const onDisk = new Set(["read", "write", "cli"]);

/** Words that say nothing about what is in a file, or that the project has another word for. */
const emptyWords = /util|helper|common|\bcore\b|manager|endpoint|route|service/;

interface Import {
  /** The file below `src/`, or the package. */
  target: string;
  names: string[];
  isType: boolean;
}

interface Source {
  /** Below `src/`, with forward slashes. */
  path: string;
  /** Its folder; empty for a file directly in `src/`. */
  folder: string;
  lines: number;
  imports: Import[];
  /** `any`, `export default`, `process` and the like, each with its line. */
  remarkable: Map<string, number>;
}

const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => readSource(join(entry.parentPath, entry.name)));

test("there are sources, and imports between their folders", () => {
  expect(sources.length).toBeGreaterThan(100);
  const crossing = sources.flatMap(({ folder, imports }) =>
    imports.filter(({ target }) => target.includes("/") && !target.startsWith(`${folder}/`)),
  );
  expect(crossing.length).toBeGreaterThan(50);
});

describe("what may import what", () => {
  test("every folder has its rule", () => {
    const folders = new Set(sources.map(({ folder }) => folder).filter(Boolean));
    expect([...folders].sort()).toEqual(Object.keys(allowed).sort());
  });

  test("folders import what the table allows", () => {
    expect(sources.flatMap(forbiddenImports)).toEqual([]);
  });

  test("the runtime imports nothing, so that it can be copied", () => {
    const imported = sources
      .filter(({ folder }) => folder === "runtime")
      .flatMap(({ path, imports }) => imports.map(({ target }) => `${path} → ${target}`));
    expect(imported.filter((line) => !/ → runtime\//.test(line))).toEqual([]);
  });

  test("no file imports one that imports it, nor its types: types that are shared have a file of their own", () => {
    expect(circles(sources)).toEqual([]);
  });

  test("a folder of the runtime imports those before it: each becomes one file of a client", () => {
    const backwards = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => layerOf(path) >= 0 && layerOf(target) > layerOf(path))
        .map(({ target }) => `${path} → ${target}`),
    );
    expect(backwards).toEqual([]);
    const rooms = sources.filter(({ path }) => /^runtime\/.+\//.test(path));
    expect(rooms.filter(({ path }) => layerOf(path) < 0).map(({ path }) => path)).toEqual([]);
  });

  test("only read, write and cli touch the disk", () => {
    const touching = sources.filter(
      ({ folder, imports }) =>
        !onDisk.has(folder) && imports.some(({ target }) => /^(node:)?fs\b/.test(target)),
    );
    expect(touching.map(({ path }) => path)).toEqual([]);
  });
});

describe("what no file has", () => {
  test.each(["any", "export default"])("%s", (what) => {
    expect(places(what)).toEqual([]);
  });

  // What sends a large body asks whether it runs in Node, by what may not be there.
  test("process, but for cli", () => {
    const elsewhere = places("process").filter((place) => !place.startsWith("cli/"));
    expect(elsewhere.filter((place) => !place.startsWith("runtime/bodies/send-large.ts"))).toEqual(
      [],
    );
  });

  test("console, but for warnings of the runtime: a page shows its key, or a client has none", () => {
    expect(places("console").map((place) => place.split(":")[0])).toEqual([
      "runtime/call/warn-keyless.ts",
      "runtime/client/warn-in-page.ts",
    ]);
  });

  test("more than 400 lines", () => {
    expect(sources.filter(({ lines }) => lines > 400).map(({ path }) => path)).toEqual([]);
  });

  test("a name that says nothing", () => {
    expect(sources.map(({ path }) => path).filter((path) => emptyWords.test(path))).toEqual([]);
  });
});

function forbiddenImports({ path, folder, imports }: Source): string[] {
  return imports.flatMap((imported) => {
    const { target, isType } = imported;
    const [to = "", ...rest] = target.split("/");
    const isOwn = rest.length === 0 || to === folder || !target.endsWith(".ts");
    if (isOwn || (folder === "" && to !== "runtime")) return [];
    const rule = allowed[folder]?.[to];
    const isAllowed = rule === "pure" ? isType || !runsStage(folder, imported) : isType && rule;
    return isAllowed ? [] : [`${path} → ${target}${isType ? " (types)" : ""}`];
  });
}

/** Where a file of the runtime stands in it; -1 for any other. */
function layerOf(path: string): number {
  return runtimeLayers.indexOf(/^runtime\/(.+)\//.exec(path)?.[1] ?? "");
}

/** The files that lead back to themselves. */
function circles(files: readonly Source[]): string[] {
  const targets = new Map(
    files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]),
  );
  return [...targets.keys()].filter((start) => {
    const reached = new Set(targets.get(start));
    for (const path of reached) for (const target of targets.get(path) ?? []) reached.add(target);
    return reached.has(start);
  });
}

/** True where a folder imports a stage that it has no business to run. */
function runsStage(folder: string, { target, names }: Import): boolean {
  const [stage = "", file = ""] = target.replace(".ts", "").split("/");
  const isStage = stages.has(`${stage}/${file}`) && names.includes(file);
  return isStage && !runs[folder]?.includes(stage);
}

function places(what: string): string[] {
  return sources.flatMap(({ path, remarkable }) => {
    const line = remarkable.get(what);
    return line === undefined ? [] : [`${path}:${line}`];
  });
}

function readSource(file: string): Source {
  const text = readFileSync(file, "utf8");
  const path = below(file);
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const source: Source = {
    path,
    folder: path.includes("/") ? (path.split("/")[0] as string) : "",
    lines: text.trimEnd().split("\n").length,
    imports: [],
    remarkable: new Map(),
  };
  const visit = (node: ts.Node): void => {
    const found = importOf(node, file);
    if (found) source.imports.push(found);
    const what = remarkableIn(node);
    if (what !== undefined && !source.remarkable.has(what)) {
      source.remarkable.set(what, tree.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return source;
}

function importOf(node: ts.Node, file: string): Import | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const { moduleSpecifier } = node;
    return moduleSpecifier && ts.isStringLiteral(moduleSpecifier)
      ? {
          target: targetOf(moduleSpecifier.text, file),
          names: namesIn(node),
          isType: isTypeOnly(node),
        }
      : undefined;
  }
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  const isImport =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  // What is named on the command line is no file of this program.
  return isImport && argument && ts.isStringLiteral(argument)
    ? { target: targetOf(argument.text, file), names: [], isType: false }
    : undefined;
}

function namesIn(node: ts.ExportDeclaration | ts.ImportDeclaration): string[] {
  const bindings = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : node.exportClause;
  const isNamed = bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings));
  return isNamed
    ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
    : [];
}

function isTypeOnly(node: ts.ExportDeclaration | ts.ImportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const { importClause } = node;
  if (importClause?.isTypeOnly) return true;
  const bindings = importClause?.namedBindings;
  return (
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function targetOf(specifier: string, file: string): string {
  return specifier.startsWith(".")
    ? below(join(dirname(file), specifier.replace(/\.js$/, ".ts")))
    : specifier;
}

function remarkableIn(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "any";
  if (ts.isExportAssignment(node)) return "export default";
  const isDefault = node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent);
  if (isDefault) return "export default";
  if (!ts.isIdentifier(node)) return undefined;
  const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
  return !isMember && (node.text === "process" || node.text === "console") ? node.text : undefined;
}

function below(file: string): string {
  return relative(join(root, "src"), file).split(sep).join("/");
}
