import type { ts } from "ts-morph";
import type { Edit } from "../mend/edit.js";
import { withComments } from "./comments.js";
import { findAnswers } from "./find-answers.js";
import { creationText } from "./creation-text.js";
import { rewriteImports } from "./import-edits.js";
import type { CallSite, Origin, Reading } from "./origin.js";
import { requestTexts } from "./request-text.js";
import { rewriteAnswers } from "./rewrite-answers.js";
import { rewriteStatusAnswers } from "./status-answers.js";
import { createRewriting } from "./rewriting.js";
import { rewriteTaken, type TakenClients } from "./taken-clients.js";

/** A place that stays as it is, and why. */
export interface Unadopted {
  file: string;
  start: number;
  message: string;
}

export interface AdoptedFile {
  edits: Edit[];
  left: Unadopted[];
}

/** What a file is read with. */
export interface FileOptions {
  origin: Origin;
  /** What our client is imported from, as this file writes it. */
  module: string;
  sites: ReadonlyMap<ts.Node, CallSite>;
  problems: readonly Unadopted[];
  taken: TakenClients;
  /** What to import the client itself by, for origins whose functions know theirs. */
  ownClient: () => string[];
  /** The call that creates it, where this is the file that does. */
  creation: string | undefined;
}

/** One file of a program on another client, with calls of ours. */
export function adoptFile(
  reading: Reading,
  source: ts.SourceFile,
  { origin, module, sites, problems, taken, ownClient, creation }: FileOptions,
): AdoptedFile {
  const { compiler, checker } = reading;
  const rewriting = createRewriting(source);
  const left = problems.filter(({ file }) => file === source.fileName);
  const used = new Set<string>();
  const types = new Map<string, string>();
  const names = new Map<string, string>();
  const more: string[] = [];
  const declared = new Set<string>();
  const rewrite = origin.answers.members === "status" ? rewriteStatusAnswers : rewriteAnswers;
  rewrite(reading, findAnswers(reading, source, { origin, sites }), { rewriting, used });
  rewriteTaken(reading, source, { taken, rewriting });
  visit(source);
  for (const name of used) local(name);
  if (creation !== undefined) {
    const first = source.statements.find((each) => !compiler.isImportDeclaration(each));
    const [comment] = compiler.getLeadingCommentRanges(source.text, first?.pos ?? 0) ?? [];
    const text = `export const client = ${creation.replace("createClient", local("createClient"))};`;
    rewriting.insert(comment?.pos ?? first?.getStart() ?? source.end, `${text}\n\n`);
    declared.add("client");
  }
  const wanted = { names, types, declared, module };
  if (rewriting.edits().length > 0)
    rewriteImports(reading, source, { origin, rewriting, wanted, more });
  return { edits: rewriting.edits(), left };

  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (compiler.isCallExpression(node)) {
      const site = sites.get(node);
      if (site !== undefined) rewriteCall(site);
      const creation = origin.readCreation(node);
      if (creation !== undefined) {
        local("createClient");
        const { options, isOwn } = creation;
        const isRelative = isOwn !== true && options?.getText().includes("baseUrl") !== true;
        const text = creationText(reading, creation, { rewriting, isRelative });
        if (isOwn) declared.add("client");
        rewriting.replace(node, isOwn ? `export const client = ${text}` : text);
      }
    } else if (compiler.isTypeNode(node)) rewriteType(node);
  }

  function rewriteCall(site: CallSite): void {
    const given = withComments(compiler, site.node, site.given);
    const texts = requestTexts({ ...site, given }, rewriting);
    if (typeof texts === "string") {
      left.push({ file: source.fileName, start: site.node.getStart(), message: texts });
      return;
    }
    const { operation, node } = site;
    const { request, options } = texts;
    const hasRequest = operation.parameters.length > 0 || operation.body !== undefined;
    const handed = [
      clientText(site),
      ...(request === undefined ? (hasRequest && options ? ["{}"] : []) : [request]),
      ...(options === undefined ? [] : [options]),
    ];
    const call = `${local(operation.name)}(${handed.join(", ")})`;
    if (site.isThrowing) local("unwrap");
    rewriting.replace(node, site.isThrowing ? `unwrap(${call})` : call);
  }

  function clientText({ client }: CallSite): string {
    if (client === "own") {
      for (const line of ownClient()) if (!more.includes(line)) more.push(line);
      return "client";
    }
    if ("taken" in client) return taken.get(client.taken)?.name ?? "client";
    return rewriting.textOf(client.expression);
  }

  /** What a name of ours is called in this file: itself, where nothing else is. */
  function local(name: string): string {
    const known = names.get(name);
    if (known !== undefined) return known;
    const own = isDeclared(name) ? `api${name[0]?.toUpperCase()}${name.slice(1)}` : name;
    names.set(name, own);
    return own;
  }

  /** Whether a file declares a name that is not the old client's. */
  function isDeclared(name: string): boolean {
    let found = false;
    const look = (node: ts.Node): void => {
      if (compiler.isIdentifier(node) && node.text === name) {
        const { parent } = node;
        const isName = (parent as { name?: ts.Node }).name === node;
        const isMember =
          compiler.isPropertyAccessExpression(parent) ||
          compiler.isPropertyAssignment(parent) ||
          compiler.isMethodDeclaration(parent) ||
          compiler.isPropertySignature(parent) ||
          compiler.isPropertyDeclaration(parent);
        if (isName && !isMember && !isOldName(node)) found = true;
      }
      if (!found) compiler.forEachChild(node, look);
    };
    look(source);
    return found;
  }

  function isOldName(node: ts.Identifier): boolean {
    const symbol = checker.getSymbolAtLocation(node);
    const isAlias = symbol && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : undefined;
    return target?.declarations?.some((each) => origin.isOld(each)) === true;
  }

  function rewriteType(node: ts.TypeNode): void {
    const key = origin.readModel(node);
    const model = reading.api.models.find((each) => each.key === key);
    if (key !== undefined && model !== undefined) {
      const own = isDeclared(model.name) ? `${model.name}Model` : model.name;
      types.set(model.name, own);
      rewriting.replace(node, own);
      return;
    }
    if (!compiler.isTypeReferenceNode(node)) return;
    const symbol = checker.getSymbolAtLocation(node.typeName);
    const isAlias = symbol && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const isOldClient =
      target?.name === "Client" && target.declarations?.some((each) => origin.isOld(each));
    if (!isOldClient) return;
    types.set("Client", "Client");
    rewriting.replace(node, "Client");
  }
}
