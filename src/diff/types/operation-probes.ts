import type { MediaType, Operation, Response } from "../../model/api.js";
import type { Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { isUnion, modelsIn, readLines } from "./inline-reads.js";
import { lostToReaders, ofHead } from "./lost-keys.js";
import type { ProbeLine } from "./probe.js";
import { hasRequest, requestLines, type Called } from "./request-probes.js";

/** Uses an operation as it is used: called with everything, its data read, its failures switched over. */
export function operationProbes(called: Called): ProbeLine[] {
  const { operation } = called;
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
  const imported = line(`{ void New.${name}; }`, `imports \`${name}\``);
  // Where the function is gone, so is whatever could be done with it.
  if (called.now === undefined) return [imported];
  return [
    imported,
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
    ...takenNames(called, line),
    ...requestLines(called),
    ...dataLines(called),
    ...errorLines(called, line),
    ...helperLines(operation, line),
    line(
      `{ const call: typeof Old.${name} = New.${name}; }`,
      `passes \`${name}\` on as a function`,
      true,
    ),
  ];
}

type MakeLine = (code: string, use: string, coarse?: boolean) => ProbeLine;

/** The types of the operation by their names of today, which may be those of something else now. */
function takenNames({ operation, now }: Called, line: MakeLine): ProbeLine[] {
  const { name, requestType, dataType } = operation;
  const given = `{ void New.${name}(client, value<New.${requestType}>()); }`;
  const data = `{ const read: New.${dataType} = value<Data<typeof New.${name}>>(); }`;
  return [
    ...(hasRequest(operation) && now?.requestType !== requestType
      ? [line(given, `calls \`${name}\` with a \`${requestType}\``)]
      : []),
    ...(now?.dataType !== dataType
      ? [line(data, `takes the data of \`${name}\` for a \`${dataType}\``)]
      : []),
  ];
}

function dataLines({ operation, now, models }: Called): ProbeLine[] {
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
    now: payloadNow(now),
    value: `value<New.${dataType}>()`,
    type: `Old.${dataType}`,
    name: `${name} data`,
  };
  const parts = readLines(spelled, { owner, models: models.base, nowModels: models.head });
  const made: ProbeLine = {
    ...whole,
    code: `{ const made: New.${dataType} = value<Old.${dataType}>(); }`,
    use: `makes up the data of \`${name}\` for a fake`,
    at: payload.at,
    minor: true,
  };
  return [...parts, { ...whole, at: payload.at, coarse: parts.length > 0 }, made, ...beside];
}

/** The schema of the data in the head, where it is one. */
function payloadNow(now: Operation | undefined): Schema | undefined {
  const [media, ...others] = (now?.responses ?? [])
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ content }) => content);
  return others.length > 0 ? undefined : payloadOf(media, now?.envelope)?.schema;
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

function errorLines(called: Called, line: MakeLine): ProbeLine[] {
  const { name, errorType, responses } = called.operation;
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
    ...statuses.flatMap((response) => failureLines(called, response)),
  ];
}

/** The body of a failure, property by property where its schema is inline. */
function failureLines(
  { operation: { name, errorType }, now, models }: Called,
  { status, at, content }: Response,
): ProbeLine[] {
  const code = /^\d\d\d$/.test(status) ? status : JSON.stringify(status);
  const type = `Body<Old.${errorType}, ${code}>`;
  const owner = `operation ${name}`;
  const [media, ...others] = content;
  const payload = others.length > 0 ? undefined : payloadOf(media, undefined);
  const spelled = { type, value: `value<${ofHead(type)}>()`, name: `${name} ${status}` };
  const parts =
    payload === undefined || payload.schema.$ref !== undefined || isUnion(payload.schema)
      ? []
      : readLines(
          { ...payload, ...spelled, now: contentNow(now, status) },
          { owner, models: models.base, nowModels: models.head },
        );
  const whole: ProbeLine = {
    code: `{ const read: ${type} = value<${ofHead(type)}>(); ${lostToReaders(type)} }`,
    use: `reads the body of status ${status} of \`${name}\``,
    at,
    owner,
    models: modelsIn(content),
    coarse: parts.length > 0,
  };
  return [...parts, whole];
}

/** The schema of the body of a status in the head, where it is one. */
function contentNow(now: Operation | undefined, status: string): Schema | undefined {
  const response = now?.responses.find((each) => each.status === status);
  const [media, ...others] = response?.content ?? [];
  return others.length > 0 ? undefined : media?.schema;
}

/** The functions that the client has beside the operation. */
function helperLines({ pagination, externalId }: Operation, line: MakeLine): ProbeLine[] {
  const names = [
    pagination?.name,
    externalId?.names.find,
    externalId?.names.ensure,
    externalId?.names.ensureAll,
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
