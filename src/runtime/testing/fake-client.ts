import type { CallOptions } from "../contract/client-options.js";
import type { Client } from "../contract/client.js";
import type { Operation } from "../contract/operation.js";
import type { ResponseInfo } from "../contract/response-info.js";
import { setOperation } from "../failures/failed-operation.js";
import { hide } from "../failures/hide.js";

/** A generated function that carries out one operation. */
export type OperationFunction = (client: Client, ...rest: never[]) => Promise<unknown>;

/** What an operation takes; an empty object where it takes nothing but options. */
export type RequestOf<Call extends OperationFunction> =
  Required<Parameters<Call>> extends [Client, infer Request, unknown]
    ? NonNullable<Request>
    : Record<string, never>;

/** What an operation resolves to. */
export type ResultOf<Call extends OperationFunction> = Awaited<ReturnType<Call>>;

/** The same members, but for the response, of which a test says what it needs. */
export type WithoutResponse<Each> = Each extends { response: ResponseInfo }
  ? Omit<Each, "ok" | "response"> & { response?: Partial<ResponseInfo> | undefined }
  : Each;

/** What can happen to a call of an operation. */
export type FailureOf<Call extends OperationFunction> =
  Extract<ResultOf<Call>, { ok: false }> extends { error: infer Failure } ? Failure : never;

/**
 * One answer: `{ data }` with its siblings such as `meta`, or `{ error }` with a member of the operation's union.
 * The response is status 200 (or the failure's own), no headers and one attempt, where it does not say otherwise.
 */
export type FakeAnswer<Call extends OperationFunction> =
  | (WithoutResponse<Extract<ResultOf<Call>, { ok: true }>> & { error?: never })
  | { error: WithoutResponse<FailureOf<Call>>; data?: never };

/** How calls of one operation are answered: all alike, the first with the first of a list, or as a function says. */
export type FakeAnswering<Call extends OperationFunction> =
  | FakeAnswer<Call>
  | readonly FakeAnswer<Call>[]
  | ((
      request: RequestOf<Call>,
      options: CallOptions,
    ) => FakeAnswer<Call> | Promise<FakeAnswer<Call>>);

/** Answers by operation. `Calls` has the generated functions by their operation's id. */
export type FakeAnswers<Calls extends Record<keyof Calls, OperationFunction>> = {
  readonly [Id in keyof Calls]?: FakeAnswering<Calls[Id]> | undefined;
};

/** A call that a fake client has seen. `operation` tells which, and narrows `request`. */
export type FakeCall<Calls extends Record<keyof Calls, OperationFunction>> = {
  [Id in keyof Calls]: { operation: Id; request: RequestOf<Calls[Id]>; options: CallOptions };
}[keyof Calls];

/** A client that sends nothing. */
export interface FakeClient<Calls extends Record<keyof Calls, OperationFunction>> extends Client {
  /** The calls so far, in their order. */
  readonly calls: readonly FakeCall<Calls>[];
}

/** An answer, as code that works for all operations sees it. */
interface AnyAnswer {
  data?: unknown;
  error?: { kind: string; status?: number; body?: unknown; response?: object };
  response?: object;
}

/**
 * Makes a client that answers from a list instead of a network. A call that has no answer rejects with an `Error`
 * that names the operation: a result would be handled by the code under test, and the gap would stay unseen.
 */
export function fakeClientOf<Calls extends Record<keyof Calls, OperationFunction>>(
  answers: FakeAnswers<Calls>,
): FakeClient<Calls> {
  const calls: { operation: string; request: object; options: CallOptions }[] = [];
  const answering = new Map<string, unknown>(Object.entries(answers));
  return {
    calls: calls as FakeCall<Calls>[],
    async call<Outcome>(
      { id }: Operation,
      request: object = {},
      options: CallOptions = {},
    ): Promise<Outcome> {
      calls.push({ operation: id, request, options });
      const count = calls.filter(({ operation }) => operation === id).length;
      const given = answering.get(id);
      const answer: unknown = Array.isArray(given)
        ? given[count - 1]
        : typeof given === "function"
          ? await given(request, options)
          : given;
      if (answer === undefined) throw new Error(missing(id, given, count));
      return resultOf(id, answer as AnyAnswer) as Outcome;
    },
  };
}

function missing(id: string, given: unknown, count: number): string {
  return Array.isArray(given)
    ? `The fake client has ${given.length} answers to ${id}, and this is call ${count}.`
    : `The fake client has no answer to ${id}.`;
}

function resultOf(id: string, answer: AnyAnswer): object {
  const { error } = answer;
  if (error === undefined) return { ok: true, ...answer, response: responseOf(200, answer) };
  const { body, ...failure } = error;
  if (hasResponse(error)) failure.response = responseOf(error.status ?? 200, error);
  // As in a real failure, the body does not show when the failure is printed.
  if ("body" in error) hide(failure, "body", () => body);
  setOperation(failure, id);
  return { ok: false, error: failure };
}

function hasResponse({ kind, status }: { kind: string; status?: number }): boolean {
  return status !== undefined || kind === "decode";
}

/** As in a real answer, the headers do not show when it is printed. */
function responseOf(status: number, { response }: { response?: { headers?: object } }): object {
  const { headers = {}, ...told } = { ...response };
  return hide({ status, attempts: 1, ...told }, "headers", () => headers);
}
