import type { StatementStructures } from "ts-morph";
import { codeFile, noteNames, type EmitContext } from "../code-file.js";
import { comment } from "../comment.js";
import { observing, specifier, type Imports } from "../imports.js";
import { spellLiteral, type Literal } from "../literal.js";
import type { CodeOutput } from "../output.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";
import { outlineOf } from "../../outline/outline-of.js";

/** `observe.ts`: what records the shapes of answers. No other file of the client imports it. */
export function observeFile(context: EmitContext): CodeOutput {
  return codeFile("observe", context, ({ imports }) => [
    ...exported(context),
    outline(context, imports),
    observe(imports),
  ]);
}

/** What the runtime's part gives to those who use this one. */
function exported(context: EmitContext): StatementStructures[] {
  const values = ["mergeObservations"];
  const types = [
    ...["ObservedAnswer", "Observations", "Observer", "Outline", "OutlinedOperation"],
    ...["OutlinedPlace", "OutlinePart", "PowersOfTen", "Shape", "ShapeType"],
  ];
  noteNames(context, observing, [...values, ...types]);
  const kind = StructureKind.ExportDeclaration;
  const moduleSpecifier = specifier(observing, context.extension);
  return [
    { kind, namedExports: values, moduleSpecifier },
    { kind, isTypeOnly: true, namedExports: types, moduleSpecifier },
  ];
}

function outline({ api }: EmitContext, imports: Imports): StatementStructures {
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    docs: comment("The members that the document declares, and the texts that it lists."),
    declarations: [
      {
        name: "outline",
        type: imports.type(observing, "Outline"),
        initializer: spellLiteral(outlineOf(api) as unknown as Literal),
      },
    ],
  };
}

function observe(imports: Imports): StatementStructures {
  return {
    kind: StructureKind.Function,
    name: "observe",
    isExported: true,
    docs: comment(
      "Middleware that records the shapes of answers, and never a value: `observations()` gives them.",
      "`healos-codegen verify --observed FILE` tells where they are not what the document says.",
    ),
    returnType: imports.type(observing, "Observer"),
    statements: [`return ${imports.value(observing, "observerOf")}(outline);`],
  };
}
