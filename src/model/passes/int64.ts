import type { Api, Int64, MediaType, Operation, Webhook } from "../api.js";
import { leafSets } from "../schema/leaf-sets.js";
import { isSuccess } from "../operations/payload.js";
import { allowsType } from "../schema/kinds.js";
import { propertiesOf, schemaAt } from "../schema/properties.js";
import { dereference, type Models } from "../schema/references.js";
import type { Schema } from "../schema/schema.js";
import { visitSchemas } from "../schema/visit-schemas.js";

/** True for an integer that may need 64 bits, whose values the document does not list. */
function isInt64({ type, format, enum: values, const: only }: Schema): boolean {
  return (
    [type].flat().includes("integer") &&
    /^u?int64$/.test(format ?? "") &&
    values === undefined &&
    only === undefined
  );
}

/**
 * Marks the 64-bit integers of a document, where they are to be no numbers in the client.
 *
 * Where several schemas speak of the same value (the variants of a union, the parts of a composition), all of its
 * numbers take one form. A reader cannot always tell which variant it reads, so a number that may stand at the place of a
 * 64-bit integer is read and typed like one; and where text may stand there, strings of digits could not be told
 * from it, and all of them stay numbers. So do the counts and positions of a pagination, and what is sent as JSON in a
 * parameter or in a part of a form.
 */
export function markInt64(api: Api, int64: Int64, models: Models): void {
  if (int64 === "number") {
    return;
  }
  for (const schema of allSchemas(api)) {
    if (isInt64(schema)) {
      schema.int64 = int64;
    }
  }
  const numbers = new Set<Schema>(api.operations.flatMap((each) => pagingSchemas(each, models)));
  for (const schema of api.operations.flatMap((each) => schemasInText(each, models))) {
    const below = [...leafSets([[schema]], models)].flat();
    below.filter(isInt64).forEach((each) => numbers.add(each));
  }
  const together = api.operations.flatMap(schemasTogether);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const leaves of leafSets(together, models)) {
      isSettled = settle(leaves, int64, numbers) && isSettled;
    }
  }
}

/** Every schema of a document once. */
function allSchemas({ models, operations, webhooks }: Api): Set<Schema> {
  return visitSchemas([
    ...models.map(({ schema }) => schema),
    ...operations.flatMap(bodySchemas),
    ...webhooks.flatMap(bodySchemas),
  ]);
}

function bodySchemas({ parameters, body, responses }: Operation | Webhook): Schema[] {
  const content = [body, ...responses].flatMap((each) => each?.content ?? []);
  return [
    ...parameters.map(({ schema }) => schema),
    ...content.flatMap(({ schema, itemSchema }) => [schema, itemSchema]),
  ].filter((schema) => schema !== undefined);
}

/** Gives the numbers among schemas of one value the same form. True where they had it. */
function settle(leaves: Schema[], int64: "bigint" | "string", numbers: Set<Schema>): boolean {
  const numeric = leaves.filter(({ type }) =>
    [type].flat().some((each) => each === "integer" || each === "number"),
  );
  const hasText = int64 === "string" && leaves.some(({ type }) => [type].flat().includes("string"));
  const areExact = numeric.some((schema) => schema.int64 !== undefined);
  const areNumbers = leaves.some((schema) => numbers.has(schema)) || (areExact && hasText);
  let isSame = true;
  for (const schema of numeric) {
    if (areNumbers && !numbers.has(schema)) {
      numbers.add(schema);
      isSame = false;
    }
    const form = areNumbers || !areExact ? undefined : int64;
    if (schema.int64 !== form) {
      isSame = false;
      assign(schema, form);
    }
  }
  return isSame;
}

function assign(schema: Schema, form: "bigint" | "string" | undefined): void {
  delete schema.int64;
  if (form !== undefined) {
    schema.int64 = form;
    // What else the values are says nothing of a bigint.
    delete schema.enum;
    delete schema.const;
  }
}

/** The schemas of the counts and positions that the runtime computes with. */
function pagingSchemas(
  { pagination, parameters, ...operation }: Operation,
  models: Models,
): Schema[] {
  const { style, told, position } = pagination ?? {};
  if (style !== "page" && style !== "offset") {
    return [];
  }
  const bodies = operation.responses.filter(isSuccess).flatMap(({ content }) => schemasOf(content));
  const counts = bodies.map((schema) => told && schemaAt(schema, told, models));
  const positions = parameters.filter(({ key }) => key === position).map(({ schema }) => schema);
  return [...counts, ...positions].filter((schema) => schema !== undefined);
}

/** The schemas of objects that are sent as JSON where there is no JSON body. */
function schemasInText({ parameters, body }: Operation, models: Models): Schema[] {
  const isObject = (schema: Schema): boolean =>
    allowsType(schema, "object", models) ||
    (dereference(schema, models).items !== undefined &&
      allowsType(dereference(schema, models).items ?? {}, "object", models));
  const forms = (body?.content ?? []).filter(({ type }) => /multipart|form/i.test(type));
  return [
    ...parameters
      .filter(({ contentType }) => contentType !== undefined)
      .map(({ schema }) => schema),
    ...forms.flatMap(({ schema = {} }) =>
      [...propertiesOf(schema, models).values()].filter(isObject),
    ),
  ];
}

/** What is one value: any of the successes, which are read alike; each failure, request and parameter. */
function schemasTogether({ responses, body, parameters }: Operation): Schema[][] {
  const success = responses.filter(isSuccess).flatMap(({ content }) => schemasOf(content));
  const failures = responses.filter((response) => !isSuccess(response));
  return [
    success,
    ...failures.map(({ content }) => schemasOf(content)),
    ...(body?.content ?? []).map(({ schema = {} }) => [schema]),
    ...parameters.map(({ schema }) => [schema]),
  ];
}

/** The schemas of bodies that are or may be JSON, those of a stream's items among them. */
export function schemasOf(content: MediaType[]): Schema[] {
  return content.flatMap(({ type, schema, itemSchema, events = [] }) =>
    /json|\/\*/i.test(type)
      ? [itemSchema ?? schema].filter((each) => each !== undefined)
      : events.filter(({ isJson }) => isJson).map(({ data }) => data),
  );
}
