import { loadCompiler } from "./compiler/load-compiler.js";
import { createPrograms } from "./compiler/programs.js";
import type { Finding } from "./diff/finding.js";
import type { LocatedProblem } from "./read/document.js";
import { ReadError } from "./read/problem.js";
import { changedProject } from "./uses/reached/changed.js";
import type { ClientSide } from "./uses/replacement.js";
import { mendProject, type Mended } from "./uses/mend/mend.js";
import type { Opening } from "./uses/project-uses.js";
import { reachedIn, type Reached } from "./uses/reached/reached.js";

/** What findings reach in the projects of those who use the client. */
export interface ReachedProjects extends Reached {
  /** The findings, those that break the types of a project as such, whatever they do to other code. */
  findings: Finding[];
  /** As they were named. */
  projects: readonly string[];
  /** What may be reached beside that, or keeps it from being known. */
  notes: string[];
}

/**
 * Tells which places in the code of projects each finding reaches.
 *
 * @throws ReadError on a project that cannot be read, or that imports no client of the document
 */
export function diffProjects(
  projects: readonly string[],
  sides: { base: ClientSide; head: ClientSide },
  findings: readonly Finding[],
): ReachedProjects {
  const opening = openingOf();
  const changed = projects.map((project) => changedProject(project, opening, sides));
  const wrong = changed.flatMap((each): LocatedProblem[] => (Array.isArray(each) ? each : []));
  if (wrong.length > 0) throw new ReadError(wrong);
  const known = changed.flatMap((each) => (Array.isArray(each) ? [] : [each]));
  const programs = known.flatMap((each) => each.programs);
  const { places, unexplained } = reachedIn(programs, { base: sides.base.api, findings });
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

function openingOf(): Opening {
  const compiler = loadCompiler();
  return { compiler, programs: createPrograms(compiler) };
}

/**
 * What becomes of the files of projects where there is one right answer; nothing is written. `renamed` are answers such
 * as `Patient.pronouns=pronoun`.
 */
export function mendProjects(
  projects: readonly string[],
  sides: { base: ClientSide; head: ClientSide },
  renamed: readonly string[],
): Mended {
  const opening = openingOf();
  const answers = new Map(
    renamed.map((answer): [string, string] => {
      const at = answer.indexOf("=");
      return [answer.slice(0, at), answer.slice(at + 1)];
    }),
  );
  const mended = projects.map((project) => mendProject(project, opening, { ...sides, answers }));
  return {
    files: mended.flatMap(({ files }) => files),
    left: mended.flatMap(({ left }) => left),
  };
}
