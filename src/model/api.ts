import type { Formats } from "./formats.js";
import type { EventShape } from "./operations/event-shape.js";
import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { Doc } from "./docs.js";
import type { Evidence } from "./extensions/evidence.js";
import type { Lifecycle } from "./extensions/lifecycle.js";
import type { Name } from "./names/names.js";
import type { Schema } from "./schema/schema.js";

/**
 * What an OpenAPI document means to a client: plain, sorted, JSON-serialisable data. Every name is decided, every
 * reference resolved or turned into a model's name, and every node says where it stands in the document (`at`).
 */
export interface Api {
  title: string;
  version: string;
  description: Doc;
  /** The npm name of the client: `info.x-package-name`, or the title as a slug and `-client`. */
  packageName: string;
  /** Where the client's source is kept: `info.x-repository`, a URL. */
  repository?: string;
  /** The page of the root's `externalDocs`. */
  docsUrl?: string;
  servers: Server[];
  /** Sorted by name. Only schemes that some requirement names, unless a client could send none of these. */
  schemes: SecurityScheme[];
  /** The root's `security`: what an operation needs that says nothing else. */
  security: Requirement[];
  /** Sorted by file name. */
  resources: Resource[];
  /** Sorted by function name. */
  operations: Operation[];
  /** Sorted by name. */
  models: Model[];
  /** Sorted by name. */
  webhooks: Webhook[];
  /** Wire names of the rate-limit headers, where responses declare them. */
  rateLimit?: RateLimitHeaders;
  /** Sorted by name. */
  headerSets: HeaderSet[];
  /** What values of certain formats are. Where they are not what they are in JSON, `inProgram` of a schema says so. */
  formats: Formats;
  /** Requests of the document that no client has. They are read where two documents are compared. */
  uncalled?: Uncalled;
}

/** Operations whose method fetch refuses. */
export interface Uncalled {
  operations: Operation[];
}

/** A server, its variables replaced by their defaults. */
export interface Server {
  url: string;
  description: Doc;
  /** The URL as written, where it has variables. */
  template?: string;
  variables: ServerVariable[];
  at: At;
}

export interface ServerVariable {
  name: string;
  default: string;
  enum?: string[];
  description: Doc;
}

/** OpenAPI's Security Scheme Object, as far as a client can act on it. */
export interface SecurityScheme {
  /** Its key under `components.securitySchemes`. */
  name: string;
  /** `token`: an OAuth 2 or OpenID access token, sent as a bearer token; `other`: mutual TLS and the like. */
  kind: "apiKey" | "basic" | "bearer" | "token" | "other";
  /** Of an API key: where it goes. */
  in?: "cookie" | "header" | "query";
  /** Of an API key: the name of the header, parameter or cookie. */
  parameter?: string;
  /** Of an `http` scheme: which one, in lower case, such as `digest`; `mutual tls`. */
  scheme?: string;
  description: Doc;
  /** OAuth 2 scopes that the scheme itself declares. */
  scopes: Scope[];
  /** Of a token: the ways to get one. */
  flows?: TokenFlow[];
  at: At;
}

/** An OAuth Flow Object; what OpenID Connect tells of itself is one, too. */
export interface TokenFlow {
  /** Such as `clientCredentials`, or `openIdConnect`. */
  name: string;
  /** By their keys, such as `tokenUrl`. */
  urls: Record<string, string>;
  scopes: string[];
  at: At;
}

export interface Scope {
  name: string;
  description: Doc;
}

/** One alternative of a `security` list: all of it is needed. Empty: anonymous access. */
export type Requirement = RequiredScheme[];

export interface RequiredScheme {
  scheme: string;
  scopes: string[];
}

/** A tag and its operations: one file of the client. */
export interface Resource {
  /** The file's name without its extension: `patients`. */
  file: string;
  /** The tag as written. */
  tag: string;
  description: Doc;
}

export interface Operation {
  /** The operationId, or `METHOD path` where the document has none. */
  id: string;
  /** The function. */
  name: Name;
  /** `x-name`: what the document calls it. */
  givenName?: string;
  /** The constant that describes the operation to the runtime. */
  descriptor: Name;
  requestType: Name;
  dataType: Name;
  /** Of one whose data is bytes: the function that gives them piece by piece. */
  streamName?: Name;
  /** What one item of the data is called, if the data is a list and the item's type needs a declaration. */
  itemType: Name;
  errorType: Name;
  method: string;
  /** The path template, as written. */
  path: string;
  /** The file of its resource. */
  resource: string;
  /** As written. */
  tags: string[];
  summary: Doc;
  description: Doc;
  deprecated: boolean;
  /** The extensions that are true of it, such as `x-internal`. */
  marks?: string[];
  /** In the document's order: path, then operation; all four places. */
  parameters: Parameter[];
  body?: RequestBody;
  /** Sorted: statuses, ranges, `default`. */
  responses: Response[];
  /** The set of the headers that its successes declare, if any. */
  headersType?: Name;
  /** What it needs, alternatives in the document's order; the root's where it says nothing. */
  security: Requirement[];
  /** `x-envelope`: the property of 2xx JSON bodies that holds the payload. */
  envelope?: string;
  pagination?: Pagination;
  /** `x-idempotency-key`: the request's member that holds the key, a header parameter. */
  idempotencyKey?: string;
  externalId?: ExternalId;
  evidence?: Evidence;
  /** The operation's own `servers`, or its path's, where there are any. */
  servers?: Server[];
  lifecycle?: Lifecycle;
  /** What the document declares but no client sends; it is compared, and nothing is generated from it. */
  unsent?: Unsent;
  /** Requests that the API sends while it carries out the operation (`callbacks`). No types are made for them. */
  callbacks?: Webhook[];
  at: At;
}

/** Declarations without an effect: the body of a GET, a body without a media type, a path parameter that the path does not have. */
export interface Unsent {
  parameters: Parameter[];
  body?: RequestBody;
}

export type ParameterPlace = "cookie" | "header" | "path" | "query";

export type ParameterStyle =
  | "cookie"
  | "deepObject"
  | "form"
  | "label"
  | "matrix"
  | "pipeDelimited"
  | "simple"
  | "spaceDelimited";

export interface Parameter {
  in: ParameterPlace;
  /** The name on the wire. */
  name: string;
  /** The member of the request object. */
  key: string;
  required: boolean;
  deprecated: boolean;
  description: Doc;
  schema: Schema;
  /** What its type is called, if it needs a declaration of its own. */
  typeName: Name;
  style: ParameterStyle;
  explode: boolean;
  allowReserved: boolean;
  allowEmptyValue: boolean;
  /** Set where the parameter has `content`: the media type it is written in. */
  contentType?: string;
  /** True for one in a query that is all of it (3.2: `in: querystring`). */
  isWhole?: true;
  /** How the properties of a whole query that is a form are spelled, where it is said. */
  encoding?: Record<string, Encoding>;
  examples: Json[];
  evidence?: Evidence;
  lifecycle?: Lifecycle;
  at: At;
  /** Where it stands in the list, if that refers to it. */
  usedAt?: At;
}

export interface RequestBody {
  required: boolean;
  description: Doc;
  /** The member of the request object: `body`. */
  key: string;
  /** In the document's order. */
  content: MediaType[];
  at: At;
}

/** A media type of a body, with its schema. */
export interface MediaType {
  /** As written, such as `application/json; charset=utf-8` or `image/*`. */
  type: string;
  schema?: Schema;
  /** 3.2: the schema of one item of a stream. */
  itemSchema?: Schema;
  /** The events of a `text/event-stream`, where more is said of them than that their data are texts. */
  events?: EventShape[];
  /** What its type is called, if it needs a declaration of its own. */
  typeName: Name;
  /** Of `multipart/*` and urlencoded bodies, by property. */
  encoding: Record<string, Encoding>;
  examples: Json[];
  at: At;
}

export interface Encoding {
  contentType?: string;
  style?: ParameterStyle;
  explode?: boolean;
  allowReserved?: boolean;
  headers: Header[];
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  status: string;
  description: Doc;
  /** In the document's order; empty: no body is declared. */
  content: MediaType[];
  /** Sorted by lower-case name. */
  headers: Header[];
  /** Of a failure: the set of its headers, if it declares any. */
  headersType?: Name;
  evidence?: Evidence;
  at: At;
}

export interface Header {
  name: string;
  required: boolean;
  deprecated: boolean;
  description: Doc;
  schema: Schema;
  style: "simple";
  explode: boolean;
  contentType?: string;
  at: At;
}

/** Headers that answers declare together: a type of the client. Without those that the client reads itself. */
export interface HeaderSet {
  name: Name;
  /** Sorted by name, which is in lower case. */
  headers: Pick<Header, "deprecated" | "description" | "name" | "required">[];
}

/** A named schema: one under `components.schemas`, or one that references give a name by standing in a file of its own. */
export interface Model {
  name: Name;
  /** What its written form is called, where reading and writing differ (`split`). */
  inputName: Name;
  /** `x-name`: what the document calls it. */
  givenName?: string;
  /** Of an enum: what its values at run time are called. */
  valueNames?: ValueNames;
  /** Its key in the document. */
  key: string;
  /** `components.schemas` lists it by this key. */
  isComponent: boolean;
  description: Doc;
  schema: Schema;
  /** Some response (or webhook request) reaches it. */
  read: boolean;
  /** Some request (or webhook response) reaches it. */
  written: boolean;
  /** Read and written, and the two types differ. */
  split: boolean;
  evidence?: Evidence;
  at: At;
}

/** The constants that hold the values of an enum. */
export interface ValueNames {
  /** All of them, as a list. */
  values: Name;
  /** What each is called, to the value; where the document names some. */
  byName?: Name;
  /** Each value to what it means; where the document describes some. */
  descriptions?: Name;
}

/** A request that the API sends (3.1's `webhooks`, or `x-webhooks` before that). */
export interface Webhook {
  /** The type of its body. */
  name: Name;
  key: string;
  method: string;
  description: Doc;
  parameters: Parameter[];
  body?: RequestBody;
  responses: Response[];
  /** `x-webhook-signature`: how it is signed. */
  signature?: "standard-webhooks";
  at: At;
}

/** `x-pagination`, verified against parameters and schemas. Parameters are members of the request object. */
export interface Pagination {
  style: "cursor" | "link" | "offset" | "page";
  /** The function that walks the pages, such as `listAllPatients`. */
  name: Name;
  /** The parameter that says which page: its number, its offset or its cursor. */
  position?: string;
  /** The parameter that says how many items a page has. */
  limit?: string;
  /** Property names from the body's root to the number of pages, the number of items, the next cursor, or the next page's URL. */
  told?: string[];
  /** Of `page`: the first page's number, where it is not 1. */
  first?: number;
  /** Of `cursor`: property names from the body's root to the flag that says whether there is more. */
  more?: string[];
  /** Property names from the payload to the list of items; empty where the payload is the list. */
  items: string[];
  /** The parameter that looks up one record, whose miss is a 404 (`x-external-id`). */
  lookup?: string;
}

/** `x-external-id` of a create operation, verified. Operations are named by their ids. */
export interface ExternalId {
  /** The property of the body, of the records and of the lookup's query. */
  field: string;
  lookup: string;
  read?: string;
  update?: string;
  names: ExternalIdNames;
}

/** What is called after a create operation that has an external id. */
export interface ExternalIdNames {
  find: Name;
  findRequest: Name;
  findError: Name;
  ensure: Name;
  ensureRequest: Name;
  ensureError: Name;
  ensureAll: Name;
  /** The last three only with an update. */
  reconcile: Name;
  row: Name;
  reconcileError: Name;
}

export interface RateLimitHeaders {
  limit?: string;
  remaining?: string;
  reset?: string;
  /** `RateLimit`, which holds what remains and when it resets. */
  current?: string;
  /** `RateLimit-Policy`, which holds the limits. */
  policy?: string;
}
