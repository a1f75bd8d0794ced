import type { ts } from "ts-morph";
import type { Compiler } from "../compiler/load-compiler.js";
import type { Programs } from "../compiler/programs.js";
import { isProblem, readProjects, type Project } from "../compiler/project.js";
import type { Api } from "../model/api.js";
import type { LocatedProblem } from "../read/document.js";
import { clientsOf, ownFiles, type ImportedClient } from "./client.js";
import { findUses } from "./find-uses.js";
import { createParts } from "./parts.js";
import { shownPath } from "./shown-path.js";
import { unreadFiles } from "./unread.js";
import type { Use } from "./use.js";

/** What a project uses of an API. */
export interface ProjectUses {
  /** As it was named. */
  project: string;
  uses: Use[];
  /** What may be used beside that, or keeps it from being known. */
  notes: string[];
}

/** The API that is asked for, and the files that a client of it has, without extensions. */
export interface Wanted {
  api: Api;
  modules: ReadonlySet<string>;
}

/** A program that imports a client of the API. */
export interface Consumer {
  project: Project;
  program: ts.Program;
  clients: readonly ImportedClient[];
}

/** What programs are opened by. */
export interface Opening {
  compiler: Compiler;
  programs: Programs;
}

/** The programs of a project, and what keeps them from being opened. */
export interface OpenedConsumers {
  path: string;
  consumers: Consumer[];
  problems: LocatedProblem[];
  /** Whether it can be read, and imports no client of the API. */
  isStranger: boolean;
}

/** Opens the programs of a project that import a client of an API, with other texts for some files. */
export function openConsumers(
  path: string,
  { compiler, programs, wanted, texts = new Map() }: Opening & Asked,
): OpenedConsumers {
  const read = readProjects(compiler, path);
  const problems = read.filter(isProblem);
  const consumers = read.flatMap((project) => {
    if (isProblem(project)) return [];
    const program = programs.open(project, {
      roots: [],
      files: new Map(),
      modules: new Set(),
      texts,
    });
    const clients = clientsOf(compiler, program, wanted);
    return clients.length === 0 ? [] : [{ project, program, clients }];
  });
  const isStranger = problems.length === 0 && consumers.length === 0;
  if (isStranger) {
    const what = `No file of this project imports a client of ${wanted.api.title || "the document"}`;
    const todo = "Install or generate it first, and name its document with --spec.";
    problems.push({ file: path, line: 1, column: 1, id: "client-not-imported", what, todo });
  }
  return { path, consumers, problems, isStranger };
}

interface Asked {
  wanted: Wanted;
  texts?: ReadonlyMap<string, string> | undefined;
}

/** What a project uses of an API; problems where it cannot be told. */
export function usesOfProject(
  project: string,
  { compiler, programs }: Opening,
  wanted: Wanted,
): ProjectUses | LocatedProblem[] {
  const { consumers, problems } = openConsumers(project, { compiler, programs, wanted });
  if (problems.length > 0) return problems;
  const findPart = createParts(wanted.api);
  const found = consumers.map(({ program, clients }) => ({
    uses: findUses({ compiler, program, clients, api: wanted.api, findPart }),
    errors: ownFiles(program).flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  }));
  return {
    project,
    uses: found.flatMap((each) => each.uses),
    notes: [
      ...complaintNotes(
        compiler,
        found.flatMap((each) => each.errors),
      ),
      ...unreadFiles(compiler, consumers),
    ],
  };
}

/** What the compiler says of a program may mean that types are missing, so that values cannot be followed. */
function complaintNotes(compiler: Compiler, errors: readonly ts.Diagnostic[]): string[] {
  const [first] = errors;
  if (first === undefined) return [];
  const { file, start = 0, messageText } = first;
  const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? {
    line: 0,
    character: 0,
  };
  const place = `${shownPath(file?.fileName ?? "")}:${line + 1}:${character + 1}`;
  const message = compiler.flattenDiagnosticMessageText(messageText, " ");
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return [`${place}: ${message}${more} What has no type because of that is not followed.`];
}
