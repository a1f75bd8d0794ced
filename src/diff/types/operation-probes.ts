import type { Operation, Parameter, RequestBody } from "../../model/api.js";
import type { Models } from "../../model/schema-lookup.js";
import type { Schema } from "../../model/schema.js";
import { pointer } from "../../model/source.js";
import { enumLines, isUnion, modelsIn, readLines, writeLines } from "./inline-reads.js";
import type { ProbeLine } from "./probe.js";

/** Uses an operation as it is used: called with everything, its data read, its failures switched over. */
export function operationProbes(operation: Operation, models: Models): ProbeLine[] {
  const { name, requestType, dataType, errorType, at, id } = operation;
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

function dataLines(
  { name, dataType, responses, envelope }: Operation,
  models: Models,
): ProbeLine[] {
  const success = responses.filter(({ status }) => status.startsWith("2"));
  const media =
    success.length === 1 && success[0]?.content.length === 1 ? success[0].content[0] : undefined;
  if (media?.schema === undefined) return [];
  const at = pointer(media.at, "schema");
  const enveloped = envelope === undefined ? undefined : media.schema.properties?.[envelope];
  if (envelope !== undefined && enveloped === undefined) return [];
  const schema = enveloped ?? media.schema;
  if (schema.$ref !== undefined) return [];
  const place =
    enveloped && envelope !== undefined ? pointer(pointer(at, "properties"), envelope) : at;
  const spelled = {
    schema,
    at: place,
    value: `value<New.${dataType}>()`,
    type: `Old.${dataType}`,
    name: `${name} data`,
  };
  return readLines(spelled, { owner: `operation ${name}`, models });
}

function errorLines({ name, errorType, responses }: Operation, line: MakeLine): ProbeLine[] {
  const statuses = responses.filter(({ status }) => /^[45]\d\d$/.test(status));
  return [
    line(
      `{ const status: Status<Old.${errorType}> = value<Status<New.${errorType}>>(); }`,
      `switches over the failures of \`${name}\``,
    ),
    line(
      `{ const status: Status<New.${errorType}> = value<Status<Old.${errorType}>>(); }`,
      `handles each failure of \`${name}\``,
    ),
    ...statuses.map(({ status, at, content }): ProbeLine => ({
      code: `{ const body: Body<Old.${errorType}, ${status}> = value<Body<New.${errorType}, ${status}>>(); const keys: Keys<Body<New.${errorType}, ${status}>> = value<Keys<Body<Old.${errorType}, ${status}>>>(); }`,
      use: `reads the body of status ${status} of \`${name}\``,
      at,
      owner: `operation ${name}`,
      models: modelsIn(content),
      coarse: false,
    })),
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
