import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import type { Draft } from "./draft.js";
import { byFile, cut, edited, insert, replace, type Edit } from "./edit.js";
import { removal } from "./literal-edits.js";
import type { SplitModel } from "./model-pairs.js";

/** How many programs are compiled at most to find out which model each name means. */
const mostTrials = 60;

interface Trial {
  splits: readonly SplitModel[];
  /** What the compiler says with some texts, if it says anything. */
  complaints(texts: ReadonlyMap<string, string>): string[];
}

/**
 * Names of a model in whose place several stand: each becomes the one by which the compiler complains of least, tried
 * one after the other. True where some name has become another.
 */
export function chooseModels(
  context: Context,
  draft: Draft,
  { splits, complaints }: Trial,
): boolean {
  let trials = 0;
  let isChanged = false;
  for (const split of splits) {
    const named = namesOf(context, split);
    if (named.types.length === 0) continue;
    const chosen = new Map<ts.Node, string>();
    const textsWith = (choice: ReadonlyMap<ts.Node, string>): Map<string, string> => {
      const edits = editsOf(context, named, choice);
      const texts = new Map(draft.texts);
      for (const [file, own] of byFile(edits)) texts.set(file, edited(draft.textOf(file), own));
      return texts;
    };
    const cost = (choice: ReadonlyMap<ts.Node, string>): number => {
      trials += 1;
      return complaints(textsWith(choice)).filter((each) => isAbout(each, split)).length;
    };
    const chosenFor = (node: ts.Node): string => chosen.get(node) ?? split.name;
    // A name that stands for nothing hides what its type would tell.
    let best = split.isKept ? cost(chosen) : Infinity;
    let start: string | undefined;
    for (const to of split.heads) {
      const all = new Map(named.types.map((node): [ts.Node, string] => [node, to]));
      const found = to === split.name || best === 0 ? Infinity : cost(all);
      if (found < best) {
        best = found;
        start = to;
        chosen.clear();
        for (const [node, name] of all) chosen.set(node, name);
      }
    }
    // What fits as well may be a step on the way; what was none is undone in the end.
    const tried = new Set<ts.Node>();
    for (let isMoved = true; isMoved && best > 0;) {
      isMoved = false;
      for (const node of named.types) {
        for (const to of split.heads) {
          if (best === 0 || trials >= mostTrials || chosenFor(node) === to) continue;
          const found = cost(new Map(chosen).set(node, to));
          if (found > best || (found === best && tried.has(node))) continue;
          best = found;
          tried.add(node);
          chosen.set(node, to);
          isMoved = true;
        }
      }
    }
    for (const node of tried) {
      const first = start ?? split.name;
      if (trials >= 2 * mostTrials || chosenFor(node) === first) continue;
      if (cost(new Map(chosen).set(node, first)) <= best) chosen.set(node, first);
    }
    if (chosen.size > 0) isChanged = draft.apply(editsOf(context, named, chosen)) || isChanged;
  }
  return isChanged;
}

/** Whether a complaint names a model, or one that stands in its place. */
function isAbout(message: string, { name, heads }: SplitModel): boolean {
  const words = new Set(message.split(/[^\w$]+/));
  return [name, ...heads].some((each) => words.has(each));
}

/** Where files name a model: in types, and in what they import and export. */
interface Named {
  split: SplitModel;
  types: ts.Identifier[];
  imports: ts.ImportSpecifier[];
}

function namesOf({ compiler, program, isClientFile }: Context, split: SplitModel): Named {
  const found: Named = { split, types: [], imports: [] };
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || isClientFile(source)) continue;
    const imports: ts.ImportSpecifier[] = [];
    const types: ts.Identifier[] = [];
    const visit = (node: ts.Node): void => {
      const isNamed = compiler.isIdentifier(node) && node.text === split.name;
      if (isNamed && compiler.isImportSpecifier(node.parent)) {
        if (!node.parent.propertyName) imports.push(node.parent);
      } else if (isNamed && compiler.isTypeReferenceNode(node.parent)) types.push(node);
      compiler.forEachChild(node, visit);
    };
    visit(source);
    if (imports.length === 1) {
      found.imports.push(...imports);
      found.types.push(...types);
    }
  }
  return found;
}

/** The edits by which names become those that are chosen, imports included. */
function editsOf(
  { compiler }: Context,
  { split, types, imports }: Named,
  choice: ReadonlyMap<ts.Node, string>,
): Edit[] {
  const edits = types.flatMap((node) => {
    const to = choice.get(node);
    return to === undefined || to === split.name ? [] : [replace(node, to)];
  });
  for (const each of imports) {
    const file = each.getSourceFile();
    const own = types.filter((node) => node.getSourceFile() === file);
    const wanted = new Set(own.map((node) => choice.get(node) ?? split.name));
    const { elements } = each.parent;
    const others = elements.filter((other) => other !== each).map(({ name }) => name.text);
    const names = [...wanted].filter((name) => !others.includes(name));
    if (own.length === 0 || (names.length === 1 && names[0] === split.name)) continue;
    const kind = each.isTypeOnly && compiler.isImportSpecifier(each) ? "type " : "";
    if (names.length === 0) edits.push(removal(elements, each));
    else {
      const [first = "", ...rest] = names;
      edits.push(
        cut(each, each.getStart(), each.end),
        insert(each, each.end, [first, ...rest].map((name) => `${kind}${name}`).join(", ")),
      );
    }
  }
  return edits;
}
