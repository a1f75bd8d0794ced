import { pascalCase } from "./camel-case.js";
import type { Naming } from "./names.js";

/** How the names of a client are made. */
export interface NameOptions {
  /** Default: `camel`. */
  naming?: Naming | undefined;
  /** What is taken off the names of schemas where they begin with it, the first that fits. Default: nothing. */
  stripPrefix?: readonly string[] | undefined;
  /** Whether generic types of Java and .NET in the names of schemas are spelled as words. Default: false. */
  plainGenerics?: boolean | undefined;
}

/** What a model is to be called. */
export interface PlainKey {
  wanted: string;
  /** What tells it from others of the same name, the shortest first. */
  placeWords: string[];
}

/** The name of a schema without what its generator put around it. */
export function plainKey(key: string, { stripPrefix = [], plainGenerics }: NameOptions): PlainKey {
  const prefix = stripPrefix.find((each) => key.startsWith(each) && key.length > each.length) ?? "";
  const rest = key.slice(prefix.length);
  const wanted = plainGenerics === true ? genericOf(rest) : rest;
  const words = prefix.split(/[^\p{ID_Continue}]+/u).filter((word) => word !== "");
  return {
    wanted,
    placeWords: words.map(
      (_, index) =>
        `Of${words
          .slice(-1 - index)
          .map(pascalCase)
          .join("")}`,
    ),
  };
}

/**
 * `Page«User»` → `PageOfUser`, `Map<string,List<User>>` → `MapOfStringAndListOfUser`, .NET's
 * ``Acme.Page`1[[Acme.User, Acme, Version=1.0.0.0]]`` → `PageOfUser`; a name without arguments stays as it is.
 */
function genericOf(key: string): string {
  const text = key.replaceAll("«", "<").replaceAll("»", ">").replaceAll(/`\d+/g, "");
  const isGeneric = /^[^<>[\]]+(<.+>|\[.+\])$/.test(text);
  return isGeneric ? spelled(parse(text)) : key;
}

interface Generic {
  name: string;
  arguments: Generic[];
}

/** Reads `Name<A, B>` and `Name[[A, Assembly, …], [B, …]]`. */
function parse(text: string): Generic {
  const open = text.search(/[<[]/);
  if (open < 0) return { name: text.trim(), arguments: [] };
  const inside = text.slice(open + 1, text.search(/[>\]]\s*$/));
  const parts = listed(inside);
  // What follows the type in brackets of its own is the assembly that it comes from.
  const types = parts.map((part) =>
    part.startsWith("[") ? (listed(part.slice(1, -1))[0] ?? "") : part,
  );
  return { name: text.slice(0, open).trim(), arguments: types.map(parse) };
}

/** The parts between the commas that stand in no brackets. */
function listed(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (/[<[]/.test(character)) depth += 1;
    if (/[>\]]/.test(character)) depth -= 1;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** By the last part of each name: what stands before it is the package. */
function spelled({ name, arguments: inside }: Generic): string {
  const own = pascalCase(name.split(/[.+]/).at(-1) ?? name);
  return inside.length === 0 ? own : `${own}Of${inside.map(spelled).join("And")}`;
}
