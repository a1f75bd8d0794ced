import type { Operation, Parameter, RequestBody } from "../../model/api.js";
import type { Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { isUnion, modelsIn } from "./inline-reads.js";
import { enumLines, writeLines, type Written } from "./inline-writes.js";
import { lostToWriters, ofHead, setting } from "./lost-keys.js";
import type { ModelSides } from "./model-probes.js";
import { creating, leavingOut } from "./presence.js";
import type { ProbeLine } from "./probe.js";
import { typeText } from "./type-text.js";

/** An operation, what it is in the head, where it is there, and the models of both documents. */
export interface Called {
  operation: Operation;
  now: Operation | undefined;
  models: ModelSides;
}

/** Calls an operation with everything, and gives or leaves out each parameter and the body by itself. */
export function requestLines(called: Called): ProbeLine[] {
  const { operation } = called;
  const { name, requestType, parameters, body } = operation;
  const line = (code: string, use: string): ProbeLine => ({
    code,
    use,
    at: operation.at,
    owner: `operation ${name}`,
    models: modelsIn([parameters, body]),
    coarse: false,
  });
  if (!hasRequest(operation)) {
    return [
      line(`{ void New.${name}(client); }`, `calls \`${name}\``),
      line(`{ void New.${name}(client, { timeoutMs: 1 }); }`, `calls \`${name}\` with options`),
    ];
  }
  const optional = parameters.every((parameter) => !parameter.required) && body?.required !== true;
  // One that says the same is taken as before, unless for a model, which has lines of its own.
  const later = new Set(called.now?.parameters.map((each) => typeText(each)));
  const changed = parameters.filter((parameter) => !later.has(typeText(parameter)));
  const type = `Old.${requestType}`;
  const calls = `calls \`${name}\``;
  return [
    ...(optional ? [line(`{ void New.${name}(client); }`, `${calls} with nothing`)] : []),
    { ...line(`{ void New.${name}(client, value<${type}>()); }`, calls), coarse: true },
    ...changed.flatMap((parameter) => parameterLines(parameter, called)),
    ...givenLines(called),
    ...bodyLines(called),
    ...changed
      .filter(({ schema }) => enumOf(schema))
      .map((parameter): ProbeLine => ({
        ...settingLine(parameter, operation),
        code: `{ const every: ${type}[${JSON.stringify(parameter.key)}] = value<New.${requestType}[${JSON.stringify(parameter.key)}]>(); }`,
        use: `switches over the parameter \`${parameter.name}\` of \`${name}\``,
        minor: true,
      })),
  ];
}

export function hasRequest({ parameters, body }: Operation): boolean {
  return parameters.length > 0 || body !== undefined;
}

function enumOf({ enum: values, items }: Schema): boolean {
  return values !== undefined || items?.enum !== undefined;
}

/** A parameter, and what it holds, where that is declared in place. */
function parameterLines(parameter: Parameter, { operation, now, models }: Called): ProbeLine[] {
  const line = settingLine(parameter, operation);
  const later = now?.parameters.find(({ key }) => key === parameter.key);
  const { schema, at, contentType, key } = parameter;
  if (schema.properties === undefined || later === undefined) return [line];
  const holder = contentType === undefined ? at : pointer(pointer(at, "content"), contentType);
  const written: Written = {
    schema,
    at: pointer(holder, "schema"),
    type: `Old.${operation.requestType}[${JSON.stringify(key)}]`,
    name: `${operation.requestType}.${key}`,
    now: later.schema,
  };
  const origin = { owner: line.owner, models: models.base, nowModels: models.head };
  const parts = writeLines(written, origin);
  return [...parts, { ...line, coarse: parts.length > 0 }];
}

/** Each by itself: the compiler stops at the first mistake of a literal. */
function settingLine(
  { key, name, schema, at }: Parameter,
  { name: operation, requestType }: Operation,
): ProbeLine {
  return {
    code: setting(`At<Old.${requestType}, ${JSON.stringify(key)}>`),
    use: `calls \`${operation}\` with \`${name}\``,
    at,
    owner: `operation ${operation}`,
    models: modelsIn(schema),
    coarse: false,
  };
}

/** Leaves out what has to be given now, be it the body or a parameter that was none. */
function givenLines({ operation, now }: Called): ProbeLine[] {
  const { name, requestType } = operation;
  const type = `Old.${requestType}`;
  const known = new Map(membersOf(operation).map((member) => [member.key, member]));
  const required = now ? membersOf(now).filter((member) => member.required) : [];
  return required.map(({ key, name: member = key }) => ({
    at: known.get(key)?.at ?? operation.at,
    owner: `operation ${name}`,
    models: [],
    use: `calls \`${name}\` without \`${member}\``,
    coarse: false,
    code: known.has(key) ? leavingOut(type, key) : creating(type, key),
  }));
}

function membersOf({
  parameters,
  body,
}: Operation): (Pick<Parameter, "key" | "at" | "required"> & { name?: string })[] {
  return body ? [...parameters, body] : parameters;
}

/** The body property by property where its schema is inline, and as a value of its type. */
function bodyLines({ operation, now, models }: Called): ProbeLine[] {
  const { name, requestType, body } = operation;
  if (body === undefined) return [];
  const line = {
    use: `calls \`${name}\` with a body`,
    at: body.content.length === 1 ? pointer(body.content[0]?.at ?? body.at, "schema") : body.at,
    owner: `operation ${name}`,
    models: modelsIn(body),
    coarse: false,
  };
  const type =
    body.content.length > 1
      ? `Old.${requestType}`
      : `At<Old.${requestType}, ${JSON.stringify(body.key)}>`;
  const inline = inlineBody(body);
  const written: Written | undefined = inline && {
    ...inline,
    type: `Old.${requestType}[${JSON.stringify(body.key)}]`,
    name: `${requestType}.${body.key}`,
    now: now?.body && inlineBody(now.body)?.schema,
  };
  const origin = { owner: line.owner, models: models.base, nowModels: models.head };
  const parts = written ? writeLines(written, origin) : [];
  return [
    ...parts,
    {
      ...line,
      code: `{ const set: ${ofHead(type)} = value<Given<${type}>>(); }`,
      coarse: parts.length > 0,
    },
    { ...line, code: `{ ${lostToWriters(type)} }` },
    ...(written ? enumLines(written, origin) : []),
  ];
}

/** The schema of a body that has one media type, and no model and no variants. */
function inlineBody({ content }: RequestBody): { schema: Schema; at: string } | undefined {
  const [media, ...others] = content;
  const schema = media?.schema;
  if (media === undefined || schema === undefined || others.length > 0) return undefined;
  if (schema.$ref !== undefined || isUnion(schema)) return undefined;
  return { schema, at: pointer(media.at, "schema") };
}
