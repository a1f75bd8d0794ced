import type { StatementStructures } from "ts-morph";
import type { Api, Model } from "../../model/api.js";
import { enumValues, type ListedValue } from "../../model/schema/listed-values.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import { literalType, spellLiteral, stringLiteral, type Literal } from "../literal.js";
import type { CodeOutput } from "../output.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";

/** Whether some model is an enum. */
export function hasEnumValues({ models }: Api): boolean {
  return models.some((model) => constants(model).length > 0);
}

/** `enum-values.ts`: the values of each named enum. Every constant is one that a bundler drops where it is not used. */
export function enumValuesFile(context: EmitContext): CodeOutput {
  return codeFile("enum-values", context, () => context.api.models.flatMap(constants));
}

function constants({ name, schema, valueNames: names }: Model): StatementStructures[] {
  const values = enumValues(schema);
  // What became bigints lists nothing any more.
  if (names === undefined || values === undefined) return [];
  const type = code(name);
  return [
    constant(names.values, {
      doc: `The values of ${type}.`,
      initializer: `[${values.map(({ value }) => literalType(value)).join(", ")}] as const`,
    }),
    ...optional(names.byName, {
      doc: `The values of ${type}, by what they are called.`,
      initializer: `${spellLiteral(byName(values))} as const`,
    }),
    ...optional(names.descriptions, {
      doc: `What the values of ${type} mean.`,
      type: "{ readonly [value: string]: string | undefined }",
      initializer: spellLiteral(descriptions(values)),
    }),
  ];
}

interface Constant {
  doc: string;
  type?: string;
  initializer: string;
}

function optional(name: string | undefined, parts: Constant): StatementStructures[] {
  return name === undefined ? [] : [constant(name, parts)];
}

function constant(name: string, { doc, ...declared }: Constant): StatementStructures {
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    docs: comment(doc),
    declarations: [{ name, ...declared }],
  };
}

/** The first value of a name keeps it. */
function byName(values: readonly ListedValue[]): Literal {
  const entries = values.flatMap(({ name, value }): [string, Literal][] =>
    name ? [[name, { expression: literalType(value) }]] : [],
  );
  const first = entries.filter(
    ([name], index) => entries.findIndex(([other]) => other === name) === index,
  );
  return Object.fromEntries(first);
}

function descriptions(values: readonly ListedValue[]): Literal {
  return Object.fromEntries(
    values.flatMap(({ description, value }): [string, Literal][] =>
      description ? [[String(value), { expression: stringLiteral(description) }]] : [],
    ),
  );
}
