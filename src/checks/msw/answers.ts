import { delay, http, HttpResponse, type HttpHandler, type RequestHandlerOptions } from "msw";

/** How an operation ends, as its function tells it. */
type ResultOf<Call extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

/** What an operation answers: its data, with what stands beside it, or one of its failures. */
export type AnswerOf<Call extends (...given: never[]) => Promise<unknown>> = AnswerSettings &
  (
    | SuccessOf<Extract<ResultOf<Call>, { ok: true }>>
    | { error: FailureOf<Extract<ResultOf<Call>, { ok: false }>> }
  );

type SuccessOf<Success> = Success extends unknown
  ? Omit<Success, "contentType" | "ok" | "response" | "status"> & { status?: number }
  : never;

type FailureOf<Failed> = Failed extends { error: infer Failure }
  ? Failure extends { kind: "http"; status: infer Status; body: infer Body }
    ? { status: Status; body: Body }
    : Failure extends { kind: "default"; body: infer Body }
      ? { status: number; body: Body }
      : never
  : never;

/** What else can be said of an answer. */
export interface AnswerSettings {
  headers?: Record<string, string>;
  /** How long it takes, in milliseconds. Default: no time. */
  delayMs?: number;
}

/** An answer, or what makes one of a request and the parameters of its path. */
export type Answering<Answer> =
  | Answer
  | ((
      request: Request,
      parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
    ) => Answer | Promise<Answer>);

/** What the operation of a handler is. */
interface Answered {
  method: "all" | "delete" | "get" | "head" | "options" | "patch" | "post" | "put";
  /** As MSW has it: `/patients/:patientId`. */
  path: string;
  status: number;
  /** The property of a body that holds the data. */
  envelope?: string;
}

/** A handler of an operation, whatever the origin. */
export function handler<Answer extends AnswerSettings>(
  { method, path, status, envelope }: Answered,
  answering: Answering<Answer>,
  options?: RequestHandlerOptions,
): HttpHandler {
  return http[method](
    `*${path}`,
    async ({ request, params }) => {
      const answer = typeof answering === "function" ? await answering(request, params) : answering;
      const { headers = {}, delayMs, ...told } = answer as AnswerSettings & Told;
      if (delayMs !== undefined) await delay(delayMs);
      if (told.error) return bodyOf(told.error.body, { status: told.error.status, headers });
      const { data, error: _, status: own = status, ...beside } = told;
      const body = envelope === undefined ? data : { ...beside, [envelope]: data };
      return bodyOf(body, { status: own, headers });
    },
    options,
  );
}

/** An answer as the handler sees it. */
interface Told {
  data?: unknown;
  status?: number;
  error?: { status: number; body: unknown };
}

function bodyOf(
  body: unknown,
  init: { status: number; headers: Record<string, string> },
): HttpResponse<never> {
  const isPlain = body === undefined || body instanceof Blob;
  const response = isPlain
    ? new HttpResponse(body, init)
    : new HttpResponse(JSON.stringify(body), {
        ...init,
        headers: { "content-type": "application/json", ...init.headers },
      });
  return response as HttpResponse<never>;
}
