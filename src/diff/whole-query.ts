import type { Json } from "../json/json.js";
import { sortedJson } from "../json/sorted-json.js";
import type { Operation, Parameter } from "../model/api.js";
import { pointer } from "../model/source.js";
import type { Schemas } from "./schema/schemas.js";

/** Where a parameter that is the whole query and parameters by name are to be held against each other. */
export interface Queried {
  base: Operation;
  head: Operation;
  documents: { base: Schemas; head: Schemas };
}

/**
 * A whole query that is a form (OpenAPI 3.2, 4.12.1) has the properties of its object one by one, as parameters with these
 * names have: where the other side has such, it is taken apart.
 */
export function takeQueriesApart({ base, head, documents }: Queried): [Operation, Operation] {
  const [before, after] = [base, head].map(({ parameters }) =>
    parameters.find((one) => one.isWhole),
  );
  if (before && after) {
    const isSame = sortedJson(encodingsOf(before)) === sortedJson(encodingsOf(after));
    return isSame
      ? [base, head]
      : [takeApart(base, documents.base), takeApart(head, documents.head)];
  }
  if (!before && !after) return [base, head];
  return before ? [takeApart(base, documents.base), head] : [base, takeApart(head, documents.head)];
}

/** How the properties are spelled, without what names their places in the document. */
function encodingsOf({ encoding = {} }: Parameter): Json {
  return Object.entries(encoding).map(([name, { headers: _, ...each }]): Json => [
    name,
    { ...each },
  ]);
}

function takeApart(operation: Operation, schemas: Schemas): Operation {
  return {
    ...operation,
    parameters: operation.parameters.flatMap((each) => membersOf(each, schemas) ?? [each]),
  };
}

function membersOf(whole: Parameter, schemas: Schemas): Parameter[] | undefined {
  const { contentType, isWhole: isAll, schema, at, required, encoding = {}, ...rest } = whole;
  if (isAll !== true || contentType === undefined || !/urlencoded/i.test(contentType)) return;
  const place = pointer(pointer(pointer(at, "content"), contentType), "schema");
  const [object, ...others] = schemas.parts([{ schema, at: place }]);
  if (object?.kind !== "object" || others.length > 0) return;
  return [...object.properties].map(([name, property]) => {
    const {
      style = "form",
      explode = style === "form",
      allowReserved = false,
    } = {
      ...encoding[name],
    };
    return {
      ...rest,
      ...{ name, key: name, style, explode, allowReserved },
      required: required && object.required.has(name),
      schema: { allOf: property.conjunction.map((each) => each.schema) },
      at: property.at,
    };
  });
}
