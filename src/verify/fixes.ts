import { isObject } from "../json/is-object.js";
import type { Json, JsonObject } from "../json/json.js";
import { memberAt, splitAt, type At } from "../json/pointer.js";
import type { Document } from "../read/document.js";
import type { Shape } from "../runtime/observe.js";
import type { Drafted } from "./drafts.js";

/** One action of an overlay: what is merged into a node, or that it goes. */
export type Fix = { at: At; update: Json } | { at: At; item?: string; remove: true };

/** What corrections are made for. */
export interface Fixing {
  document: Document;
  /** Where the schema of the draft is written. */
  at: At;
  /** What is written down beside it (`x-evidence`); nothing in a document that keeps no evidence. */
  noted: JsonObject;
}

/** What makes the document say what was seen. Nothing where the place is in another file, which no overlay reaches. */
export function fixesOf(draft: Drafted, { document, at, noted }: Fixing): Fix[] {
  const { rule, subject = "", shape } = draft;
  const is30 = document.version === "3.0";
  switch (rule) {
    case "format-differs":
      return [{ at: memberAt(at, "format"), remove: true }, ...note(at)];
    case "header-missing":
      return headerFixes(at, { draft, document });
    case "media-type-undeclared":
      return [{ at, update: { [subject]: {} } }];
    case "missing-after-all":
      return draft.owner ? [...notRequired(draft.owner.at), ...note(at)] : [];
    case "never-documented": {
      const property = { ...schemaOf(shape, is30), ...noted };
      return [{ at, update: { properties: { [subject]: property } } }];
    }
    case "never-seen":
      return note(at);
    case "null-after-all":
      return [...nullable(valueAt(document, at), at, is30), ...note(at)];
    case "status-undeclared": {
      const content = shape && {
        content: { "application/json": { schema: schemaOf(shape, is30) } },
      };
      const response = { description: "Seen, and not documented.", ...content, ...noted };
      return [{ at, update: { [subject]: response } }];
    }
    case "type-differs":
      return [...typed(valueAt(document, at), { at, subject, is30 }), ...note(at)];
    case "value-new": {
      const { words = [] } = draft;
      const listed = valueAt(document, at);
      const known = isObject(listed) && Array.isArray(listed["enum"]) ? listed["enum"] : [];
      // What may not be told keeps the list from being the whole of it.
      const update = words.length > 0 ? { enum: [...words] } : { "x-extensible-enum": known };
      return [{ at, update: { ...update, ...noted } }];
    }
    // Which of the two is right is for somebody to say.
    case "answer-invalid":
    case "broken-accepted":
    case "server-failed":
    case "valid-refused":
      return [];
    default:
      return rule satisfies never;
  }

  function note(place: At): Fix[] {
    return Object.keys(noted).length > 0 ? [{ at: place, update: noted }] : [];
  }

  function notRequired(owner: At): Fix[] {
    const required = valueAt(document, memberAt(owner, "required"));
    const place = memberAt(owner, "required");
    if (!Array.isArray(required) || required.length === 1) return [{ at: place, remove: true }];
    return [{ at: place, item: subject, remove: true }];
  }
}

/** A header that some answer had is one that need not come; one that none had is none. */
function headerFixes(at: At, { draft, document }: { draft: Drafted; document: Document }): Fix[] {
  const header = valueAt(document, at);
  const isOptional = isObject(header) && header["required"] !== true && !("$ref" in header);
  return isOptional || !draft.isSome
    ? [{ at, remove: true }]
    : [{ at, update: { required: false } }];
}

/** Allows null in a schema, in the words of its version of OpenAPI. */
function nullable(schema: Json | undefined, at: At, is30: boolean): Fix[] {
  if (!isObject(schema)) return [];
  const { $ref, type, enum: values, anyOf, oneOf, allOf } = schema;
  const listed: Fix[] =
    Array.isArray(values) && !values.includes(null) ? [{ at, update: { enum: [null] } }] : [];
  const replaced = (key: string, update: JsonObject): Fix[] => [
    { at: memberAt(at, key), remove: true },
    { at, update },
  ];
  const nothing = { type: "null" };
  if ($ref !== undefined) {
    return replaced(
      "$ref",
      is30 ? { allOf: [{ $ref }], nullable: true } : { anyOf: [{ $ref }, nothing] },
    );
  }
  if (is30) return [{ at, update: { nullable: true } }, ...listed];
  if (typeof type === "string") return [...replaced("type", { type: [type, "null"] }), ...listed];
  if (Array.isArray(type)) return [{ at, update: { type: ["null"] } }, ...listed];
  if (anyOf !== undefined) return [{ at, update: { anyOf: [nothing] } }];
  if (oneOf !== undefined) return [{ at, update: { oneOf: [nothing] } }];
  if (allOf !== undefined) return replaced("allOf", { anyOf: [{ allOf }, nothing] });
  return listed;
}

/** Adds a type to those that a schema has. */
function typed(
  schema: Json | undefined,
  { at, subject, is30 }: { at: At; subject: string; is30: boolean },
): Fix[] {
  if (!isObject(schema)) return [];
  const { type, $ref } = schema;
  if ($ref !== undefined) {
    const update = { anyOf: [{ $ref }, { type: subject }] };
    return [
      { at: memberAt(at, "$ref"), remove: true },
      { at, update },
    ];
  }
  if (Array.isArray(type)) return [{ at, update: { type: [subject] } }];
  if (typeof type !== "string") return [];
  const isNumber = type === "integer" && subject === "number";
  const both: Json = isNumber ? "number" : [type, subject];
  const update: JsonObject =
    is30 && Array.isArray(both) ? { anyOf: [{ type }, { type: subject }] } : { type: both };
  return [
    { at: memberAt(at, "type"), remove: true },
    { at, update },
  ];
}

/** Formats that a document may say of a text that has only been seen. */
const telling = ["date-time", "date", "uuid", "email", "uri"];

/** The schema of what was seen, as far as it can be told. */
function schemaOf(shape: Shape | undefined, is30: boolean): JsonObject {
  if (shape === undefined) return {};
  const { types, items, members = {}, formats = [] } = shape;
  const others = types.filter(
    (type) => type !== "null" && !(type === "integer" && types.includes("number")),
  );
  const isNullable = types.includes("null");
  const format = others.length === 1 ? telling.find((each) => formats.includes(each)) : undefined;
  const all = isNullable && !is30 ? [...others, "null"] : others;
  const [only] = all;
  const type: JsonObject =
    all.length === 1 && only ? { type: only } : is30 || all.length === 0 ? {} : { type: all };
  const names = Object.keys(members);
  const required = names.filter((name) => !members[name]?.missing);
  return {
    ...type,
    ...(isNullable && is30 && others.length === 1 && { nullable: true }),
    ...(format !== undefined && { format }),
    ...(items !== undefined && { items: schemaOf(items, is30) }),
    ...(names.length > 0 && {
      properties: Object.fromEntries(names.map((name) => [name, schemaOf(members[name], is30)])),
      ...(required.length > 0 && { required }),
    }),
  };
}

/** What stands at a place of the root document. */
export function valueAt({ root }: Document, at: At): Json | undefined {
  const { file, tokens } = splitAt(at);
  if (file !== "") return undefined;
  return tokens.reduce<Json | undefined>((value, token) => {
    const isInside = typeof value === "object" && value !== null && Object.hasOwn(value, token);
    return isInside ? (value as JsonObject)[token] : undefined;
  }, root);
}
