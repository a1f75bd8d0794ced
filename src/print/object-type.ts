import ts from "typescript";
import { propertyKey } from "../emit/literal.js";
import type { Direction } from "../emit/output.js";
import type { TypeMember, TypeSchema } from "./type-algebra.js";

/** What a type is spelled with. */
export interface SpellContext {
  direction: Direction;
  /** Names of the runtime's types that were used. */
  used: Set<string>;
  /** Spells what a type is made of. */
  spell(part: TypeSchema): ts.TypeNode;
}

/** An object type with its properties and its index signature; undefined where the schema states neither. */
export function objectType(schema: TypeSchema, context: SpellContext): ts.TypeNode | undefined {
  const members: ts.TypeElement[] = (schema["x-members"] ?? []).map((member) =>
    propertySignature(member, context),
  );
  if (schema.additionalProperties !== undefined) {
    members.push(indexSignature(context.spell(schema.additionalProperties)));
  }
  return members.length === 0 ? undefined : ts.factory.createTypeLiteralNode(members);
}

function indexSignature(type: ts.TypeNode): ts.TypeElement {
  const text = ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const key = ts.factory.createParameterDeclaration(undefined, undefined, "key", undefined, text);
  return ts.factory.createIndexSignature(undefined, [key], type);
}

const questionMark = ts.factory.createToken(ts.SyntaxKind.QuestionToken);

function propertySignature(
  { name, type, isRequired, doc }: TypeMember,
  { direction, spell }: SpellContext,
): ts.TypeElement {
  const spelled = spell(type);
  const signature = ts.factory.createPropertySignature(
    undefined,
    propertyKey(name),
    isRequired ? undefined : questionMark,
    direction === "write" && !isRequired ? orUndefined(spelled) : spelled,
  );
  return doc === undefined ? signature : withDoc(signature, doc);
}

/** What is sent may be undefined where it is optional: it is left out then, as JSON does. */
function orUndefined(type: ts.TypeNode): ts.TypeNode {
  if (type.kind === ts.SyntaxKind.UnknownKeyword) {
    return type;
  }
  const types = ts.isUnionTypeNode(type) ? type.types : [type];
  const none = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  return ts.factory.createUnionTypeNode([...types, none]);
}

function withDoc(signature: ts.PropertySignature, doc: string): ts.PropertySignature {
  const lines = doc.split("\n").map((line) => ` * ${line}`.trimEnd());
  const text = lines.length === 1 ? `* ${doc} ` : `*\n${lines.join("\n")}\n `;
  const kind = ts.SyntaxKind.MultiLineCommentTrivia;
  return ts.addSyntheticLeadingComment(signature, kind, text, true);
}
