import type { Json } from "../../json/json.js";
import type { Node } from "../../read/document.js";
import type { Parameter, ParameterPlace } from "../api.js";
import { docOf } from "../docs.js";
import { evidenceOf } from "../extensions/evidence.js";
import { lifecycleOf } from "../extensions/lifecycle.js";
import { unnamed, type Draft } from "../draft.js";
import { readEncodings } from "./encodings.js";
import { isHeaderName } from "./headers.js";
import { readStyle } from "./styles.js";
import { normalizeSchema } from "../schema/normalize-schema.js";
import type { SchemaContext } from "../schema/schema-context.js";
import type { Schema } from "../schema/schema.js";
import {
  child,
  flagAt,
  items,
  members,
  part,
  pointer,
  resolve,
  stringAt,
  type Source,
} from "../source.js";

const places = new Set(["cookie", "header", "path", "query", "querystring"]);

/**
 * Header parameters of these names are ignored by the standard (4.8.12.1): the client sets them itself. It does so with
 * Accept, too, but who declares that wants to choose, so that it can be given.
 */
const ownHeaders = new Set(["content-type", "authorization"]);

/**
 * The parameters of an operation: its own, which come last, and those of its path that it does not replace (same name
 * and place). {@link nameKeys} completes them.
 */
export function readParameters(
  owners: readonly Node[],
  context: SchemaContext,
): Draft<Parameter>[] {
  const merged = new Map<string, Draft<Parameter>>();
  for (const owner of owners) {
    const seen = new Set<string>();
    for (const item of items(part(context.source, owner, "parameters"))) {
      const parameter = readParameter(item, context);
      if (parameter === undefined || isOwnHeader(parameter)) {
        continue;
      }
      const identity = `${parameter.in} ${parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name}`;
      if (seen.has(identity)) {
        context.source.warnings.push({
          at: item.at,
          id: "parameter-ambiguous",
          what: `The ${parameter.in} parameter ${JSON.stringify(parameter.name)} is declared twice`,
          todo: "The first one counts; remove the other.",
        });
        continue;
      }
      seen.add(identity);
      merged.set(identity, parameter);
    }
  }
  return [...merged.values()];
}

function isOwnHeader(parameter: Draft<Parameter>): boolean {
  return parameter.in === "header" && ownHeaders.has(parameter.name.toLowerCase());
}

function readParameter(item: Node, context: SchemaContext): Draft<Parameter> | undefined {
  const node = resolve(context.source, item);
  if (node === undefined) {
    return undefined;
  }
  const place = stringAt(node, "in");
  const name = stringAt(node, "name");
  if (name === undefined || place === undefined || !places.has(place)) {
    context.source.warnings.push({
      at: node.at,
      id: "parameter-incomplete",
      what: "A parameter needs a `name`, and an `in` that is path, query, header or cookie",
      leftOut: [node.at],
      todo: "It is left out; add what is missing.",
    });
    return undefined;
  }
  if (place === "header" && !isHeaderName(name, node.at, context.source)) return undefined;
  const isWhole = place === "querystring";
  const at = isWhole ? "query" : (place as ParameterPlace);
  const style = readStyle(node, at, context.source);
  const media = readParameterContent(node, context.source);
  const lifecycle = lifecycleOf(node);
  return {
    in: at,
    name,
    key: name,
    required: isRequired(node, { in: at, name }),
    deprecated: flagAt(node, "deprecated") === true,
    description: docOf(stringAt(node, "description")),
    schema: readParameterSchema(media?.[1] ?? node, context),
    typeName: unnamed,
    style,
    explode: flagAt(node, "explode") ?? (style === "form" || style === "cookie"),
    allowReserved: readReserved(node, at, context.source),
    allowEmptyValue: flagAt(node, "allowEmptyValue") === true,
    ...(media && { contentType: media[0] }),
    ...(isWhole && { isWhole, ...(media && { encoding: readEncodings(media[1], context) }) }),
    examples: readExamples(media?.[1] ?? node, context.source),
    ...evidence(node),
    ...(lifecycle && { lifecycle }),
    at: node.at,
    ...(item.at !== node.at && { usedAt: item.at }),
  };
}

function isRequired(node: Node, parameter: Pick<Draft<Parameter>, "in" | "name">): boolean {
  const isAccept = parameter.in === "header" && parameter.name.toLowerCase() === "accept";
  return parameter.in === "path" || (flagAt(node, "required") === true && !isAccept);
}

/** The one media type of a parameter that has a `content` in place of a schema and a style (4.8.12.2). */
function readParameterContent(node: Node, source: Source): [type: string, node: Node] | undefined {
  const content = part(source, node, "content");
  const [first, ...others] = members(content);
  const isAmbiguous = others.length > 0 || child(node, "schema") !== undefined;
  if (content !== undefined && first !== undefined && isAmbiguous) {
    source.warnings.push({
      at: content.at,
      id: "parameter-ambiguous",
      what: "A parameter has a schema, or a content of one media type",
      todo: `It is sent as ${first[0]}; remove the others.`,
    });
  }
  return first;
}

/**
 * In a query, and from 3.2 on in a path: before, and in headers and cookies, a reserved character would end the value,
 * such as `/` that of a path parameter.
 */
function readReserved(node: Node, place: ParameterPlace, source: Source): boolean {
  const isReserved = flagAt(node, "allowReserved") === true;
  const isAllowed = place === "query" || (place === "path" && isFrom32(source));
  if (isReserved && !isAllowed) {
    source.warnings.push({
      at: pointer(node.at, "allowReserved"),
      id: "style-unsupported",
      what: `allowReserved is not supported in ${place}`,
      todo: "Reserved characters are percent-encoded; remove it.",
    });
  }
  return isReserved && isAllowed;
}

function isFrom32({ document }: Source): boolean {
  const { openapi } = document.root as { openapi?: unknown };
  return typeof openapi === "string" && !/^3\.[01](\.|$)/.test(openapi);
}

function evidence(node: Node): Pick<Draft<Parameter>, "evidence"> {
  const own = evidenceOf(node);
  return own ? { evidence: own } : {};
}

function readParameterSchema(holder: Node, context: SchemaContext): Schema {
  const schema = child(holder, "schema");
  return schema === undefined ? {} : normalizeSchema(schema, context);
}

/** The values of `example` and `examples`, references followed; external examples are left alone. */
export function readExamples(holder: Node, source: Source): Json[] {
  const single = child(holder, "example");
  const named = part(source, holder, "examples");
  const values = single === undefined ? [] : [single.value];
  for (const [, declared] of members(named)) {
    const example = resolveExample(source, declared);
    const value = child(example, "value") ?? child(example, "dataValue");
    if (value !== undefined) {
      values.push(value.value);
    }
  }
  return values;
}

/** An example that is not there is missed by nobody. */
function resolveExample({ document }: Source, declared: Node): Node {
  return resolve({ document, problems: [], warnings: [] }, declared) ?? declared;
}

/**
 * Gives every parameter its member of the request object. Where names collide, body, path, query, header and cookie
 * keep theirs in that order, and the loser is `<name>_<place>`; never a name that another parameter has as it is.
 */
export function nameKeys(parameters: Draft<Parameter>[], hasBody: boolean): void {
  const taken = new Set(hasBody ? ["body", "contentType"] : []);
  const losers: Draft<Parameter>[] = [];
  for (const place of ["path", "query", "header", "cookie"] as const) {
    for (const parameter of parameters.filter((candidate) => candidate.in === place)) {
      if (taken.has(parameter.name)) losers.push(parameter);
      taken.add(parameter.name);
      parameter.key = parameter.name;
    }
  }
  for (const parameter of losers) {
    while (taken.has(parameter.key)) {
      parameter.key = `${parameter.key}_${parameter.in}`;
    }
    taken.add(parameter.key);
  }
}
