import ts from "typescript";
import { stringLiteral } from "../emit/literal.js";
import { lineWidth } from "./format.js";

/** The nodes that declarations are made of here, beside keywords. */
type Part =
  | ts.ArrayTypeNode
  | ts.IndexSignatureDeclaration
  | ts.InterfaceDeclaration
  | ts.IntersectionTypeNode
  | ts.LiteralTypeNode
  | ts.OptionalTypeNode
  | ts.ParenthesizedTypeNode
  | ts.PropertySignature
  | ts.RestTypeNode
  | ts.StringLiteral
  | ts.TupleTypeNode
  | ts.TypeAliasDeclaration
  | ts.TypeLiteralNode
  | ts.TypeReferenceNode
  | ts.UnionTypeNode;

const keywords: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.BigIntKeyword, "bigint"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.NeverKeyword, "never"],
  [ts.SyntaxKind.NullKeyword, "null"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.UndefinedKeyword, "undefined"],
  [ts.SyntaxKind.UnknownKeyword, "unknown"],
]);

/** A declaration as text. */
export interface DeclarationText {
  text: string;
  /** Whether the text stands as the formatter would lay it out. */
  isLaidOut: boolean;
}

/**
 * The text of a declaration that openapi-typescript and its hooks have made. The compiler's printer can spell any
 * program, and takes several times as long for these few nodes.
 */
export function declarationText(node: ts.Statement): DeclarationText {
  const speller = new Speller();
  const text = speller.part(node as Part, "");
  return { text, isLaidOut: speller.isLaidOut };
}

class Speller {
  /** Stays true as long as each line is short, and nothing stands in it that formatters have a mind of their own about. */
  isLaidOut = true;

  part(part: Part, indent: string): string {
    switch (part.kind) {
      case ts.SyntaxKind.InterfaceDeclaration:
        return this.#line(
          `export interface ${ts.idText(part.name)} ${this.#members(part.members, indent)}`,
        );
      case ts.SyntaxKind.TypeAliasDeclaration:
        return this.#line(
          `export type ${ts.idText(part.name)} = ${this.#text(part.type, indent)};`,
        );
      case ts.SyntaxKind.TypeLiteral:
        return this.#members(part.members, indent);
      case ts.SyntaxKind.PropertySignature:
        return docText(part, indent) + this.#line(indent + this.#property(part, indent));
      case ts.SyntaxKind.IndexSignature:
        return this.#line(`${indent}[key: string]: ${this.#text(part.type, indent)};`);
      case ts.SyntaxKind.TypeReference:
        return this.#name(part.typeName) + this.#arguments(part);
      case ts.SyntaxKind.UnionType:
        return this.#composed(part.types, " | ", indent);
      case ts.SyntaxKind.IntersectionType:
        return this.#composed(part.types, " & ", indent);
      case ts.SyntaxKind.ArrayType:
        return `${this.#text(part.elementType, indent)}[]`;
      case ts.SyntaxKind.TupleType:
        return `[${this.#joined(part.elements, ", ", indent)}]`;
      case ts.SyntaxKind.OptionalType:
        return `${this.#text(part.type, indent)}?`;
      case ts.SyntaxKind.RestType:
        return `...${this.#text(part.type, indent)}`;
      case ts.SyntaxKind.ParenthesizedType:
        return this.#parenthesized(part.type, indent);
      case ts.SyntaxKind.LiteralType:
        return this.#text(part.literal, indent);
      case ts.SyntaxKind.StringLiteral:
        return stringLiteral(part.text);
      default:
        return unexpected(part);
    }
  }

  #text(node: ts.Node | undefined, indent: string): string {
    if (node === undefined) return "unknown";
    return keywords.get(node.kind) ?? this.part(node as Part, indent);
  }

  #members(members: readonly ts.TypeElement[], indent: string): string {
    if (members.length === 0) return "{}";
    const lines = members.map((member) => this.#text(member, `${indent}  `));
    return `{\n${lines.join("\n")}\n${indent}}`;
  }

  #property({ name, questionToken, type }: ts.PropertySignature, indent: string): string {
    return `${this.#name(name)}${questionToken ? "?" : ""}: ${this.#text(type, indent)};`;
  }

  /** Types side by side. Objects among them are laid out by rules of their own; a single one needs no parentheses. */
  #composed(types: readonly ts.TypeNode[], separator: string, indent: string): string {
    if (types.length === 1) this.isLaidOut = false;
    return this.#joined(types, separator, indent);
  }

  #joined(types: readonly ts.TypeNode[], separator: string, indent: string): string {
    const texts = types.map((type) => this.#text(type, indent));
    if (texts.some((text) => text.includes("\n"))) this.isLaidOut = false;
    return texts.join(separator);
  }

  #parenthesized(type: ts.TypeNode, indent: string): string {
    // Around anything else parentheses are superfluous.
    this.isLaidOut &&= ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type);
    return `(${this.#text(type, indent)})`;
  }

  #arguments({ typeArguments }: ts.TypeReferenceNode): string {
    return typeArguments === undefined ? "" : `<${this.#joined(typeArguments, ", ", "")}>`;
  }

  #name(name: ts.PropertyName | ts.EntityName): string {
    return ts.isIdentifier(name) ? ts.idText(name) : this.#text(name, "");
  }

  /** Looks at the first line of a member or a declaration; other lines, if any, have been looked at. */
  #line(text: string): string {
    const end = text.indexOf("\n");
    const line = end < 0 ? text : text.slice(0, end);
    this.isLaidOut &&= line.length <= lineWidth && plain.test(line);
    return text;
  }
}

/**
 * ASCII, of which each character is one column wide, without what formatters quote in another way: texts with quotes in
 * them, and a name that only we quote.
 */
const plain = /^(?:(?!\\["']|"__proto__")[ -~])*$/;

/** What is made depends on another package, so that this is asked at run time too. */
function unexpected(part: never): never {
  throw new Error(`Types are not made of ${ts.SyntaxKind[(part as ts.Node).kind]}`);
}

/** The comment that `ts.addSyntheticLeadingComment` has put before a property. */
function docText(property: ts.PropertySignature, indent: string): string {
  const comments = ts.getSyntheticLeadingComments(property) ?? [];
  return comments
    .map(({ text }) => `${indent}/*${text.replaceAll("\n", `\n${indent}`)}*/\n`)
    .join("");
}
