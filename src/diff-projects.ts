import { companionFiles, companionsAmong } from "./client-files.js";
import { loadCompiler, type Compiler } from "./compiler/load-compiler.js";
import { createPrograms } from "./compiler/programs.js";
import type { Finding } from "./diff/finding.js";
import { ReadError } from "./read/problem.js";
import { modulesOf, openBase, type BaseProgram, type BaseProject } from "./uses/base-programs.js";
import { changeOf, mendProgram, type Mended } from "./uses/mend/mend.js";
import { openConsumers, type Opening } from "./uses/project-uses.js";
import { changedProject } from "./uses/reached/changed.js";
import { reachedIn, type Reached } from "./uses/reached/reached.js";
import { modulesIn, type ClientSide } from "./uses/replacement.js";

/** What findings reach in the projects of those who use the client. */
export interface ReachedProjects extends Reached {
  /** The findings, those that break the types of a project as such, whatever they do to other code. */
  findings: Finding[];
  /** As they were named. */
  projects: readonly string[];
  /** What may be reached beside that, or keeps it from being known. */
  notes: string[];
}

/** Projects under the client of the document before, which many changes can be held against. */
export interface OpenedProjects {
  compiler: Compiler;
  base: ClientSide;
  projects: readonly string[];
  open(project: string): BaseProject;
  /** A client with the companions that the projects use. */
  whole(side: ClientSide): Promise<ClientSide>;
}

/** The compiler, and the files that it has read, for all that a process asks of it. */
let opening: Opening | undefined;

/**
 * Opens projects, with other texts for some of their files. Where there are such, the document is one of several, and
 * projects that import no client of it are left out.
 *
 * @throws ReadError on projects that cannot be read, or that import no client of the document
 */
export async function openProjects(
  named: readonly string[],
  given: ClientSide,
  texts?: ReadonlyMap<string, string>,
): Promise<OpenedProjects> {
  const compiler = opening?.compiler ?? loadCompiler();
  opening ??= { compiler, programs: createPrograms(compiler) };
  const own = opening;
  const wanted = { api: given.api, modules: modulesIn(given) };
  const found = named.map((each) => openConsumers(each, { ...own, wanted, texts }));
  const isOfOther = ({ isStranger }: (typeof found)[number]): boolean =>
    texts !== undefined && isStranger;
  const problems = found.flatMap((each) => (isOfOther(each) ? [] : each.problems));
  if (problems.length > 0) throw new ReadError(problems);
  const read = found.filter((each) => !isOfOther(each));
  const projects = read.map(({ path }) => path);
  const names = companionsAmong(modulesOf(read.flatMap(({ consumers }) => consumers)));
  const whole = async (side: ClientSide): Promise<ClientSide> => {
    if (names.length === 0) return side;
    const files = await companionFiles(side.api, names);
    return { ...side, files: new Map([...side.files, ...files]) };
  };
  const base = await whole(given);
  const opened = new Map<string, BaseProject>();
  return {
    compiler,
    base,
    projects,
    whole,
    open(project) {
      const { consumers = [] } = read[projects.indexOf(project)] ?? {};
      const found = opened.get(project) ?? openBase(own, { base, consumers, texts });
      opened.set(project, found);
      return found;
    },
  };
}

/** Tells which places in the code of projects each finding reaches, under a client of the head that is whole. */
export function diffProjects(
  { compiler, base, projects, open }: OpenedProjects,
  head: ClientSide,
  findings: readonly Finding[],
): ReachedProjects {
  const known = projects.map((project) =>
    changedProject(compiler, project, { base: open(project), head }),
  );
  const programs = known.flatMap((each) => each.programs);
  const { places, unexplained } = reachedIn(programs, { base: base.api, findings });
  const judged = findings.map((finding): [Finding, Finding] => {
    const isBroken = places.get(finding)?.some(({ by }) => by === "types") === true;
    return [finding, isBroken ? { ...finding, types: "breaking" } : finding];
  });
  return {
    findings: judged.map(([, finding]) => finding),
    places: new Map(
      judged.flatMap(([finding, own]) => {
        const found = places.get(finding);
        return found === undefined ? [] : [[own, found] as const];
      }),
    ),
    unexplained,
    projects,
    notes: known.flatMap((each) => each.notes),
  };
}

/**
 * What becomes of the files of projects where there is one right answer; nothing is written. `renamed` are answers such
 * as `Patient.pronouns=pronoun`.
 */
export function mendProjects(
  { compiler, base, projects, open }: OpenedProjects,
  head: ClientSide,
  renamed: readonly string[],
): Mended {
  const answers = new Map(
    renamed.map((answer): [string, string] => {
      const at = answer.indexOf("=");
      return [answer.slice(0, at), answer.slice(at + 1)];
    }),
  );
  const change = changeOf(base, head, answers);
  const programs = projects.flatMap((project) => open(project).programs);
  const mended = inOrder(programs).map((program) => mendProgram(compiler, program, change));
  return {
    files: mended.flatMap(({ files }) => files),
    left: mended.flatMap(({ left }) => left),
  };
}

/** Programs behind those whose files they take in. */
function inOrder(programs: readonly BaseProgram[]): BaseProgram[] {
  const takesIn = ({ before }: BaseProgram, { project }: BaseProgram): boolean =>
    project.fileNames.some((file) => before.getSourceFile(file) !== undefined);
  const rank = (program: BaseProgram): number =>
    programs.filter((other) => other !== program && takesIn(program, other)).length;
  const ranks = new Map(programs.map((each) => [each, rank(each)]));
  return [...programs].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}
