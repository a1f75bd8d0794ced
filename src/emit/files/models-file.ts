import type { StatementStructures } from "ts-morph";
import type { Model } from "../../model/api.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment, remark } from "../comment.js";
import type { CodeOutput, Direction } from "../output.js";
import { valueDocs } from "../value-docs.js";
import { StructureKind } from "../structures.js";

/** `models.ts`: what the named schemas are called, and what they are for. */
export function modelsFile(context: EmitContext): CodeOutput {
  return codeFile("models", context, ({ imports }) =>
    context.api.models.flatMap((model) =>
      facesOf(model).map(({ name, direction }): StatementStructures => {
        context.declarations.set(name, {
          name,
          schema: model.schema,
          direction,
          modelName: model.name,
        });
        const input = name === model.name ? undefined : `As it is sent: see {@link ${model.name}}.`;
        return {
          kind: StructureKind.TypeAlias,
          name,
          isExported: true,
          docs: comment(
            model.description || `The schema ${code(model.key)}.`,
            valueDocs(model.schema),
            input,
            remark(model.evidence),
            model.schema.deprecated ? "@deprecated" : undefined,
          ),
          type: imports.member("./schema", "schema", name),
        };
      }),
    ),
  );
}

/** The types of a model: one, or one for reading and one for writing where they differ. */
function facesOf(model: Model): { name: Model["name"]; direction: Direction }[] {
  if (!model.split) {
    return [{ name: model.name, direction: model.read ? "read" : "write" }];
  }
  return [
    { name: model.name, direction: "read" },
    { name: model.inputName, direction: "write" },
  ];
}
