import type { Model } from "../../model/api.js";
import type { EmitContext } from "../code-file.js";
import { code, comment, remark } from "../comment.js";
import type { TypeDeclaration, TypesOutput } from "../output.js";
import { valueDocs } from "../value-docs.js";
import { typesFile } from "./types-file.js";

/** `models.ts`: the named schemas of the document. */
export function modelsFile(context: EmitContext): TypesOutput {
  return typesFile("models", context.api.models.flatMap(facesOf), context);
}

/** The types of a model: one, or one for reading and one for writing where they differ. */
function facesOf(model: Model): TypeDeclaration[] {
  const { name, inputName, schema } = model;
  const face = { schema, modelName: name };
  if (!model.split) {
    const direction = model.read ? "read" : "write";
    return [{ ...face, name, direction, docs: docsOf(model) }];
  }
  return [
    { ...face, name, direction: "read", docs: docsOf(model) },
    {
      ...face,
      name: inputName,
      direction: "write",
      docs: docsOf(model, `As it is sent: see {@link ${name}}.`),
    },
  ];
}

function docsOf({ name, key, description, schema, evidence }: Model, input?: string): string[] {
  return comment(
    description || (key === name ? undefined : `The schema ${code(key)}.`),
    valueDocs(schema),
    input,
    remark(evidence),
    schema.deprecated ? "@deprecated" : undefined,
  );
}
