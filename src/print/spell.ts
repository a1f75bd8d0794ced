import { commentText } from "../emit/comment.js";
import { literalType, propertyKey, stringLiteral } from "../emit/literal.js";
import type { Direction, TypeDeclaration } from "../emit/output.js";
import type { Json } from "../json/json.js";
import type { StatementText } from "./lay-out.js";
import { isPlainLine } from "./plain-line.js";
import type { ObjectType, Type, TypeMember } from "./type.js";

/** Is told which types of other files a declaration names. */
export interface Uses {
  model(name: string): void;
  runtimeType(name: "Flavored" | "Upload"): void;
}

/**
 * Spells the declaration of a type: an object becomes an interface, which editors show by its name; anything else a
 * type alias.
 */
export function spellDeclaration(
  { name, direction, docs: [doc] }: TypeDeclaration,
  type: Type,
  uses: Uses,
): StatementText {
  const speller = new Speller(direction, uses);
  const text = comment(doc, "") + speller.declaration(name, type);
  return { text, isLaidOut: speller.isLaidOut };
}

class Speller {
  /** Stays true as long as each line is short, and nothing stands in it that formatters have a mind of their own about. */
  isLaidOut = true;
  readonly #direction: Direction;
  readonly #uses: Uses;

  constructor(direction: Direction, uses: Uses) {
    this.#direction = direction;
    this.#uses = uses;
  }

  declaration(name: string, type: Type): string {
    const isInterface = type.kind === "object" && hasMembers(type);
    return this.#line(
      isInterface
        ? `export interface ${name} ${this.#object(type, "")}`
        : `export type ${name} = ${this.#type(type, "")};`,
    );
  }

  #type(type: Type, indent: string): string {
    switch (type.kind) {
      case "keyword":
        return type.name;
      case "literals":
      case "union":
        return this.#joined(this.#alternatives(type, indent), " | ");
      case "intersection":
        return this.#joined(this.#parts(type, indent), " & ");
      case "open":
        return `(${type.of} & {})`;
      case "flavored":
        return `${this.#runtimeType("Flavored")}<string, ${stringLiteral(type.flavor)}>`;
      case "upload":
        return this.#runtimeType("Upload");
      case "inherited":
        return `Object[${stringLiteral(type.name)}]`;
      case "model":
        this.#uses.model(type.name);
        return type.name;
      case "list":
        return `${this.#inner(type.item, indent)}[]`;
      case "tuple":
        return `[${this.#joined(this.#positions(type, indent), ", ")}]`;
      case "object":
        return hasMembers(type) ? this.#object(type, indent) : "Record<string, unknown>";
      case "record":
        return this.#record(type, indent);
      default:
        return type satisfies never;
    }
  }

  /** A type as a part of another that binds more tightly than `|` and `&`. */
  #inner(type: Type, indent: string): string {
    const text = this.#type(type, indent);
    const parts =
      type.kind === "intersection" ? this.#parts(type, indent) : this.#alternatives(type, indent);
    return parts.length > 1 ? `(${text})` : text;
  }

  /** What a type is all of, spelled. */
  #parts({ parts }: Extract<Type, { kind: "intersection" }>, indent: string): string[] {
    return distinct(parts.map((part) => this.#inner(part, indent)));
  }

  /** What a type is one of, spelled; that of an intersection in parentheses. */
  #alternatives(type: Type, indent: string): string[] {
    switch (type.kind) {
      case "union":
        return distinct(type.variants.flatMap((variant) => this.#alternatives(variant, indent)));
      case "literals":
        return distinct(type.values.map((value) => this.#value(value, indent)));
      case "intersection":
        return [this.#inner(type, indent)];
      default:
        return [this.#type(type, indent)];
    }
  }

  #positions(
    { positions, least, rest }: Extract<Type, { kind: "tuple" }>,
    indent: string,
  ): string[] {
    const spelled = positions.map((position, index) =>
      index < least ? this.#type(position, indent) : `${this.#inner(position, indent)}?`,
    );
    return [...spelled, ...(rest ? [`...${this.#inner(rest, indent)}[]`] : [])];
  }

  /** The type that allows one value and no other. */
  #value(value: Json, indent: string): string {
    if (Array.isArray(value)) {
      return `[${this.#joined(
        value.map((item) => this.#value(item, indent)),
        ", ",
      )}]`;
    }
    if (typeof value !== "object" || value === null) return literalType(value);
    const inner = `${indent}  `;
    return block(
      Object.entries(value).map(([name, member]) =>
        this.#line(`${inner}${propertyKey(name)}: ${this.#value(member, inner)};`),
      ),
      indent,
    );
  }

  #object({ members, index }: ObjectType, indent: string): string {
    const inner = `${indent}  `;
    const lines = members.map((member) => this.#member(member, inner));
    if (index) lines.push(this.#line(`${inner}[key: string]: ${this.#type(index, inner)};`));
    return block(lines, indent);
  }

  #record({ keys, value }: Extract<Type, { kind: "record" }>, indent: string): string {
    const inner = `${indent}  `;
    const spelled = `${this.#type(keys, inner)}]?: ${this.#memberType(value, false, inner)}`;
    return block([this.#line(`${inner}[K in ${spelled};`)], indent);
  }

  #member({ name, type, isRequired, doc }: TypeMember, indent: string): string {
    const mark = isRequired ? "" : "?";
    const line = `${indent}${propertyKey(name)}${mark}: ${this.#memberType(type, isRequired, indent)};`;
    return comment(doc, indent) + this.#line(line);
  }

  /** What is sent may be undefined where it is optional: it is left out then, as JSON does. */
  #memberType(type: Type, isRequired: boolean, indent: string): string {
    const isUnknown = type.kind === "keyword" && type.name === "unknown";
    if (this.#direction === "read" || isRequired || isUnknown) return this.#type(type, indent);
    const isNever = type.kind === "keyword" && type.name === "never";
    const alternatives = isNever ? [] : this.#alternatives(type, indent);
    return this.#joined([...alternatives, "undefined"], " | ");
  }

  #runtimeType(name: "Flavored" | "Upload"): string {
    this.#uses.runtimeType(name);
    return name;
  }

  /** Types side by side. Objects among them are laid out by rules of their own. */
  #joined(texts: readonly string[], separator: string): string {
    if (texts.length > 1 && texts.some((text) => text.includes("\n"))) this.isLaidOut = false;
    return texts.join(separator);
  }

  /** Looks at the first line of a member or a declaration; other lines, if any, have been looked at. */
  #line(text: string): string {
    const end = text.indexOf("\n");
    const line = end < 0 ? text : text.slice(0, end);
    this.isLaidOut &&= isPlainLine(line);
    return text;
  }
}

function hasMembers({ members, index }: ObjectType): boolean {
  return members.length > 0 || index !== undefined;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function block(lines: readonly string[], indent: string): string {
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}

function comment(doc: string | undefined, indent: string): string {
  if (doc === undefined) return "";
  return `${commentText(doc).replaceAll(/^/gm, indent)}\n`;
}
