/** Sources of what clients carry, by their paths below their folder. */
export type CarriedSources = ReadonlyMap<string, string>;

/** What stands in them, by name. */
export type Declarations = ReadonlyMap<string, Declaration>;

/** One declaration at the top of a file, all of its overloads together. */
export interface Declaration {
  /** No two declarations of one folder of sources have the same. */
  name: string;
  /** The folder that its file is in. */
  folder: string;
  /** Whether it is there for the compiler only. */
  isType: boolean;
  /** Its text with its comments, without `export`. */
  text: string;
  /** What stands above all declarations of its file; empty where nothing does. */
  preamble: string;
  /** The declarations that it uses, by name; true where the type alone is imported. */
  uses: Map<string, boolean>;
}

/** A file's own text, cut up. */
interface Parts {
  imports: Map<string, boolean>;
  /** The files that it imports. */
  from: string[];
  preamble: string;
  declarations: { name: string; isType: boolean; text: string }[];
}

const importStatement = /^import (type )?\{([^}]*)\} from "([^"]+)\.js";\n/gm;
const beginning =
  /^(?:export )?(?:abstract )?(?:async )?(function\*?|class|const|let|interface|type) (\w+)/;

/**
 * The declarations of the runtime by name, each behind those of its folder that its file imports. The files are our own
 * and laid out by prettier: in the first column there is nothing but the beginnings and ends of declarations, and
 * comments.
 */
export function readDeclarations(sources: CarriedSources): Map<string, Declaration> {
  const files = new Map<string, Parts>();
  for (const [path, text] of sources) {
    if (path.includes("/")) files.set(path.replace(/\.ts$/, ""), partsOf(path, text));
  }
  const declarations = new Map<string, Declaration>();
  const visited = new Set<string>();
  const visit = (path: string): void => {
    const file = files.get(path);
    if (!file || visited.has(path)) return;
    visited.add(path);
    for (const imported of file.from) visit(imported);
    const folder = path.replace(/\/.*/, "");
    for (const { name, isType, text } of file.declarations) {
      if (declarations.has(name)) throw new Error(`The runtime declares ${name} twice.`);
      const uses = usedIn(text, name, file);
      declarations.set(name, { name, folder, isType, text, preamble: file.preamble, uses });
    }
  };
  for (const path of [...files.keys()].sort()) visit(path);
  return declarations;
}

function partsOf(path: string, text: string): Parts {
  const imports = new Map<string, boolean>();
  const from: string[] = [];
  for (const [, type, names = "", specifier = ""] of text.matchAll(importStatement)) {
    from.push(new URL(specifier, `file:///${path}`).pathname.slice(1));
    for (const [, own, name = ""] of names.matchAll(/(type )?(\w+)/g)) {
      imports.set(name, (type ?? own) !== undefined);
    }
  }
  const parts: Parts = { imports, from, preamble: "", declarations: [] };
  // A blank line may stand within a declaration: one ends where another, or a comment, begins in the first column.
  let above = "";
  let isInComment = false;
  for (const line of text.replace(importStatement, "").split("\n")) {
    const last = parts.declarations.at(-1);
    const [, word = "", name = ""] = beginning.exec(line) ?? [];
    if (isInComment || /^\/[/*]/.test(line)) {
      isInComment = /^\/\*/.test(line) || isInComment;
      isInComment &&= !line.includes("*/");
      above += `${line}\n`;
    } else if (name !== "") {
      const declared = line.replace(/^export /, "");
      if (last?.name === name) last.text += `${above}${declared}\n`;
      else {
        const isType = word === "interface" || word === "type";
        parts.declarations.push({ name, isType, text: `${above}${declared}\n` });
      }
      above = "";
    } else if (above !== "") {
      // A comment with nothing directly below it is about the whole file.
      parts.preamble += above;
      above = "";
    } else if (last) last.text += `${line}\n`;
  }
  for (const declaration of parts.declarations) declaration.text = declaration.text.trimEnd();
  parts.preamble = parts.preamble.trimEnd();
  return parts;
}

/** A word that is no member of an object (`.word`, `word:`). */
const word = /(?<!(?<!\.\.)\.)\b[A-Za-z]\w*\b(?!\??:)/g;

/** Which of the names that a file declares or imports a text of it uses. */
function usedIn(text: string, own: string, { imports, declarations }: Parts): Map<string, boolean> {
  const code = text.replace(/\/\*.*?\*\/|^\s*\/\/[^\n]*$|"(?:[^"\\\n$]|\\.|\$(?!\{))*"/gms, "");
  const declared = new Set(declarations.map(({ name }) => name));
  const uses = new Map<string, boolean>();
  for (const [name] of code.matchAll(word)) {
    if (name === own) continue;
    if (declared.has(name)) uses.set(name, false);
    else if (imports.has(name)) uses.set(name, imports.get(name) === true);
  }
  return uses;
}
