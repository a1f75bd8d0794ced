/** How a call of an operation ends, as its function tells it. */
type ResultOf<Call extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

/** What an operation answers: its data, with what stands beside it, or one of its failures. */
export type AnswerOf<Call extends (...given: never[]) => Promise<unknown>> = AnswerSettings &
  (
    | SuccessOf<Extract<ResultOf<Call>, { ok: true }>>
    | { error: FailureOf<Extract<ResultOf<Call>, { ok: false }>> }
  );

type SuccessOf<Success> = Success extends { data: infer Data }
  ? Omit<Success, "contentType" | "data" | "ok" | "response" | "status"> &
      (undefined extends Data ? { data?: Data } : { data: Data }) & { status?: number }
  : never;

type FailureOf<Failed> = Failed extends { error: infer Failure }
  ? Failure extends { kind: "http"; status: infer Status; body: infer Body }
    ? { status: Status; body: Body }
    : Failure extends { kind: "default"; body: infer Body }
      ? { status: number; body: Body }
      : Failure extends { kind: "network" }
        ? { kind: "network" }
        : never
  : never;

/** What else can be said of an answer. */
export interface AnswerSettings {
  headers?: Record<string, string>;
  /** The media type, where it is not the first that the document declares, or JSON. */
  contentType?: string;
  /** How long it takes, in milliseconds. Default: no time. */
  delayMs?: number;
}

/** An answer, or what makes one of a request and of the parameters in its path. */
export type Answering<Call extends (...given: never[]) => Promise<unknown>> =
  | AnswerOf<Call>
  | ((
      request: Request,
      parameters: Readonly<Record<string, string>>,
    ) => AnswerOf<Call> | Promise<AnswerOf<Call>>);
