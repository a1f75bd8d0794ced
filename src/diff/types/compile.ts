import type { ts } from "ts-morph";
import { createProgram } from "../../compiler/program.js";
import { preamble, probeTypes, type ProbeLine } from "./probe.js";

/** The files of a generated client: `index.ts` at the top, the runtime below `runtime/`. */
export type ClientFiles = ReadonlyMap<string, string>;

/** What the compiler says about a line. */
export interface Complaint {
  line: ProbeLine;
  /** Such as `TS2741`. */
  code: string;
  message: string;
}

/** Compiles code that uses a client, against another version of it. */
export interface ProbeCompiler {
  /** The complaints about lines that were written for the old client when they meet the new one. */
  changed(): Complaint[];
  /** Those that the lines of some owners get from the client that they were written for. */
  unchanged(owners: ReadonlySet<string>): Complaint[];
}

/** What is compiled: lines of code, the client that they were written for, and the one that they meet. */
export interface Probed {
  lines: readonly ProbeLine[];
  old: ClientFiles;
  now: ClientFiles;
}

/** Both clients are read once, and their types resolved once. */
export function createProbeCompiler({ lines, old, now }: Probed): ProbeCompiler {
  const probes = probesOf(lines);
  const files = new Map([
    [probeTypes.path, probeTypes.text],
    ...(hasSameRuntime(old, now) ? client("/old", old) : own("/old", old)),
    ...client("/new", now),
    ...runtime(now),
    ...probes.flatMap(({ changed, unchanged }) => [changed, unchanged]),
  ]);
  const roots = probes.flatMap(({ changed, unchanged }) => [changed[0], unchanged[0]]);
  const { compiler, program } = createProgram(files, roots);
  return {
    changed: () =>
      probes.flatMap((probe) => complaintsOf(program, { ...probe, path: probe.changed[0] })),
    unchanged: (owners) =>
      probes
        .filter(({ owner }) => owners.has(owner))
        .flatMap((probe) => complaintsOf(program, { ...probe, path: probe.unchanged[0] })),
  };

  function complaintsOf(
    { getSourceFile, getSemanticDiagnostics, getSyntacticDiagnostics }: ts.Program,
    { path, lines: probed }: { path: string; lines: readonly ProbeLine[] },
  ): Complaint[] {
    const source = getSourceFile(path);
    return [...getSyntacticDiagnostics(source), ...getSemanticDiagnostics(source)].flatMap(
      ({ start = 0, code, messageText }) => {
        const at = source?.getLineAndCharacterOfPosition(start).line ?? 0;
        const line = probed[at - firstLine];
        if (line === undefined) return [];
        const message = compiler.flattenDiagnosticMessageText(messageText, "\n");
        return [{ line, code: `TS${code}`, message }];
      },
    );
  }
}

type File = [path: string, text: string];

/** The lines of one owner, in a file where they meet the new client and in one where they meet the old one. */
interface Probe {
  owner: string;
  lines: readonly ProbeLine[];
  changed: File;
  unchanged: File;
}

const firstLine = preamble.split("\n").length - 1;

/**
 * A file for each owner, its lines in a function: what the compiler follows back to narrow a type ends where that
 * begins, so that its time grows with the lines and not with their square.
 */
function probesOf(lines: readonly ProbeLine[]): Probe[] {
  const byOwner = new Map<string, ProbeLine[]>();
  for (const line of lines) byOwner.set(line.owner, [...(byOwner.get(line.owner) ?? []), line]);
  return [...byOwner].map(([owner, own], index) => {
    const code = own.map((line) => line.code.replaceAll("\n", " ")).join("\n");
    const text = preamble.replace(/\n$/, " function use() {\n") + `${code} }\n`;
    return {
      owner,
      lines: own,
      changed: [`/changed-${index}.ts`, text],
      unchanged: [`/unchanged-${index}.ts`, text.replaceAll("./new/", "./old/")],
    };
  });
}

/** Clients that use the same of the runtime stand beside one, so that it is read once. */
function client(folder: string, files: ClientFiles): [string, string][] {
  return [...files]
    .filter(([path]) => !path.startsWith("runtime/"))
    .map(([path, text]) => [`${folder}/${path}`, text.replaceAll('"./runtime/', '"../runtime/')]);
}

/** One that uses other parts of the runtime than the other has them below itself: each line is of one client. */
function own(folder: string, files: ClientFiles): [string, string][] {
  return [...files].map(([path, text]) => [`${folder}/${path}`, text]);
}

function hasSameRuntime(old: ClientFiles, now: ClientFiles): boolean {
  const paths = [...old.keys(), ...now.keys()].filter((path) => path.startsWith("runtime/"));
  return paths.every((path) => old.get(path) === now.get(path));
}

function runtime(files: ClientFiles): [string, string][] {
  return [...files]
    .filter(([path]) => path.startsWith("runtime/"))
    .map(([path, text]) => [`/${path}`, text]);
}
