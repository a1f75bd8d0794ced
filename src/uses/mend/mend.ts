import { clientsOf, ownFiles } from "../client.js";
import { createContext } from "../context.js";
import { createParts } from "../parts.js";
import { openConsumers, type Opening } from "../project-uses.js";
import { modulesIn, replacementOf, type ClientSide } from "../replacement.js";
import { complaintsOf, type Complaint } from "../reached/complaints.js";
import { walkFiles } from "../walk.js";
import type { Use } from "../use.js";
import { createDefaults, defaultEdits } from "./default-edits.js";
import { edited, type Edit } from "./edit.js";
import type { MendedFile } from "./patch.js";
import { renameEdits, silentPlaces } from "./rename-edits.js";
import type { Answers } from "./renamed-members.js";
import { renamesOf } from "./renames.js";
import { todoEdits } from "./todo-edits.js";

/** Files that are to become others, and what is left for somebody to decide. */
export interface Mended {
  files: MendedFile[];
  left: Complaint[];
}

/** What stands at the places that a change breaks, mended where there is one right answer. */
export function mendProject(
  project: string,
  { compiler, programs }: Opening,
  { base, head, answers }: { base: ClientSide; head: ClientSide; answers: Answers },
): Mended {
  const modules = modulesIn(base);
  const wanted = { api: base.api, modules };
  const renames = renamesOf(base.api, head.api, answers);
  const defaultOf = createDefaults(head.api);
  const files = new Map<string, MendedFile>();
  const left: Complaint[] = [];
  for (const consumer of openConsumers(project, { compiler, programs, wanted }).consumers) {
    const texts = new Map<string, string>();
    const open = (side: ClientSide): ReturnType<typeof programs.open> => {
      const replacement = replacementOf(side, consumer.clients, modules);
      return programs.open(consumer.project, { ...replacement, texts });
    };
    const before = open(base);
    const own = complaintsOf(compiler, before);
    const uses: Use[] = [];
    const clients = clientsOf(compiler, before, wanted);
    const findPart = createParts(base.api);
    const context = createContext(
      { compiler, program: before, clients, api: base.api, findPart },
      uses,
    );
    walkFiles(context, ownFiles(before));
    const originals = new Map(ownFiles(before).map(({ fileName, text }) => [fileName, text]));
    const apply = (edits: readonly Edit[]): void => {
      for (const file of new Set(edits.map((each) => each.file))) {
        const text = texts.get(file) ?? originals.get(file) ?? "";
        texts.set(
          file,
          edited(
            text,
            edits.filter((each) => each.file === file),
          ),
        );
      }
    };
    const silent = silentPlaces(context, uses, renames);
    apply([
      ...todoEdits(compiler, before, { left: silent, isSilent: true }),
      ...renameEdits(context, uses, { renames, files: ownFiles(before) }),
    ]);
    const renamed = open(head);
    const complaints = complaintsOf(compiler, renamed);
    apply(defaultEdits(compiler, renamed, { complaints, defaultOf }));
    const filled = open(head);
    const rest = complaintsOf(compiler, filled).filter((each) => !isOld(each, own));
    apply(todoEdits(compiler, filled, { left: rest, isSilent: false }));
    left.push(...rest);
    for (const [file, after] of texts) {
      const text = originals.get(file) ?? "";
      if (text !== after) files.set(file, { file, before: text, after });
    }
  }
  return { files: [...files.values()], left };
}

/** Whether a program had a complaint before; lines may have moved since. */
function isOld({ file, code, message }: Complaint, own: readonly Complaint[]): boolean {
  return own.some((each) => each.file === file && each.code === code && each.message === message);
}
