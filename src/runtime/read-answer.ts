import type { DecodeContext } from "./decoder.js";
import type { CallFailure } from "./errors.js";
import { readJson } from "./read-body.js";
import type { Failed, Success } from "./result.js";

/** What an answer means, as far as the document says. Throws `Unreadable`, or what the platform throws. */
export async function readAnswer(
  answer: Response,
  context: DecodeContext,
): Promise<Success<unknown> | Failed<CallFailure>> {
  const { status, ok } = answer;
  const { operation, info: response } = context;
  const { decode, errors, contentType, envelope, read = readJson } = operation;
  const told = { ...contentType?.(answer), response };
  if (ok) {
    const data = decode ? await decode.read(answer, context) : await read(answer, operation, false);
    return { ...(envelope ? envelope[0](data, operation, status) : { data }), ...told, ok };
  }
  const range = [status, `${`${status}`[0]}XX`, "default"].find((name) => errors.includes(name));
  const isRedirect = status < 400 && range !== status;
  const kind = isRedirect
    ? { kind: "redirect" }
    : range === status
      ? { kind: "http" }
      : range
        ? { kind: "default", range }
        : { kind: "undeclared" };
  const error = { ...kind, status, ...told };
  if (isRedirect) context.controller.abort();
  else {
    const value = await read(answer, operation, !range);
    Object.defineProperty(error, "body", { value });
  }
  return { ok, error: error as CallFailure };
}
