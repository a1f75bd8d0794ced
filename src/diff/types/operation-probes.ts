import type { MediaType, Operation, Parameter, RequestBody } from "../../model/api.js";
import type { Models } from "../../model/schema-lookup.js";
import type { Schema } from "../../model/schema.js";
import { pointer } from "../../model/source.js";
import { enumLines, isUnion, modelsIn, readLines, writeLines } from "./inline-reads.js";
import { lostToReaders, lostToWriters, ofHead, setting } from "./lost-keys.js";
import type { ProbeLine } from "./probe.js";

/** Uses an operation as it is used: called with everything, its data read, its failures switched over. */
export function operationProbes(operation: Operation, models: Models): ProbeLine[] {
  const { name, requestType, dataType, errorType, resource, at, id } = operation;
  const used = modelsIn([operation.parameters, operation.body, operation.responses]);
  const owner = `operation ${name}`;
  const line = (code: string, use: string, coarse = false): ProbeLine => ({
    code,
    use,
    at,
    owner,
    models: used,
    coarse,
  });
  return [
    line(`{ void New.${name}; }`, `imports \`${name}\``),
    // The package lets a resource be imported on its own.
    line(
      `{ type Own = typeof import("./new/${resource}.js").${name}; }`,
      `takes \`${name}\` from \`${resource}\``,
    ),
    line(
      `{ const id: New.OperationId = ${JSON.stringify(id)}; }`,
      `names the operation ${id} to \`isApiError\``,
    ),
    ...(hasRequest(operation)
      ? [line(`{ type Named = New.${requestType}; }`, `imports \`${requestType}\``)]
      : []),
    line(`{ type Named = New.${dataType}; }`, `imports \`${dataType}\``),
    line(`{ type Named = New.${errorType}; }`, `imports \`${errorType}\``),
    ...requestLines(operation, models, line),
    ...dataLines(operation, models),
    ...errorLines(operation, line),
    ...helperLines(operation, line),
    line(
      `{ const call: typeof Old.${name} = New.${name}; }`,
      `passes \`${name}\` on as a function`,
      true,
    ),
  ];
}

type MakeLine = (code: string, use: string, coarse?: boolean) => ProbeLine;

function hasRequest({ parameters, body }: Operation): boolean {
  return parameters.length > 0 || body !== undefined;
}

function requestLines(operation: Operation, models: Models, line: MakeLine): ProbeLine[] {
  const { name, requestType, parameters, body } = operation;
  if (!hasRequest(operation)) {
    return [
      line(`{ void New.${name}(client); }`, `calls \`${name}\``),
      line(`{ void New.${name}(client, { timeoutMs: 1 }); }`, `calls \`${name}\` with options`),
    ];
  }
  const optional = parameters.every((parameter) => !parameter.required) && body?.required !== true;
  const type = `Old.${requestType}`;
  return [
    ...(optional ? [line(`{ void New.${name}(client); }`, `calls \`${name}\` with nothing`)] : []),
    line(`{ void New.${name}(client, {`, `calls \`${name}\``),
    ...parameters.map((parameter) =>
      parameterLine(parameter, { type, owner: `operation ${name}`, operation: name }),
    ),
    ...bodyLines(operation, models),
    line("}); }", `calls \`${name}\``),
    ...settingLines(operation),
    ...bodyEnumLines(operation, models),
    ...parameters
      .filter(({ schema }) => enumOf(schema))
      .map((parameter): ProbeLine => ({
        ...parameterLine(parameter, { type, owner: `operation ${name}`, operation: name }),
        code: `{ const every: ${type}[${JSON.stringify(parameter.key)}] = value<New.${requestType}[${JSON.stringify(parameter.key)}]>(); }`,
        use: `switches over the parameter \`${parameter.name}\` of \`${name}\``,
      })),
  ];
}

function enumOf({ enum: values, items }: Schema): boolean {
  return values !== undefined || items?.enum !== undefined;
}

interface OfOperation {
  type: string;
  owner: string;
  operation: string;
}

function parameterLine(
  { key, name, schema, at }: Parameter,
  { type, owner, operation }: OfOperation,
): ProbeLine {
  return {
    code: `${JSON.stringify(key)}: value<Given<${type}[${JSON.stringify(key)}]>>(),`,
    use: `calls \`${operation}\` with \`${name}\``,
    at,
    owner,
    models: modelsIn(schema),
    coarse: false,
  };
}

/** Each parameter and the body by itself: the compiler stops at the first mistake of a literal. */
function settingLines({ name, requestType, parameters, body }: Operation): ProbeLine[] {
  const request = `Old.${requestType}`;
  const of = { type: request, owner: `operation ${name}`, operation: name };
  const given = parameters.map((parameter): ProbeLine => {
    const type = `At<${request}, ${JSON.stringify(parameter.key)}>`;
    return { ...parameterLine(parameter, of), code: setting(type) };
  });
  if (body === undefined) return given;
  const line: ProbeLine = {
    code: `{ ${lostToWriters(body.content.length > 1 ? request : `At<${request}, "body">`)} }`,
    use: `calls \`${name}\` with a body`,
    at: body.at,
    owner: of.owner,
    models: modelsIn(body),
    coarse: false,
  };
  return [...given, line];
}

/** The body as a literal where its schema is inline, as a value of its type otherwise. */
function bodyLines({ name, requestType, body }: Operation, models: Models): ProbeLine[] {
  if (body === undefined) return [];
  const owner = `operation ${name}`;
  const type = `Old.${requestType}["body"]`;
  const line = {
    use: `calls \`${name}\` with a body`,
    at: body.at,
    owner,
    models: modelsIn(body),
    coarse: false,
  };
  const inline = inlineBody(body);
  const written = inline
    ? writeLines({ ...inline, type, name: `${requestType}.body` }, { owner, models })
    : [];
  const content: ProbeLine[] =
    written.length === 0
      ? [{ ...line, code: `body: value<Given<${type}>>(),` }]
      : [{ ...line, code: "body: {" }, ...written, { ...line, code: "}," }];
  if (body.content.length > 1) {
    content.push({ ...line, code: `...value<Omit<Old.${requestType}, "body">>(),` });
  }
  return content;
}

function bodyEnumLines({ name, requestType, body }: Operation, models: Models): ProbeLine[] {
  const inline = body && inlineBody(body);
  if (inline === undefined) return [];
  const spelled = { ...inline, type: `Old.${requestType}["body"]`, name: `${requestType}.body` };
  return enumLines(spelled, { owner: `operation ${name}`, models });
}

/** The schema of a body that has one media type, and no model and no variants. */
function inlineBody({ content }: RequestBody): { schema: Schema; at: string } | undefined {
  const [media, ...others] = content;
  const schema = media?.schema;
  if (media === undefined || schema === undefined || others.length > 0) return undefined;
  if (schema.$ref !== undefined || isUnion(schema)) return undefined;
  return { schema, at: pointer(media.at, "schema") };
}

function dataLines(operation: Operation, models: Models): ProbeLine[] {
  const { name, dataType, responses, envelope } = operation;
  const success = responses.filter(({ status }) => status.startsWith("2"));
  const content = success.flatMap((response) => response.content);
  const owner = `operation ${name}`;
  const line = (type: string, use: string): ProbeLine => ({
    code: `{ const read: ${type} = value<${ofHead(type)}>(); ${lostToReaders(type)} }`,
    use,
    at: pointer(operation.at, "responses"),
    owner,
    models: modelsIn(content),
    coarse: false,
  });
  const beside =
    envelope === undefined
      ? []
      : [line(`Siblings<typeof Old.${name}>`, `reads what is beside the data of \`${name}\``)];
  const whole = line(`Old.${dataType}`, `reads the data of \`${name}\``);
  const payload = content.length === 1 ? payloadOf(content[0], envelope) : undefined;
  if (payload === undefined) return [whole, ...beside];
  if (payload.schema.$ref !== undefined) return beside;
  const spelled = {
    ...payload,
    value: `value<New.${dataType}>()`,
    type: `Old.${dataType}`,
    name: `${name} data`,
  };
  const parts = readLines(spelled, { owner, models });
  return [...parts, { ...whole, at: payload.at, coarse: parts.length > 0 }, ...beside];
}

/** The schema of what an answer gives as its data, and where that stands. */
function payloadOf(
  media: MediaType | undefined,
  envelope: string | undefined,
): { schema: Schema; at: string } | undefined {
  if (media?.schema === undefined) return undefined;
  const at = pointer(media.at, "schema");
  if (envelope === undefined) return { schema: media.schema, at };
  const schema = media.schema.properties?.[envelope];
  return schema && { schema, at: pointer(pointer(at, "properties"), envelope) };
}

function errorLines({ name, errorType, responses }: Operation, line: MakeLine): ProbeLine[] {
  const statuses = responses.filter(({ status }) => /^([45]|default$)/.test(status));
  return [
    line(
      `{ const status: Status<Old.${errorType}> = value<Status<New.${errorType}>>(); }`,
      `switches over the failures of \`${name}\``,
    ),
    line(
      `{ const status: Status<New.${errorType}> = value<Status<Old.${errorType}>>(); }`,
      `handles each failure of \`${name}\``,
    ),
    ...statuses.map(({ status, at, content }): ProbeLine => {
      const code = /^\d\d\d$/.test(status) ? status : JSON.stringify(status);
      const body = `Body<Old.${errorType}, ${code}>`;
      return {
        code: `{ const read: ${body} = value<${ofHead(body)}>(); ${lostToReaders(body)} }`,
        use: `reads the body of status ${status} of \`${name}\``,
        at,
        owner: `operation ${name}`,
        models: modelsIn(content),
        coarse: false,
      };
    }),
  ];
}

/** The functions that the client has beside the operation. */
function helperLines({ pagination, externalId }: Operation, line: MakeLine): ProbeLine[] {
  const names = [
    pagination?.name,
    externalId?.names.find,
    externalId?.names.ensure,
    externalId?.names.reconcile,
  ];
  return names
    .filter((name) => name !== undefined)
    .map((name) =>
      line(
        `{ const call: typeof Old.${name} = New.${name}; }`,
        `passes \`${name}\` on as a function`,
        true,
      ),
    );
}
