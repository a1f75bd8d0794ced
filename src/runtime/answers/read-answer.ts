import type { AcceptOptions } from "../contract/client-options.js";
import type { CallFailure } from "../contract/errors.js";
import type { DecodeContext, Exchange } from "../contract/operation.js";
import type { Failed, Success } from "../contract/result.js";
import { hide } from "../failures/hide.js";
import { readJson } from "./read-body.js";

/**
 * What an answer means, as far as the document says: its body on the way, and what the two together are. Reading fails
 * with `Unreadable`, or with what the platform throws; `tell` may throw `Unreadable`.
 */
export function readAnswer(
  answer: Response,
  exchange: Exchange,
  { info: response, controller }: Pick<DecodeContext, "info" | "controller">,
): [
  body: Promise<unknown> | void,
  tell: (body: unknown) => Success<unknown> | Failed<CallFailure>,
] {
  const { status, ok } = answer;
  const { operation } = exchange;
  const { decode, errors, tell, envelope, read = readJson } = operation;
  const told = {
    ...tell?.(answer, (exchange.options as AcceptOptions | undefined)?.accept),
    response,
  };
  if (ok)
    return [
      decode
        ? decode.read(answer, { ...exchange, info: response, controller })
        : readJson(answer, exchange),
      (data) => ({ ...(envelope ? envelope[0](data, operation, status) : { data }), ...told, ok }),
    ];
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
  return [
    isRedirect ? controller.abort() : read(answer, exchange, !range),
    (value) => {
      if (!isRedirect) hide(error, "body", () => value);
      return { ok, error: error as CallFailure };
    },
  ];
}
