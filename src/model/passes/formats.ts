import type { Api, MediaType, Operation, Webhook } from "../api.js";
import type { Formats } from "../formats.js";
import { leafSets } from "../schema/leaf-sets.js";
import { isSuccess } from "../operations/payload.js";
import { allowsType, ownKinds } from "../schema/kinds.js";
import { propertiesOf, schemaAt } from "../schema/properties.js";
import { dereference, type Models } from "../schema/references.js";
import type { Schema } from "../schema/schema.js";
import { typesOf } from "../schema/types-of.js";
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

/** True for a text that is a moment (RFC 3339), whose values the document does not list. */
function isDateTime({ type, format, flavor, enum: values, const: only }: Schema): boolean {
  return (
    [type].flat().includes("string") &&
    format === "date-time" &&
    flavor === undefined &&
    values === undefined &&
    only === undefined
  );
}

/**
 * Marks the values of formats that are something else in the program than in JSON: 64-bit integers, where they are to be
 * no numbers in the client, and moments, where they are to be Dates.
 *
 * Where several schemas speak of the same value (the variants of a union, the parts of a composition), all of its
 * numbers take one form. A reader cannot always tell which variant it reads, so a number that may stand at the place of a
 * 64-bit integer is read and typed like one; and where text may stand there, strings of digits could not be told
 * from it, and all of them stay numbers. So do the counts and positions of a pagination, and what is sent as JSON in a
 * parameter or in a part of a form. Where another text may stand at the place of a moment, it stays text, too, as a
 * cursor does.
 */
export function markFormats(api: Api, { int64, dates }: Formats, models: Models): void {
  if (int64 === "number" && dates === "string") {
    return;
  }
  for (const schema of allSchemas(api)) {
    if (int64 !== "number" && isInt64(schema)) {
      schema.inProgram = int64 === "bigint" ? "bigint" : "digits";
    } else if (dates === "date" && isDateTime(schema)) {
      schema.inProgram = "date";
    }
  }
  const plain = new Set<Schema>(api.operations.flatMap((each) => pagingSchemas(each, models)));
  for (const schema of api.operations.flatMap((each) => schemasInText(each, models))) {
    const below = [...leafSets([[schema]], models)].flat();
    below.filter(isInt64).forEach((each) => plain.add(each));
  }
  const together = [...api.operations, ...api.webhooks].flatMap(schemasTogether);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const leaves of leafSets(together, models)) {
      const areNumbersSettled = settleNumbers(leaves, int64, plain);
      const areMomentsSettled = settleMoments(leaves, plain);
      isSettled = isSettled && areNumbersSettled && areMomentsSettled;
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
function settleNumbers(leaves: Schema[], int64: Formats["int64"], plain: Set<Schema>): boolean {
  const numeric = leaves.filter(({ type }) =>
    [type].flat().some((each) => each === "integer" || each === "number"),
  );
  const hasText = int64 === "string" && leaves.some(({ type }) => [type].flat().includes("string"));
  const areExact = numeric.some(isExact);
  const areNumbers = leaves.some((schema) => plain.has(schema)) || (areExact && hasText);
  let isSame = true;
  for (const schema of numeric) {
    if (areNumbers && !plain.has(schema)) {
      plain.add(schema);
      isSame = false;
    }
    const isToBeExact = areExact && !areNumbers;
    if (isExact(schema) !== isToBeExact) {
      isSame = false;
      delete schema.inProgram;
      if (isToBeExact) {
        schema.inProgram = int64 === "bigint" ? "bigint" : "digits";
        // What else the values are says nothing of a bigint.
        delete schema.enum;
        delete schema.const;
      }
    }
  }
  return isSame;
}

function isExact({ inProgram }: Schema): boolean {
  return inProgram === "bigint" || inProgram === "digits";
}

/** Leaves moments text where another text may stand in their place. True where they were. */
function settleMoments(leaves: Schema[], plain: Set<Schema>): boolean {
  const moments = leaves.filter(({ inProgram }) => inProgram === "date");
  if (moments.length === 0) return true;
  // What an `allOf` only describes lets nothing more in.
  const parts = new Set(leaves.flatMap(({ allOf = [] }) => allOf));
  const isOther = (schema: Schema): boolean =>
    plain.has(schema) ||
    (schema.inProgram !== "date" &&
      mayBeText(schema) &&
      !(parts.has(schema) && saysNothing(schema)));
  if (!leaves.some(isOther)) return true;
  for (const schema of moments) {
    plain.add(schema);
    delete schema.inProgram;
  }
  return false;
}

/** Whether a schema's own keywords let a text be its value. What refers to others says nothing itself. */
function mayBeText(schema: Schema): boolean {
  const { $ref, allOf, anyOf, oneOf } = schema;
  return (
    ownKinds(schema).has("string") && !(saysNothing(schema) && ($ref ?? allOf ?? anyOf ?? oneOf))
  );
}

function saysNothing(schema: Schema): boolean {
  return schema.const === undefined && schema.enum === undefined && typesOf(schema).length === 0;
}

/** The schemas of the counts and positions that the runtime computes with, and of the moments that are cursors. */
function pagingSchemas(
  { pagination, parameters, ...operation }: Operation,
  models: Models,
): Schema[] {
  const { style, told, position } = pagination ?? {};
  const bodies = operation.responses.filter(isSuccess).flatMap(({ content }) => schemasOf(content));
  const counts = bodies.map((schema) => told && schemaAt(schema, told, models));
  const positions = parameters.filter(({ key }) => key === position).map(({ schema }) => schema);
  const isCounted = style === "page" || style === "offset";
  return [...counts, ...positions]
    .filter((schema) => schema !== undefined)
    .filter((schema) => isCounted || isDateTime(dereference(schema, models)));
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
function schemasTogether({ responses, body, parameters }: Operation | Webhook): Schema[][] {
  const success = responses.filter(isSuccess).flatMap(({ content }) => schemasOf(content));
  const failures = responses.filter((response) => !isSuccess(response));
  return [
    success,
    ...failures.map(({ content }) => schemasOf(content)),
    ...(body?.content ?? []).flatMap(({ schema = {}, itemSchema }) =>
      itemSchema ? [[schema], [itemSchema]] : [[schema]],
    ),
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
