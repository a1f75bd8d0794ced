import type { ts } from "ts-morph";
import type { LocatedProblem } from "../read/document.js";
import type { Compiler } from "./load-compiler.js";

/** A program as its `tsconfig.json` describes it. */
export interface Project {
  /** The `tsconfig.json`. */
  config: string;
  fileNames: string[];
  options: ts.CompilerOptions;
  /** The projects that it refers to, whose sources stand for what is built of them. */
  references: readonly ts.ProjectReference[];
}

/** The projects of a folder, or of a `tsconfig.json`: of one that only refers to others, those. */
export function readProjects(compiler: Compiler, path: string): (LocatedProblem | Project)[] {
  const { sys } = compiler;
  const config = sys.fileExists(path) ? path : `${path.replace(/[\\/]+$/, "")}/tsconfig.json`;
  if (!sys.fileExists(config)) {
    const what = "There is no tsconfig.json";
    return [
      {
        ...start(path),
        id: "project-missing",
        what,
        todo: "Name the folder of a TypeScript project.",
      },
    ];
  }
  return projectsOf(compiler, sys.resolvePath(config), new Set());
}

export function isProblem(read: LocatedProblem | Project): read is LocatedProblem {
  return "what" in read;
}

function projectsOf(
  compiler: Compiler,
  config: string,
  seen: Set<string>,
): (LocatedProblem | Project)[] {
  if (seen.has(config)) return [];
  seen.add(config);
  const problems: LocatedProblem[] = [];
  const tell = (fault: ts.Diagnostic): void =>
    void problems.push(problemOf(compiler, fault, config));
  const parsed = compiler.getParsedCommandLineOfConfigFile(config, undefined, {
    ...compiler.sys,
    onUnRecoverableConfigFileDiagnostic: tell,
  });
  if (parsed === undefined) return problems;
  const references = parsed.projectReferences ?? [];
  // A list of files that is empty says that the work is done by the projects that are referred to.
  const isEmpty = parsed.fileNames.length === 0;
  for (const fault of parsed.errors) {
    const isOfNoFiles = fault.code === 18002 || fault.code === 18003;
    if (fault.category === compiler.DiagnosticCategory.Error && !isOfNoFiles) tell(fault);
  }
  if (problems.length > 0) return problems;
  if (isEmpty && references.length === 0) {
    const todo = "Say in `include` where they are.";
    return [{ ...start(config), id: "project-invalid", what: "The project has no files", todo }];
  }
  if (isEmpty) {
    return references.flatMap((each) =>
      projectsOf(compiler, compiler.resolveProjectReferencePath(each), seen),
    );
  }
  const options = optionsOf(compiler, parsed.options, config);
  return [{ config, fileNames: parsed.fileNames, options, references }];
}

/** What the project's own compiler would take, without what is only for what it writes. */
function optionsOf(
  compiler: Compiler,
  options: ts.CompilerOptions,
  config: string,
): ts.CompilerOptions {
  const isOlder = majorOf(compiler, config) < 6;
  return {
    ...options,
    // TypeScript 6 has other defaults.
    ...(isOlder && { strict: options.strict ?? false, types: options.types ?? ["*"] }),
    ignoreDeprecations: "6.0",
    composite: false,
    incremental: false,
    noEmit: true,
    skipLibCheck: true,
  };
}

/** The version of TypeScript that is installed with a project; without one, the last before the defaults changed. */
function majorOf({ sys }: Compiler, config: string): number {
  for (let folder = parentOf(config); folder !== ""; folder = parentOf(folder)) {
    const text = sys.readFile(`${folder}/node_modules/typescript/package.json`);
    const version = text && /"version"\s*:\s*"(\d+)/.exec(text)?.[1];
    if (version) return Number(version);
  }
  return 5;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function problemOf(compiler: Compiler, fault: ts.Diagnostic, config: string): LocatedProblem {
  const { file, start: offset = 0, messageText } = fault;
  const { line, character } = file?.getLineAndCharacterOfPosition(offset) ?? start0;
  const what = compiler.flattenDiagnosticMessageText(messageText, " ");
  return {
    file: file?.fileName ?? config,
    line: line + 1,
    column: character + 1,
    id: "project-invalid",
    what,
    todo: "",
  };
}

const start0 = { line: 0, character: 0 };

function start(file: string): { file: string; line: number; column: number } {
  return { file, line: 1, column: 1 };
}
