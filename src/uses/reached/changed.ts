import type { LocatedProblem } from "../../read/document.js";
import { clientsOf } from "../client.js";
import { complaintsOf, newComplaints } from "./complaints.js";
import { findUses } from "../find-uses.js";
import { createParts } from "../parts.js";
import { openConsumers, type Opening } from "../project-uses.js";
import { modulesIn, replacementOf, type ClientSide } from "../replacement.js";
import type { Changed } from "./reached.js";
import { shownPath } from "../shown-path.js";
import { unreadFiles } from "../unread.js";

/** What is known of a project under both clients, and what is not. */
export interface ChangedProject {
  programs: Changed[];
  notes: string[];
}

/**
 * Compiles a project against the client of the base and against that of the head, wherever its own stands.
 *
 * @returns problems where the project cannot be read or imports no such client
 */
export function changedProject(
  project: string,
  { compiler, programs }: Opening,
  { base, head }: { base: ClientSide; head: ClientSide },
): ChangedProject | LocatedProblem[] {
  const modules = modulesIn(base);
  const wanted = { api: base.api, modules };
  const { consumers, problems } = openConsumers(project, { compiler, programs, wanted });
  if (problems.length > 0) return problems;
  const findPart = createParts(base.api);
  const notes = unreadFiles(compiler, consumers);
  const changed = consumers.map((consumer): Changed => {
    const before = programs.open(consumer.project, replacementOf(base, consumer.clients, modules));
    const clients = clientsOf(compiler, before, wanted);
    const own = complaintsOf(compiler, before);
    const uses = findUses({ compiler, program: before, clients, api: base.api, findPart });
    const after = programs.open(consumer.project, replacementOf(head, consumer.clients, modules));
    const complaints = newComplaints(own, complaintsOf(compiler, after));
    const [first] = own;
    if (first !== undefined) {
      const more = own.length > 1 ? ` (and ${own.length - 1} more)` : "";
      notes.push(
        `${shownPath(first.file)}:${first.line}:${first.column}: ${first.message.split("\n")[0]}${more} It does not compile against the client of the document before, so that it may be of another version.`,
      );
    }
    return { project, uses, complaints };
  });
  return { programs: changed, notes };
}
