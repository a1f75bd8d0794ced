import type { Api, Header, MediaType, Operation, Parameter, Response } from "../../model/api.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { lists, maps, singles } from "../../model/schema/keywords.js";

type Plain = Record<string, unknown>;

/** An Api as a document of OpenAPI 3.1, with what types are made of: overlays and slices are in it. */
export function described(api: Api): Plain {
  const keys = new Map(api.models.map(({ name, key }) => [name as string, key]));
  const plain = (schema: Schema): Plain => plainSchema(schema, keys);
  const paths: Record<string, Plain> = {};
  for (const operation of api.operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = operationOf(operation, plain);
  }
  return {
    openapi: "3.1.0",
    info: { title: api.title, version: api.version },
    paths,
    components: {
      schemas: Object.fromEntries(api.models.map(({ key, schema }) => [key, plain(schema)])),
    },
  };
}

/** What is ours in a schema, and a discriminator, which names models by what they are called in the client. */
const ours: ReadonlySet<string> = new Set([
  ...["discriminator", "evidence", "extensibleEnum", "flavor", "int64", "isPersonal", "isPublic"],
  ...["lifecycle", "upload", "valueNotes"],
]);

/** What is shown in comments. The generator takes a `$ref` in it for one of the document's, and fails where it leads nowhere. */
const shown: ReadonlySet<string> = new Set(["default", "example", "examples"]);

function hasReference(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "$ref") || Object.values(value).some(hasReference);
}

type PlainOf = (schema: Schema) => Plain;

function operationOf(operation: Operation, plain: PlainOf): Plain {
  const { id, method, path, summary, description, deprecated, parameters, body } = operation;
  return {
    // One that has no id is called by its method and path here.
    ...(id !== `${method} ${path}` && { operationId: id }),
    ...(summary && { summary }),
    ...(description && { description }),
    ...(deprecated && { deprecated }),
    parameters: parameters.map((each) => parameterOf(each, plain)),
    ...(body && {
      requestBody: { required: body.required, content: contentOf(body.content, plain) },
    }),
    responses: Object.fromEntries(
      operation.responses.map((response) => [response.status, responseOf(response, plain)]),
    ),
  };
}

function parameterOf(parameter: Parameter, plain: PlainOf): Plain {
  const { name, in: place, required, deprecated, description, schema } = parameter;
  return {
    name,
    in: place,
    required,
    ...(deprecated && { deprecated }),
    ...(description && { description }),
    schema: plain(schema),
  };
}

function responseOf({ description, content, headers }: Response, plain: PlainOf): Plain {
  return {
    description,
    ...(headers.length > 0 && {
      headers: Object.fromEntries(headers.map((each) => [each.name, headerOf(each, plain)])),
    }),
    ...(content.length > 0 && { content: contentOf(content, plain) }),
  };
}

function headerOf({ required, description, schema }: Header, plain: PlainOf): Plain {
  return { required, ...(description && { description }), schema: plain(schema) };
}

function contentOf(content: readonly MediaType[], plain: PlainOf): Plain {
  return Object.fromEntries(
    content.map(({ type, schema, itemSchema }) => {
      const own = schema ?? itemSchema;
      return [type, own ? { schema: plain(own) } : {}];
    }),
  );
}

/** The schema in the document's own words, its models by their keys. */
function plainSchema(schema: Schema, keys: ReadonlyMap<string, string>): Plain {
  if (schema.$ref !== undefined) {
    const name = modelOf(schema.$ref);
    return { $ref: `#/components/schemas/${pointed(keys.get(name) ?? name)}` };
  }
  const plain = (part: Schema): Plain => plainSchema(part, keys);
  const members = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (ours.has(keyword) || (shown.has(keyword) && hasReference(value))) return [];
    if ((singles as readonly string[]).includes(keyword))
      return [[keyword, plain(value as Schema)]];
    if ((lists as readonly string[]).includes(keyword)) {
      return [[keyword, (value as Schema[]).map(plain)]];
    }
    if (!(maps as readonly string[]).includes(keyword)) return [[keyword, value]];
    const parts = Object.entries(value as Record<string, Schema>);
    return [[keyword, Object.fromEntries(parts.map(([name, part]) => [name, plain(part)]))]];
  });
  return Object.fromEntries(members);
}

/** A key within a JSON pointer (RFC 6901, 3). */
function pointed(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
