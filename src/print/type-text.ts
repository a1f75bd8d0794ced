import ts from "typescript";
import { stringLiteral } from "../emit/literal.js";

/** The nodes that declarations are made of here. */
type Part =
  | ts.ArrayTypeNode
  | ts.IndexSignatureDeclaration
  | ts.InterfaceDeclaration
  | ts.IntersectionTypeNode
  | Keyword
  | ts.LiteralTypeNode
  | ts.ParenthesizedTypeNode
  | ts.PropertySignature
  | ts.RestTypeNode
  | ts.StringLiteral
  | ts.TupleTypeNode
  | ts.TypeAliasDeclaration
  | ts.TypeLiteralNode
  | ts.TypeReferenceNode
  | ts.UnionTypeNode;

type Keyword =
  | ts.KeywordTypeNode<ts.SyntaxKind.BigIntKeyword>
  | ts.KeywordTypeNode<ts.SyntaxKind.BooleanKeyword>
  | ts.KeywordTypeNode<ts.SyntaxKind.NeverKeyword>
  | ts.KeywordTypeNode<ts.SyntaxKind.NumberKeyword>
  | ts.KeywordTypeNode<ts.SyntaxKind.StringKeyword>
  | ts.KeywordTypeNode<ts.SyntaxKind.UndefinedKeyword>
  | ts.KeywordTypeNode<ts.SyntaxKind.UnknownKeyword>
  | ts.NullLiteral;

/**
 * The text of a declaration that openapi-typescript and its hooks have made, not indented: the file is formatted
 * afterwards. The compiler's printer can spell any program, and takes several times as long for these few nodes.
 */
export function declarationText(node: ts.Statement): string {
  return partText(node as Part);
}

function text(node: ts.Node | undefined): string {
  return node === undefined ? "unknown" : partText(node as Part);
}

function partText(part: Part): string {
  switch (part.kind) {
    case ts.SyntaxKind.InterfaceDeclaration:
      return `export interface ${ts.idText(part.name)} ${membersText(part.members)}`;
    case ts.SyntaxKind.TypeAliasDeclaration:
      return `export type ${ts.idText(part.name)} = ${text(part.type)};`;
    case ts.SyntaxKind.TypeLiteral:
      return membersText(part.members);
    case ts.SyntaxKind.PropertySignature:
      return `${docText(part)}${nameText(part.name)}${part.questionToken ? "?" : ""}: ${text(part.type)};`;
    case ts.SyntaxKind.IndexSignature:
      return `[key: string]: ${text(part.type)};`;
    case ts.SyntaxKind.TypeReference:
      return nameText(part.typeName) + argumentsText(part);
    case ts.SyntaxKind.UnionType:
      return part.types.map(text).join(" | ");
    case ts.SyntaxKind.IntersectionType:
      return part.types.map(text).join(" & ");
    case ts.SyntaxKind.ArrayType:
      return `${text(part.elementType)}[]`;
    case ts.SyntaxKind.TupleType:
      return `[${part.elements.map(text).join(", ")}]`;
    case ts.SyntaxKind.RestType:
      return `...${text(part.type)}`;
    case ts.SyntaxKind.ParenthesizedType:
      return `(${text(part.type)})`;
    case ts.SyntaxKind.LiteralType:
      return text(part.literal);
    case ts.SyntaxKind.StringLiteral:
      return stringLiteral(part.text);
    case ts.SyntaxKind.BigIntKeyword:
      return "bigint";
    case ts.SyntaxKind.BooleanKeyword:
      return "boolean";
    case ts.SyntaxKind.NeverKeyword:
      return "never";
    case ts.SyntaxKind.NullKeyword:
      return "null";
    case ts.SyntaxKind.NumberKeyword:
      return "number";
    case ts.SyntaxKind.StringKeyword:
      return "string";
    case ts.SyntaxKind.UndefinedKeyword:
      return "undefined";
    case ts.SyntaxKind.UnknownKeyword:
      return "unknown";
    default:
      return unexpected(part);
  }
}

/** What is made depends on another package, so that this is asked at run time too. */
function unexpected(part: never): never {
  throw new Error(`Types are not made of ${ts.SyntaxKind[(part as ts.Node).kind]}`);
}

function membersText(members: readonly ts.TypeElement[]): string {
  return members.length === 0 ? "{}" : `{\n${members.map(text).join("\n")}\n}`;
}

function argumentsText({ typeArguments }: ts.TypeReferenceNode): string {
  return typeArguments === undefined ? "" : `<${typeArguments.map(text).join(", ")}>`;
}

function nameText(name: ts.PropertyName | ts.EntityName): string {
  return ts.isIdentifier(name) ? ts.idText(name) : text(name);
}

/** The comment that `ts.addSyntheticLeadingComment` has put before a property. */
function docText(property: ts.PropertySignature): string {
  const comments = ts.getSyntheticLeadingComments(property) ?? [];
  return comments.map((comment) => `/*${comment.text}*/\n`).join("");
}
