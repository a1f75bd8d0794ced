import ts from "typescript";
import { literalType, propertyKey } from "../emit/literal.js";
import type { Json } from "../json/json.js";

/** The type that allows these values and no other: `"a" | "b"`, `[0, 0]`. There must be one at least. */
export function literalsType(values: readonly Json[]): ts.TypeNode {
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]));
  const types = [...distinct.values()].map(valueType);
  const [only] = types;
  return types.length === 1 && only !== undefined ? only : ts.factory.createUnionTypeNode(types);
}

function valueType(value: Json): ts.TypeNode {
  if (Array.isArray(value)) {
    return tupleType(value.map(valueType));
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, member]) =>
      ts.factory.createPropertySignature(
        undefined,
        propertyKey(name),
        undefined,
        valueType(member),
      ),
    );
    return ts.factory.createTypeLiteralNode(members);
  }
  // A literal node would be printed in ASCII; as a name, the text stays as it is spelled elsewhere.
  return ts.factory.createTypeReferenceNode(literalType(value));
}

/** A tuple on one line. */
export function tupleType(elements: ts.TypeNode[]): ts.TypeNode {
  return ts.setEmitFlags(ts.factory.createTupleTypeNode(elements), ts.EmitFlags.SingleLine);
}
