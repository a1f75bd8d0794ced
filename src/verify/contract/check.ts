import { memberAt, type At } from "../../json/pointer.js";
import { declaredFor } from "../../emulate/answers/declared.js";
import { readValue } from "../../emulate/requests/read-value.js";
import { rounded } from "../../emulate/store/value.js";
import { isOfType, mayBeJson } from "../judge.js";
import type { Operation, Response } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { essenceOf } from "../../model/operations/reading.js";
import { allowsType } from "../../model/schema/kinds.js";
import type { Sampling } from "../../values/sample.js";
import type { Answer } from "../ask/server.js";
import type { ContractCase } from "./cases.js";

/** What is wrong with an answer. */
export interface Fault {
  rule:
    "answer-invalid" | "broken-accepted" | "server-failed" | "status-undeclared" | "valid-refused";
  at: At;
  /** What was asked and how it was answered, as the beginning of a sentence. */
  said: string;
  /** How the sentence goes on: the same for all answers that are wrong in this way. */
  what: string;
}

/** Statuses that say that a request is wrong in itself. */
const refusals: ReadonlySet<number> = new Set([400, 405, 406, 415, 422]);

/** What is wrong with the answer to a request that was made from the document; at most one thing. */
export function faultOf(
  operation: Operation,
  { broken, isKeyless }: ContractCase,
  { answer, sampling }: { answer: Answer; sampling: Sampling },
): Fault | undefined {
  const { status, headers } = answer;
  const { id } = operation;
  const asked = broken ? `a request with ${broken.what}` : "a valid request";
  const said = `\`${id}\` answered ${asked} by ${status}`;
  const declared = declaredFor(operation, status);
  const responses = memberAt(operation.at, "responses");
  if (status >= 500) return { rule: "server-failed", at: operation.at, said, what: "" };
  if (broken && status < 400) {
    const what = ` ${asked} by ${status}`;
    return { rule: "broken-accepted", at: broken.at, said: `\`${id}\` answered`, what };
  }
  if (!broken && refusals.has(status)) {
    return { rule: "valid-refused", at: operation.at, said, what: "" };
  }
  if (declared === undefined) {
    // Where the document says nothing of refusals, this is one; where it does, it is another than it says.
    const expected = isKeyless ? [401, 403] : [400, 422];
    if (broken && !expected.some((each) => declaredFor(operation, each))) return undefined;
    return { rule: "status-undeclared", at: responses, said, what: ", which is not declared" };
  }
  const wrong =
    headerFault(declared, headers, sampling) ??
    bodyFault(operation, declared, { answer, sampling });
  return wrong && { rule: "answer-invalid", said, ...wrong };
}

/** What is wrong with an answer that has a declared status, and where the document says so. */
interface Wrong {
  what: string;
  at: At;
}

function headerFault(
  declared: Response,
  headers: Headers,
  { models, validator }: Sampling,
): Wrong | undefined {
  for (const { name, required, schema, contentType, at } of declared.headers) {
    const text = headers.get(name);
    if (text === null) {
      if (required) return { what: `, without the header ${name}`, at };
      continue;
    }
    // Lists and objects are written in several ways.
    const isPlain = ["array", "object"].every(
      (type) => !allowsType(schema, type as "array", models),
    );
    if (!isPlain || contentType !== undefined) continue;
    const value = rounded(readValue(text, schema, models));
    const [error] = validator.check(schema, value, "read");
    if (error) return { what: `: the header ${name} breaks ${error.keyword}`, at };
  }
  return undefined;
}

function bodyFault(
  { method }: Operation,
  { content, at, status }: Response,
  { answer: { text, headers }, sampling }: { answer: Answer; sampling: Sampling },
): Wrong | undefined {
  const type = essenceOf(headers.get("content-type") ?? "");
  const media = content.find(mayBeJson);
  if (text === "") {
    const isOwed = media?.schema !== undefined && method !== "HEAD" && !/^(204|304)$/.test(status);
    return isOwed ? { what: ", without a body", at: media.at } : undefined;
  }
  if (content.length > 0 && !content.some((each) => isOfType(type, each))) {
    const told = type === "" ? "no media type" : `the media type ${type}, which is not declared`;
    return { what: `, with ${told}`, at: memberAt(at, "content") };
  }
  if (media?.schema === undefined || !isJson(type)) return undefined;
  const place = memberAt(media.at, "schema");
  const body = valueOf(text);
  if (body === undefined) return { what: ", with a body that is no JSON", at: place };
  const [error] = sampling.validator.check(media.schema, body.value, "read");
  if (error === undefined) return undefined;
  const where =
    error.instancePath.replace(/\/\d+(?=\/|$)/g, "[]").replaceAll("/", ".") || "the body";
  return { what: `: ${where.replace(/^\./, "")} breaks ${error.keyword}`, at: place };
}

function valueOf(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
