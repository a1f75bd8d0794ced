import { lineWidth } from "./format.js";
import { isPlainLine } from "./plain-line.js";

/**
 * Whether a statement stands as the formatter would lay it out, where that is plain to see: each line is short and ends
 * as one of a block, an object or a list of parameters does, indented by its depth, with nothing in it that formatters
 * break, join or spell otherwise. Of what is not plain it says no, and the formatter is asked.
 */
export function isLaidOut(statement: string): boolean {
  if (/\n\n\n|\{\n\n|\n\n\s*\}|\{\n\s*\}/.test(statement)) return false;
  if (isBrokenType(statement)) return true;
  let depth = 0;
  for (const line of statement.split("\n")) {
    const text = line.trimStart();
    if (text === "" || /^(?:\/\*\*|\*|\/\/)/.test(text)) continue;
    const code = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
    const after = code.replace(/^[)}\]]+/, "");
    if (after !== code) depth--;
    if (line.length - text.length !== depth * 2) return false;
    if (
      !isPlainLine(line) ||
      quotedName.test(text) ||
      !endsPlainly(code) ||
      hasLayoutOfItsOwn(code)
    )
      return false;
    if (opened(after) > 0) depth++;
  }
  return depth === 0;
}

/**
 * A type that is too long for a line: a union of names, or a condition between them.
 */
function isBrokenType(statement: string): boolean {
  const lines = statement.replace(/^\/\*\*(?:(?!\*\/)[^])*\*\/\n/, "").split("\n");
  const [first = "", ...rest] = lines;
  const isTooLong = lines.map((line) => line.trim()).join(" ").length > lineWidth;
  const isUnion = / =$/.test(first) && rest.every((line) => /^ {2}\| [^{(&]+$/.test(line));
  const isCondition =
    rest.length === 2 && /^ {2}\? /.test(rest[0] ?? "") && /^ {2}: /.test(rest[1] ?? "");
  return isTooLong && rest.length > 1 && (isUnion || isCondition) && lines.every(isPlainLine);
}

/** An object, a block, a member, a statement; what closes one; or a function whose parameters are below. */
function endsPlainly(code: string): boolean {
  if (code.endsWith("(")) return /^export (?:async )?function \w+(?:<.*>)?\($/.test(code);
  return /[{[;,]$/.test(code) || /^[)}\]]+$/.test(code);
}

/** A name of a member that needs no quotes. */
const quotedName = /(?:^|[{,] )"[\w$]+"\??:/;

const ownLayouts: readonly RegExp[] = [
  // Texts of other quotes, and expressions whose lines the formatter chooses.
  /['`]/,
  /^[|&?:.=]/,
  // Blanks in a row, and several lists or objects in a list.
  / {2}/,
  /\], \[|\}, \{/,
  // Part of a union, of an intersection or of an argument list is an object of several lines.
  /[|&<] ?\{$|[|&] .*\{$/,
  /^\}+, .*\)/,
  /^[^(]*function.*\(\{$/,
  // Blocks on one line, chains of calls, conditions in conditions, parameters without their parentheses.
  /\{ (?:return|if|throw|const|await) |; \}/,
  /\)\..*\)\./,
  /\?.* : .*\? /,
  /(?:^|[(,=] )\w+ =>/,
  /= \([^)]*\);$/,
];

function hasLayoutOfItsOwn(code: string): boolean {
  const angles = code.replaceAll("=>", "");
  const isOpen = count(angles, "<") !== count(angles, ">");
  return (
    isOpen || count(code, "(") - count(code, ")") > 1 || ownLayouts.some((own) => own.test(code))
  );
}

/** How many brackets are opened and not closed again. */
function opened(code: string): number {
  return (
    [..."{(["].reduce((sum, each) => sum + count(code, each), 0) -
    [...")]}"].reduce((sum, each) => sum + count(code, each), 0)
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
