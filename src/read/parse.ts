import type { LocatedProblem, Place, Unfollowed } from "./document.js";
import { decode } from "./decode.js";
import { parseJson, refusedJson } from "./json/json.js";
import { Lines } from "./lines.js";
import { load } from "./load.js";
import { startOf, type Fault, type Parsed } from "./spot.js";
import { parseYaml } from "./yaml/yaml.js";

/** One file as data, with the means to find lines in it. */
export interface SourceText {
  /** The name that messages use. */
  shown: string;
  parsed: Parsed;
  lines: Lines;
  /** Where the node stands that the tokens lead to; its nearest ancestor where it is not there. */
  place(tokens: readonly string[]): Place;
  /** Whether a text stands anywhere in the file: a quick look before a slow one. */
  mentions(text: string): boolean;
}

/** What a file is for, where that decides how it is read and what to do about a wrong one. */
export interface Purpose {
  /** What to do where the file is empty. */
  emptyTodo: string;
  /** What to do where it is a folder. */
  folderTodo: string;
  /** Whether it is JSON, and YAML is a mistake in it. */
  isJson: boolean;
}

const aDocument: Purpose = {
  emptyTodo: "Name a file that holds an OpenAPI document.",
  folderTodo: "Name the file in it.",
  isJson: false,
};

/** Reads and parses a YAML or JSON file; of a document, what it holds decides which, not its name. */
export function parseFile(
  path: string,
  shown: string,
  purpose: Purpose = aDocument,
): SourceText | LocatedProblem[] {
  const bytes = load(path, purpose.folderTodo);
  return bytes instanceof Uint8Array ? parseBytes(bytes, shown, purpose) : [atTop(shown, bytes)];
}

/** Parses what a YAML or JSON file has in it. */
export function parseBytes(
  bytes: Uint8Array,
  shown: string,
  purpose: Purpose = aDocument,
): SourceText | LocatedProblem[] {
  const text = decode(bytes, shown);
  if (typeof text !== "string") return [text];
  const lines = new Lines(text);
  const fault = notADocument(text, purpose);
  const parsed = fault ? undefined : parse(text, purpose);
  const faults = fault ? [fault] : (parsed?.faults ?? []);
  if (!parsed || faults.length > 0) return faults.map((each) => located(each, shown, lines));
  return {
    shown,
    parsed,
    lines,
    place: (tokens) => ({ file: shown, ...lines.at(startOf(parsed.spot(), tokens)) }),
    mentions: (part) => text.includes(part),
  };
}

/** A fault with the line and column of its offset. */
export function located(fault: Fault, shown: string, lines: Lines): LocatedProblem {
  return {
    file: shown,
    ...lines.at(fault.offset),
    id: fault.id,
    what: fault.what,
    todo: fault.todo,
  };
}

function parse(text: string, { isJson }: Purpose): Parsed {
  if (isJson) return parseJson(text) ?? refusedJson(text);
  const begin = /^\s*(?:\[|\{\s*(["}]?))/.exec(text);
  const json = begin ? parseJson(text) : undefined;
  if (json) return json;
  const yaml = parseYaml(text);
  // YAML's flow style begins with a brace too; a quote after it tells that JSON was meant.
  return yaml.value === undefined && begin?.[1] === '"' ? refusedJson(text) : yaml;
}

/** What is seen before parsing, where a parser's own complaint would mislead. */
function notADocument(text: string, { emptyTodo, isJson }: Purpose): Fault | undefined {
  if (text.trim() === "") {
    return { offset: 0, id: "file-empty", what: "The file is empty", todo: emptyTodo };
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    const what = "The file holds a NUL character, so it is not text";
    return { offset: nul, id: "file-not-text", what, todo: "Save it as UTF-8." };
  }
  if (!isJson && text.trimStart().startsWith("<")) {
    const what = "This is HTML or XML, not a document in YAML or JSON";
    return { offset: 0, id: "file-is-html", what, todo: htmlTodo };
  }
  return undefined;
}

const htmlTodo = "Download the document itself; this may be an error page or a web page about it.";

function atTop(shown: string, problem: Unfollowed): LocatedProblem {
  return {
    file: shown,
    line: 1,
    column: 1,
    id: problem.id,
    what: problem.what,
    todo: problem.todo,
  };
}
