import * as msw from "msw";
import type { AnswerSettings } from "./answers.js";
import { bodyOf, type Written } from "./body-of.js";
import { pathParameters } from "./path-parameters.js";

/** What the operation of a handler is. */
interface Answered extends Written {
  method: string;
  path: string;
  /** Paths of other operations that its own fits, too. */
  others?: string[];
  /** Default 200. */
  status?: number;
  /** The property of a body that holds the data. */
  envelope?: string;
}

/** An answer as the handler sees it. */
interface Told extends AnswerSettings {
  data?: unknown;
  status?: number;
  error?: { kind?: "network"; status?: number; body?: unknown };
}

/** A handler of an operation, whatever stands in front of its path. */
export function handlerOf(
  answered: Answered,
  answer: unknown,
  options?: msw.RequestHandlerOptions,
): msw.HttpHandler {
  const { method, path, others = [] } = answered;
  return new msw.HttpHandler(
    method,
    ({ request }) => {
      const { pathname } = new URL(request.url);
      const params = pathParameters(path, pathname);
      const isOther = others.some((other) => pathParameters(other, pathname));
      return { matches: params !== undefined && !isOther, params: params ?? {} };
    },
    async ({ request, params }) => {
      const told = (
        typeof answer === "function"
          ? await (answer as (...given: unknown[]) => unknown)(request, params)
          : answer
      ) as Told;
      if (told.delayMs !== undefined) await msw.delay(told.delayMs);
      return told.error?.kind === "network" ? msw.HttpResponse.error() : answerOf(told, answered);
    },
    options,
  );
}

function answerOf(told: Told, answered: Answered): msw.HttpResponse<never> {
  const { data, status, headers: own, contentType, error, delayMs: _, ...beside } = told;
  const { envelope } = answered;
  const value = error
    ? error.body
    : envelope === undefined
      ? data
      : { ...beside, [envelope]: data };
  const headers = new Headers(own);
  const { body, type } = bodyOf(value, error ? {} : answered);
  const said = contentType ?? type;
  if (said !== undefined && !headers.has("content-type")) headers.set("content-type", said);
  const code = error?.status ?? status ?? answered.status ?? 200;
  return new msw.HttpResponse(body as null, { status: code, headers }) as msw.HttpResponse<never>;
}
