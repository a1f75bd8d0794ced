import type { StatementStructures } from "ts-morph";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import { propertyKey } from "../literal.js";
import type { CodeOutput } from "../output.js";
import { StructureKind } from "../structures.js";

/**
 * `response-headers.ts`: the headers that answers declare, an interface for each set of them. The index does not export
 * it: a set is called after what is in it, and an answer that gets one more header must break nobody.
 */
export function responseHeadersFile(context: EmitContext): CodeOutput {
  return codeFile("response-headers", context, () =>
    context.api.headerSets.map(({ name, headers }): StatementStructures => ({
      kind: StructureKind.Interface,
      name,
      isExported: true,
      docs: comment(`What \`response.headers\` has where an answer declares ${list(headers)}.`),
      properties: headers.map(({ name: header, required, deprecated, description }) => ({
        name: propertyKey(header),
        // Of this one there may be several, which the runtime keeps apart.
        type: header === "set-cookie" ? "string[]" : "string",
        hasQuestionToken: !required,
        docs: comment(description, deprecated ? "@deprecated" : undefined),
      })),
    })),
  );
}

function list(headers: readonly { name: string }[]): string {
  const names = headers.map(({ name }) => code(name));
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} and ${last}`;
}
