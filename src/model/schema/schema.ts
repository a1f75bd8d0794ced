import type { Json } from "../../json/json.js";
import type { Evidence } from "../extensions/evidence.js";
import type { Lifecycle } from "../extensions/lifecycle.js";
import type { ValueNote } from "../extensions/value-notes.js";

export type JsonType = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

/**
 * A JSON Schema (2020-12) in one spelling, whatever OpenAPI version it came from:
 * - `nullable: true` has become `"null"` in `type`, or a branch of `anyOf` where there was no `type`;
 * - the booleans of 3.0's `exclusiveMinimum` and `exclusiveMaximum` have become numbers;
 * - `true` is `{}`, `false` is `{ not: {} }`;
 * - `$ref` is `#/models/<Name>` and stands alone; siblings have moved with it into an `allOf`;
 * - an array-valued `items` of older dialects is `prefixItems`.
 * Otherwise the structure is the document's own, so that the pointer into a schema is the pointer into its source.
 */
export interface Schema {
  $ref?: string;
  type?: JsonType | JsonType[];
  const?: Json;
  enum?: Json[];
  format?: string;
  /** Set on a value that is something else in the client than in JSON (`markFormats`): a 64-bit integer, or a moment. */
  inProgram?: "bigint" | "date" | "digits";
  /**
   * Set on a string that is a file in a body of multipart (`markUploads`): wherever it is sent, or only there, because
   * it is sent in other ways too.
   */
  upload?: "always" | "in forms";
  contentMediaType?: string;
  contentEncoding?: string;
  /** Of what a string holds, once it is read as its media type. */
  contentSchema?: Schema;

  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema;
  unevaluatedProperties?: Schema;
  propertyNames?: Schema;
  required?: string[];
  dependentRequired?: Record<string, string[]>;
  dependentSchemas?: Record<string, Schema>;
  minProperties?: number;
  maxProperties?: number;

  items?: Schema;
  prefixItems?: Schema[];
  contains?: Schema;
  unevaluatedItems?: Schema;
  minContains?: number;
  maxContains?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;

  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;

  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;
  discriminator?: Discriminator;

  title?: string;
  description?: string;
  default?: Json;
  example?: Json;
  examples?: Json[];
  deprecated?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  lifecycle?: Lifecycle;
  /** What is said of each value of `enum`, in its order. */
  valueNotes?: ValueNote[];
  /** `x-extensible-enum`: the values known today; others may come. */
  extensibleEnum?: Json[];
  /** Set on a string: the name of the flavour that its type has (`x-flavor`). */
  flavor?: string;
  /** `x-public`: nothing that stands here is about a person, so that its words and its members' names may be told. */
  isPublic?: true;
  /** `x-personal`: what stands here is about a person, and is not shown to an agent unless that is asked for. */
  isPersonal?: true;
  /** How the value is written as XML. */
  xml?: Xml;
  /** What the schema itself says of where it comes from (`x-evidence`). */
  evidence?: Evidence;
}

/** OpenAPI's discriminator, its mapping resolved: value → `#/models/<Name>`. */
export interface Discriminator {
  propertyName: string;
  mapping: Record<string, string>;
  /** The model of values that have no such property, or another value in it (OpenAPI 3.2, 4.25.1). */
  defaultMapping?: string;
  /** Set where a mapping leads nowhere: which values lead to the schemas that are not mapped is not known. */
  isPartial?: true;
  /** Where nothing is mapped: the values by which other discriminators of this property map models, by `#/models/<Name>`. */
  elsewhere?: Readonly<Record<string, readonly string[]>>;
}

/** OpenAPI's XML Object (3.1, 4.8.26). */
export interface Xml {
  /** The element or attribute is called so, and not as the property is. */
  name?: string;
  namespace?: string;
  prefix?: string;
  attribute?: boolean;
  /** Of a list: an element stands around its items. */
  wrapped?: boolean;
}

const modelPrefix = "#/models/";

/** The reference to a model, as it stands in a {@link Schema}'s `$ref`. */
export function modelRef(name: string): string {
  return modelPrefix + name;
}

/** The name of the model that a {@link Schema}'s `$ref` refers to. */
export function modelOf(ref: string): string {
  return ref.slice(modelPrefix.length);
}
