import type { FunctionDeclarationStructure, StatementStructures } from "ts-morph";
import type { RuntimeType } from "../runtime/names.js";
import { plainSchema } from "../../model/schema/aliases.js";
import type { Operation } from "../../model/api.js";
import { sentPropertiesOf } from "../../model/schema/properties.js";
import type { Schema } from "../../model/schema/schema.js";
import { code, comment } from "../comment.js";
import { runtime } from "../imports.js";
import { spellLiteral, spellObject, type Literal } from "../literal.js";
import { clientType } from "../operation/scopes.js";
import type { TypeContext } from "../spell-type.js";
import { calledToEnsure, functionOf, idOf, typeOf, type Wrapped } from "./wrapped.js";
import { typeParameter } from "./type-parameter.js";
import { StructureKind } from "../structures.js";

/** `reconcileXs`, with its types. */
export function reconcileStatements(
  wrapped: Wrapped & { update: Operation },
): StatementStructures[] {
  const { create, update, externalId, types } = wrapped;
  const { names } = externalId;
  return [
    {
      kind: StructureKind.TypeAlias,
      name: names.row,
      isExported: true,
      docs: comment(
        `A row of {@link ${names.reconcile}}: the fields of {@link ${create.name}} and {@link ${update.name}}.`,
      ),
      type: `${names.ensureRequest}["body"] & ${typeOf(update, "requestType", types)}["body"]`,
    },
    {
      kind: StructureKind.TypeAlias,
      name: names.reconcileError,
      isExported: true,
      type: `${names.ensureError} | ${typeOf(update, "errorType", types)}`,
    },
    reconcileFunction(wrapped),
  ];
}

function reconcileFunction(wrapped: Wrapped & { update: Operation }): FunctionDeclarationStructure {
  const { api, create, read, update, externalId, types, record } = wrapped;
  const { names, field } = externalId;
  const row = typeParameter("Row", [record, names.row, names.reconcileError]);
  const outcome = `<${row}, ${record}, ${names.reconcileError}>`;
  const updateFields = bodyProperties(update, types);
  const moments = updateFields
    .filter(([, schema]) => plainSchema(schema, types.models).format === "date-time")
    .map(([name]) => name);
  const updated = spellObject([
    [idOf(update), "id"],
    ["body", "body"],
  ]);
  const literal: Literal = {
    id: update.id,
    field,
    createFields: bodyProperties(create, types).map(([name]) => name),
    updateFields: updateFields.map(([name]) => name),
    momentFields: moments.length > 0 ? moments : undefined,
    find: {
      expression: `(value, call) => ${names.find}(client, ${spellObject([[field, "value"]])}, call)`,
    },
    read: read && {
      expression: `(id, call) => ${functionOf(read, types)}(client, ${spellObject([[idOf(read), "id"]])}, call)`,
    },
    ensure: { expression: `(body, call) => ${names.ensure}(client, { body }, call)` },
    update: {
      // What a row says is set, never added: the same again does no harm.
      expression: `(id, body, call) => ${functionOf(update, types)}(client, ${updated}, ${update.method === "PATCH" ? "{ repeatable: true, ...call }" : "call"})`,
    },
  };
  const type = (name: RuntimeType): string => types.imports.type(runtime, name);
  const called = [create, ...calledToEnsure(create, api), update];
  const client = clientType(api, types.imports, called);
  return {
    kind: StructureKind.Function,
    name: names.reconcile,
    isExported: true,
    docs: comment(
      `Brings the records in line with the rows, each found by its ${code(field)}: created, updated where it differs, or left alone.`,
      "A row that fails stops no other; running it again finishes what is left. `dryRun` writes nothing.",
    ),
    typeParameters: [{ name: row, constraint: names.row }],
    parameters: [
      { name: "client", type: client },
      { name: "desired", type: `Iterable<${row}> | AsyncIterable<${row}>` },
      {
        name: "options",
        type: `${type("ReconcileOptions")}${outcome}`,
        hasQuestionToken: true,
      },
    ],
    returnType: `Promise<${type("ReconcileSummary")}<${row}, ${names.reconcileError}>>`,
    statements: [
      `return ${types.imports.value(runtime, "reconcile")}<${row}, ${names.row}, ${record}, ${names.reconcileError}>(${spellLiteral(literal)}, desired, options);`,
    ],
  };
}

function bodyProperties(operation: Operation, { models }: TypeContext): [string, Schema][] {
  return [...sentPropertiesOf(operation.body?.content[0]?.schema ?? {}, models)];
}
