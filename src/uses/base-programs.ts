import type { ts } from "ts-morph";
import { moduleIn } from "../compiler/programs.js";
import { clientsOf } from "./client.js";
import type { Context } from "./context.js";
import { walkProgram } from "./find-uses.js";
import { nodeAt } from "./node-at.js";
import { createParts, type Part } from "./parts.js";
import type { Consumer, Opening } from "./project-uses.js";
import { complaintsOf, type Complaint } from "./reached/complaints.js";
import { modulesIn, replacementOf, type ClientSide } from "./replacement.js";
import { unreadFiles } from "./unread.js";
import type { Use } from "./use.js";

/** A program of a project under the client of the document before. */
export interface BaseProgram extends Consumer {
  before: ts.Program;
  context: Context;
  uses: Use[];
  /** What a name at a place stands for, that of an import as well, which is no use of it. */
  partsAt(place: Pick<Use, "end" | "file" | "start">): readonly Part[];
  /** What the compiler says of it even so. */
  own: Complaint[];
  /** The program under another client, some of its files with other texts. */
  under(side: ClientSide, texts?: ReadonlyMap<string, string>): ts.Program;
}

/** The programs of a project, and the files that are not read. */
export interface BaseProject {
  programs: BaseProgram[];
  notes: string[];
}

/** Opens the programs of a project under the client of the document before. */
export function openBase(
  { compiler, programs }: Opening,
  { base, consumers, texts: given = new Map() }: Opened,
): BaseProject {
  const modules = modulesIn(base);
  const findPart = createParts(base.api);
  const opened = consumers.map((consumer): BaseProgram => {
    const under: BaseProgram["under"] = (side, texts) =>
      programs.open(consumer.project, {
        ...replacementOf(side, consumer.clients, modules),
        texts: new Map([...given, ...(texts ?? [])]),
      });
    const before = under(base);
    const clients = clientsOf(compiler, before, { api: base.api, modules });
    const own = complaintsOf(compiler, before);
    const subject = { compiler, program: before, clients, api: base.api, findPart };
    const walked = walkProgram(subject);
    const partsAt: BaseProgram["partsAt"] = (place) => {
      const source = before.getSourceFile(place.file);
      const node = source && nodeAt({ compiler }, source, place);
      return node === undefined ? [] : partsNamed(walked.context, node);
    };
    return { ...consumer, before, ...walked, partsAt, own, under };
  });
  return { programs: opened, notes: unreadFiles(compiler, consumers) };
}

interface Opened {
  base: ClientSide;
  consumers: readonly Consumer[];
  /** Other texts of some files. */
  texts?: ReadonlyMap<string, string> | undefined;
}

/** What a name stands for; of the path in an import, what is imported by it. */
function partsNamed(context: Context, node: ts.Node): readonly Part[] {
  const { compiler, checker } = context;
  const { parent } = node;
  const symbol = checker.getSymbolAtLocation(node);
  const isImport = compiler.isImportDeclaration(parent) || compiler.isExportDeclaration(parent);
  if (!isImport || parent.moduleSpecifier !== node) return context.partsOf(symbol);
  const clause = compiler.isImportDeclaration(parent)
    ? parent.importClause?.namedBindings
    : parent.exportClause;
  if (clause && (compiler.isNamedImports(clause) || compiler.isNamedExports(clause)))
    return clause.elements.flatMap(({ name }) =>
      context.partsOf(checker.getSymbolAtLocation(name)),
    );
  const all = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
  return all.flatMap((each) => context.partsOf(each));
}

/** The modules of the clients that programs import. */
export function modulesOf(consumers: readonly Consumer[]): Set<string> {
  const found = consumers.flatMap(({ clients }) =>
    clients.flatMap(({ root, files }) =>
      [...files].flatMap(({ fileName }) => moduleIn(root, fileName) ?? []),
    ),
  );
  return new Set(found);
}
