import type { Compiler } from "../../compiler/load-compiler.js";
import type { BaseProject } from "../base-programs.js";
import type { ClientSide } from "../replacement.js";
import { shownPath } from "../shown-path.js";
import { complaintsOf, newComplaints } from "./complaints.js";
import type { Changed } from "./reached.js";

/** What is known of a project under both clients, and what is not. */
export interface ChangedProject {
  programs: Changed[];
  notes: string[];
}

/** Compiles a project against the client of the head as well, wherever its own stands. */
export function changedProject(
  compiler: Compiler,
  project: string,
  { base, head }: { base: BaseProject; head: ClientSide },
): ChangedProject {
  const notes = [...base.notes];
  const programs = base.programs.map(({ uses, own, under, partsAt }): Changed => {
    const complaints = newComplaints(own, complaintsOf(compiler, under(head)));
    const [first] = own;
    if (first !== undefined) {
      const more = own.length > 1 ? ` (and ${own.length - 1} more)` : "";
      notes.push(
        `${shownPath(first.file)}:${first.line}:${first.column}: ${first.message.split("\n")[0]}${more} It does not compile against the client of the document before, so that it may be of another version.`,
      );
    }
    return { project, uses, complaints, partsAt };
  });
  return { programs, notes };
}
