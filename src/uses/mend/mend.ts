import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { BaseProgram } from "../base-programs.js";
import { clientsOf, ownFiles } from "../client.js";
import { createContext, type Context } from "../context.js";
import { createParts } from "../parts.js";
import { modulesIn, type ClientSide } from "../replacement.js";
import { complaintsOf, type Complaint } from "../reached/complaints.js";
import { argumentEdits } from "./argument-edits.js";
import { boundaryEdits } from "./boundary-edits.js";
import { createDefaults, defaultEdits } from "./default-edits.js";
import { createDraft, type Draft } from "./draft.js";
import { foundUses } from "./key-edits.js";
import { moduleEdits } from "./module-edits.js";
import { pageEdits } from "./page-edits.js";
import type { MendedFile } from "./patch.js";
import { payloadEdits } from "./payload-edits.js";
import { renameEdits } from "./rename-edits.js";
import type { Answers } from "./renamed-members.js";
import { renamesOf, type Renames } from "./renames.js";
import { silentPlaces } from "./silent-places.js";
import { chooseModels } from "./split-edits.js";
import { todoEdits } from "./todo-edits.js";

/** Files that are to become others, and what is left for somebody to decide. */
export interface Mended {
  files: MendedFile[];
  left: Complaint[];
}

/** A change, and what it makes of the names and places of things. */
export interface Change {
  /** What files of other programs have become by now. */
  texts: Map<string, string>;
  base: ClientSide;
  head: ClientSide;
  renames: Renames;
}

export function changeOf(base: ClientSide, head: ClientSide, answers: Answers): Change {
  return { texts: new Map(), base, head, renames: renamesOf(base.api, head.api, answers) };
}

/** How often what is missing is filled in: what has been may miss something in turn. */
const rounds = 3;

/** What stands at the places of a program that a change breaks, mended where there is one right answer. */
export function mendProgram(compiler: Compiler, program: BaseProgram, change: Change): Mended {
  const { before, context, uses, own } = program;
  const under: BaseProgram["under"] = (side, texts) =>
    program.under(side, new Map([...change.texts, ...(texts ?? [])]));
  const { base, head, renames } = change;
  const draft = createDraft(ownFiles(before));
  const files = ownFiles(before);
  const found = foundUses(context, uses);
  const boundary = boundaryEdits(context, found, renames);
  const open = found.filter(({ node }) => !boundary.nodes.has(node));
  draft.apply([
    ...todoEdits(compiler, before, { left: silentPlaces(context, open, renames), isSilent: true }),
    ...boundary.edits,
    ...pageEdits(context, uses, { base: base.api, head: head.api }),
    ...payloadEdits(context, files, { moves: renames.payloads, isInto: false }),
    ...renameEdits(context, open, { renames, files }),
    ...moduleEdits(context, files, { names: renames.names, head }),
  ]);
  let after = under(head, draft.texts);
  if (renames.payloads.some(({ isInto }) => isInto)) {
    const met = contextOf(compiler, after, head);
    const edits = payloadEdits(met, ownFiles(after), { moves: renames.payloads, isInto: true });
    if (draft.apply(edits)) after = under(head, draft.texts);
  }
  after = filled(compiler, after, { draft, change, under });
  const isNew = (each: Complaint): boolean => !isOld(each, own);
  const rest = (): Complaint[] => complaintsOf(compiler, after).filter(isNew);
  if (renames.splits.length > 0 && rest().length > 0) {
    const complaints = (texts: ReadonlyMap<string, string>): string[] =>
      complaintsOf(compiler, under(head, texts))
        .filter(isNew)
        .map(({ message }) => message);
    const met = contextOf(compiler, after, head);
    if (chooseModels(met, draft, { splits: renames.splits, complaints }))
      after = under(head, draft.texts);
  }
  const left = rest();
  draft.apply(todoEdits(compiler, after, { left, isSilent: false }));
  const originals = new Map(files.map(({ fileName, text }) => [fileName, text]));
  const mended = [...draft.texts].flatMap(([file, text]): MendedFile[] => {
    const original = originals.get(file) ?? "";
    return original === text ? [] : [{ file, before: original, after: text }];
  });
  for (const { file, after: text } of mended) change.texts.set(file, text);
  return { files: mended, left };
}

interface Filling {
  draft: Draft;
  change: Change;
  under: BaseProgram["under"];
}

/** The program with what has become required and has a default in the document. */
function filled(
  compiler: Compiler,
  program: ts.Program,
  { draft, change: { head }, under }: Filling,
): ts.Program {
  const defaultOf = createDefaults(head.api);
  let after = program;
  for (let round = 0; round < rounds; round += 1) {
    const complaints = complaintsOf(compiler, after);
    const edits = [
      ...defaultEdits(compiler, after, { complaints, defaultOf }),
      ...argumentEdits(compiler, after, { complaints, defaultOf }),
    ];
    if (!draft.apply(edits)) break;
    after = under(head, draft.texts);
  }
  return after;
}

/** What can be asked of a program under the client of the head. */
function contextOf(compiler: Compiler, program: ts.Program, { api, files }: ClientSide): Context {
  const modules = modulesIn({ api, files });
  const clients = clientsOf(compiler, program, { api, modules });
  const subject = { compiler, program, clients, api, findPart: createParts(api) };
  return createContext(subject, []);
}

/** Whether a program had a complaint before; lines may have moved since. */
function isOld({ file, code, message }: Complaint, own: readonly Complaint[]): boolean {
  return own.some((each) => each.file === file && each.code === code && each.message === message);
}
