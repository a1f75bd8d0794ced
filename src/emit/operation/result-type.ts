import type { RuntimeValue } from "../runtime/names.js";
import type { Operation, Response } from "../../model/api.js";
import { essenceOf, readingOf } from "../../model/operations/reading.js";
import { bodyType, failures, membersType, responseMembers, type SuccessShape } from "./answers.js";
import { runtime } from "../imports.js";
import { stringLiteral } from "../literal.js";
import type { TypeContext } from "../spell-type.js";

/** True where answers come in several media types, or with and without a body: results and failures then tell it. */
function tellsContentType(operation: Operation, successes: SuccessShape[]): boolean {
  return (
    differInType(successes) || failures(operation).some((response) => response.content.length > 1)
  );
}

/** The runtime's name for what tells results apart, where there is anything to tell. */
export function tellerOf(
  operation: Operation,
  successes: SuccessShape[],
): RuntimeValue | undefined {
  if (!differInStatus(successes)) {
    return tellsContentType(operation, successes) ? "mediaType" : undefined;
  }
  return tellsContentType(operation, successes) ? "mediaTypeAndStatus" : "statusOf";
}

/** The media types that a caller may ask for alone, as a type; undefined where there is no choice. */
export function acceptType(successes: SuccessShape[]): string | undefined {
  const types = successes.flatMap(({ contentType }) =>
    contentType === undefined ? [] : [contentTypeType(contentType)],
  );
  const distinct = [...new Set(types)];
  return distinct.length > 1 ? distinct.join(" | ") : undefined;
}

function differInType(successes: SuccessShape[]): boolean {
  return new Set(successes.map(({ contentType }) => contentType)).size > 1;
}

/** True where kinds of success have statuses of their own. */
function differInStatus(successes: SuccessShape[]): boolean {
  return new Set(successes.map(({ statuses }) => statuses.join())).size > 1;
}

/** The statuses that are registered (RFC 9110, 15.3; RFC 4918, 5842, 3229): what a range stands for. */
const registered = ["200", "201", "202", "203", "204", "205", "206", "207", "208", "226"];

/** The literal type of a success's status; a range is what no other success is declared for. */
function statusType({ statuses }: SuccessShape, successes: SuccessShape[]): string {
  const declared = new Set(successes.flatMap((each) => each.statuses));
  const others = registered.filter((status) => !declared.has(status));
  return [...new Set(statuses.flatMap((each) => (each === "2XX" ? others : [each])))].join(" | ");
}

/** The type of a result's `contentType`: lower case and without parameters, as the runtime tells it. */
export function contentTypeType(mediaType: string): string {
  const essence = essenceOf(mediaType);
  return essence.includes("*")
    ? `\`${essence.replace(/[\\`$]/g, "\\$&").replaceAll("*", "${string}")}\``
    : stringLiteral(essence);
}

/** The text of `XData`: the payload, whatever kind of success it is. */
export function dataText(successes: SuccessShape[]): string {
  const parts = [...new Set(successes.map((shape) => shape.data))];
  return parts.includes("unknown") ? "unknown" : parts.join(" | ");
}

/** The text of the function's `Result<…>`. Each kind of success that can be told apart is a result of its own. */
export function resultText(
  operation: Readonly<Record<"dataType" | "errorType", string>>,
  successes: SuccessShape[],
  context: TypeContext,
): string {
  const result = context.imports.type(runtime, "Result");
  const [only] = successes;
  if (successes.length === 1 && only !== undefined) {
    const siblings = only.siblings.length === 0 ? "" : `, ${membersType(only.siblings)}`;
    return `${result}<${operation.dataType}, ${operation.errorType}${siblings}>`;
  }
  const text = successes
    .map((shape) => {
      const { data, siblings, contentType } = shape;
      const undeclared = data === "undefined" ? '""' : "string";
      const type = contentType === undefined ? undeclared : contentTypeType(contentType);
      const status = differInStatus(successes) ? statusType(shape, successes) : undefined;
      // TypeScript narrows by members of the result itself, and not by those of a member of it.
      const own = [
        ...(differInType(successes) ? [`contentType: ${type}`] : []),
        ...(status ? [`status: ${status}`, `response: { status: ${status} }`] : []),
      ];
      // Headers that are declared are a member `response`, too.
      const told = [
        ...new Set([siblings, own].filter((each) => each.length > 0).map(membersType)),
      ].join(" & ");
      return `${result}<${data}, ${operation.errorType}, ${told}>`;
    })
    .join(" | ");
  if (acceptType(successes) === undefined) return text;
  return `${context.imports.type(runtime, "ByAccept")}<Accept, ${text}>`;
}

/** The text of `XError`: the declared failures, statuses with the same body together, and what any call can meet. */
export function errorText(operation: Operation, context: TypeContext): string {
  const groups = new Map<
    string,
    { kind: "DefaultError" | "HttpError"; statuses: string[]; rest: string }
  >();
  for (const response of failures(operation)) {
    const kind = /^\d\d\d$/.test(response.status) ? "HttpError" : "DefaultError";
    const status = kind === "HttpError" ? response.status : JSON.stringify(response.status);
    for (const rest of bodiesOf(response, context)) {
      const group = groups.get(kind + rest) ?? { kind, statuses: [], rest };
      group.statuses.push(status);
      groups.set(kind + rest, group);
    }
  }
  const members = [...groups.values()].map(({ kind, statuses, rest }) => {
    return `${context.imports.type(runtime, kind)}<${statuses.join(" | ")}, ${rest}>`;
  });
  return [...members, context.imports.type(runtime, "CallError")].join(" | ");
}

/**
 * The body's type, and beside it the declared headers, and its content type where the response declares several;
 * nothing declared: `unknown`.
 */
function bodiesOf(response: Response, context: TypeContext): string[] {
  const { content } = response;
  const siblings = responseMembers(response, context);
  const withSiblings = (type: string, members: string[]): string =>
    members.length === 0 ? type : `${type}, ${membersType(members)}`;
  if (content.length === 0) {
    return [withSiblings("unknown", siblings)];
  }
  return content.map((mediaType) => {
    const reading = readingOf(mediaType);
    // A failure is read whole, so that there is something to look at: streams come as text.
    const type =
      reading === "events" || reading === "lines" || reading === "sequence"
        ? "string"
        : bodyType(mediaType, reading, context);
    const told = content.length > 1 ? [`contentType: ${contentTypeType(mediaType.type)}`] : [];
    return withSiblings(type, [...siblings, ...told]);
  });
}
