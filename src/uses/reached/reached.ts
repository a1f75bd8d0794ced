import type { Finding } from "../../diff/finding.js";
import type { Api } from "../../model/api.js";
import { createCauses } from "./causes.js";
import type { Complaint } from "./complaints.js";
import { createReachedUses } from "./reaches.js";
import type { Part } from "../parts.js";
import type { Use } from "../use.js";

/** A place in a program that a finding reaches. Lines and columns are counted from 1. */
export interface ReachedPlace {
  /** The project, as it was named. */
  project: string;
  file: string;
  line: number;
  column: number;
  /** `types`: it no longer compiles; `wire`: it compiles, and what is sent or answered is no longer as it was. */
  by: "types" | "wire";
  /** What the compiler says, or what the code does there. */
  what: string;
}

/** A program of a project: its uses of the base, and what the compiler says once it meets the head. */
export interface Changed {
  project: string;
  uses: readonly Use[];
  complaints: readonly Complaint[];
  /** What a name at a place stood for. */
  partsAt(place: Complaint): readonly Part[];
}

/** What findings reach in programs. */
export interface Reached {
  /** In the order of the files. */
  places: ReadonlyMap<Finding, ReachedPlace[]>;
  /** Complaints that no finding explains. */
  unexplained: ReachedPlace[];
}

export function reachedIn(
  programs: readonly Changed[],
  { base, findings }: { base: Api; findings: readonly Finding[] },
): Reached {
  const places = new Map<Finding, ReachedPlace[]>();
  const unexplained: ReachedPlace[] = [];
  for (const { project, uses, complaints, partsAt } of programs) {
    const reached = createReachedUses(base, uses);
    const causesOf = createCauses({ base, uses, findings, reached, partsAt });
    const byFinding = new Map<Finding, Complaint[]>();
    for (const complaint of complaints) {
      const causes = causesOf(complaint);
      if (causes.length === 0) unexplained.push(typesPlace(project, complaint));
      for (const cause of causes)
        byFinding.set(cause, [...(byFinding.get(cause) ?? []), complaint]);
    }
    for (const finding of findings) {
      const told = byFinding.get(finding) ?? [];
      const isOnWire = finding.wire === "breaking" || finding.wire === "risky";
      const silent = isOnWire ? reached(finding).filter((use) => !isTold(use, told)) : [];
      const found = [
        ...told.map((complaint) => typesPlace(project, complaint)),
        ...silent.map((use) => wirePlace(project, use)),
      ].sort((a, b) =>
        a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
      );
      if (found.length > 0) places.set(finding, [...(places.get(finding) ?? []), ...found]);
    }
  }
  return { places, unexplained };
}

/** What the compiler complains of in the same statement is told once. */
function isTold({ file, statement }: Use, complaints: readonly Complaint[]): boolean {
  return complaints.some(
    (each) => each.file === file && each.start >= statement.start && each.start < statement.end,
  );
}

function typesPlace(
  project: string,
  { file, line, column, code, message }: Complaint,
): ReachedPlace {
  const [first = ""] = message.split("\n");
  return { project, file, line, column, by: "types", what: `${first} (${code})` };
}

function wirePlace(project: string, use: Use): ReachedPlace {
  const { file, line, column, kind, part, value, why } = use;
  const told = value === undefined ? "" : ` ${JSON.stringify(value)}`;
  const what =
    kind === "may use"
      ? `everything of ${part} may be used here${why ? ` (${why})` : ""}`
      : `${kind} ${part}${told}`;
  return { project, file, line, column, by: "wire", what };
}
