import { createRequire } from "node:module";
import type * as Yaml from "yaml";
import type { CST, Document as YamlDocument, YAMLError } from "yaml";
import { maxDepth, tooDeep, type Fault } from "../spot.js";
import { complexKey, secondDocument, unknownTag } from "./yaml-unread.js";

/** Loaded where a text is wrong, and at once: what reads a text does not wait for anything. */
function loadYaml(): typeof Yaml {
  return createRequire(import.meta.url)("yaml") as typeof Yaml;
}

/** What keeps a text from being one YAML document whose keys are strings, in the words of `yaml`. */
export function yamlFaults(text: string): Fault[] {
  const { Composer, Lexer, Parser } = loadYaml();
  const documents: YamlDocument[] = [];
  // The check for equal keys of `yaml` compares each with each; `toData` does it in linear time.
  const composer = new Composer({
    prettyErrors: false,
    resolveKnownTags: false,
    schema: "core",
    stringKeys: true,
    uniqueKeys: false,
  });
  let deepAt: number | undefined;
  const tokens = shallowTokens(new Lexer().lex(text), new Parser(), (offset) => (deepAt = offset));
  for (const document of composer.compose(tokens, true, text.length)) documents.push(document);
  if (deepAt !== undefined) return [tooDeep(deepAt)];

  const faults = documents.flatMap(faultsOf);
  const [, second] = documents;
  return second ? [...faults, { offset: second.range?.[0] ?? 0, ...secondDocument }] : faults;
}

/** The tokens of a text. Ends at the first that nests too deep, since composing them is recursive. */
function* shallowTokens(
  lexemes: Iterable<string>,
  parser: Yaml.Parser,
  onTooDeep: (offset: number) => void,
): Generator<CST.Token> {
  for (const lexeme of lexemes) {
    yield* parser.next(lexeme);
    // One entry is the document itself.
    if (parser.stack.length > maxDepth + 1) return onTooDeep(parser.offset);
  }
  yield* parser.end();
}

function faultsOf(document: YamlDocument): Fault[] {
  // `yaml` only warns of a tag that it does not know; the value behind it could be anything.
  const tags = document.warnings.filter((warning) => warning.code === "TAG_RESOLVE_FAILED");
  return [...document.errors, ...tags].map(faultOf);
}

function faultOf(error: YAMLError): Fault {
  const what = `YAML: ${error.message}`;
  return { offset: error.pos[0], id: idOf(error.code), what, todo: todoOf(error.code) };
}

function idOf(code: YAMLError["code"]): Fault["id"] {
  switch (code) {
    case "BAD_ALIAS":
      return "yaml-alias";
    case "DUPLICATE_KEY":
      return "duplicate-key";
    case "MULTIPLE_DOCS":
      return secondDocument.id;
    case "NON_STRING_KEY":
    case "TAG_RESOLVE_FAILED":
      return unknownTag.id;
    default:
      return "yaml-syntax";
  }
}

function todoOf(code: YAMLError["code"]): string {
  switch (code) {
    case "BAD_INDENT":
      return "Align it with the lines around it.";
    case "TAB_AS_INDENT":
      return "Indent with spaces.";
    case "TAG_RESOLVE_FAILED":
      return unknownTag.todo;
    case "NON_STRING_KEY":
      return complexKey.todo;
    case "MISSING_CHAR":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return "Correct it there, or put a text that holds a colon or a quote into quotes.";
    default:
      return "Correct the YAML there.";
  }
}
