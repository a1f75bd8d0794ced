import { memberAt, type At } from "../../json/pointer.js";
import { declaredFor } from "../../emulate/answers/declared.js";
import type { Operation } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { essenceOf } from "../../model/operations/reading.js";
import type { Sampling } from "../../values/sample.js";
import type { Answer } from "../ask/server.js";
import type { ContractCase } from "./cases.js";

/** What is wrong with an answer. */
export interface Fault {
  rule:
    "answer-invalid" | "broken-accepted" | "server-failed" | "status-undeclared" | "valid-refused";
  at: At;
  message: string;
}

/** Statuses that say that a request is wrong in itself. */
const refusals: ReadonlySet<number> = new Set([400, 405, 406, 415, 422]);

/** What is wrong with the answer to a request that was made from the document; at most one thing. */
export function faultOf(
  operation: Operation,
  { broken, isKeyless }: ContractCase,
  { answer, sampling }: { answer: Answer; sampling: Sampling },
): Fault | undefined {
  const { status, text, headers } = answer;
  const { id } = operation;
  const asked = broken ? `a request with ${broken.what}` : "a valid request";
  const said = `\`${id}\` answered ${asked} by ${status}`;
  const declared = declaredFor(operation, status);
  const responses = memberAt(operation.at, "responses");
  if (status >= 500) return { rule: "server-failed", at: operation.at, message: said };
  if (broken && status < 400) return { rule: "broken-accepted", at: broken.at, message: said };
  if (!broken && refusals.has(status))
    return { rule: "valid-refused", at: operation.at, message: said };
  if (declared === undefined) {
    // Where the document says nothing of refusals, this is one; where it does, it is another than it says.
    const expected = isKeyless ? [401, 403] : [400, 422];
    if (broken && !expected.some((each) => declaredFor(operation, each))) return undefined;
    return { rule: "status-undeclared", at: responses, message: `${said}, which is not declared` };
  }
  const missing = declared.headers.find(({ name, required }) => required && !headers.has(name));
  if (missing) {
    const message = `${said}, without the header ${missing.name}`;
    return { rule: "answer-invalid", at: missing.at, message };
  }
  const type = essenceOf(headers.get("content-type") ?? "");
  const media = declared.content.find((each) => isJson(each.type));
  if (media?.schema === undefined || text === "" || !isJson(type)) return undefined;
  const place = memberAt(media.at, "schema");
  const body = valueOf(text);
  if (body === undefined) {
    return { rule: "answer-invalid", at: place, message: `${said}, with a body that is no JSON` };
  }
  const [error] = sampling.validator.check(media.schema, body.value, "read");
  if (error === undefined) return undefined;
  const where =
    error.instancePath.replace(/\/\d+(?=\/|$)/g, "[]").replaceAll("/", ".") || "the body";
  const message = `${said}: ${where.replace(/^\./, "")} breaks ${error.keyword}`;
  return { rule: "answer-invalid", at: place, message };
}

function valueOf(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
