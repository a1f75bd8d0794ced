import type { Middleware, OperationId } from "../client.js";
import { SchemaMismatch } from "./schema-mismatch.js";
import type { StandardSchema } from "./standard-schema.js";

/** The schemas of one operation, as far as {@link validate} asks for them. */
export interface Checkable {
  readonly request?: StandardSchema | undefined;
  readonly data?: StandardSchema | undefined;
  /** The whole body of a success, where the data is only a part of it. */
  readonly answer?: StandardSchema | undefined;
  readonly errors?: { readonly [status: string]: StandardSchema | undefined } | undefined;
  /** Reads the JSON of an answer as the client does, where `JSON.parse` would lose digits. */
  readonly parse?: ((text: string, status: number) => unknown) | undefined;
}

/** What {@link validate} checks, and what it does about a mismatch. */
export interface ValidateOptions {
  /** Default: both. */
  check?: "answers" | "both" | "requests" | undefined;
  /** Called with each mismatch. Without it a mismatch is thrown, which makes the call a `hook` failure. */
  report?: ((mismatch: SchemaMismatch) => void) | undefined;
}

/**
 * Middleware that holds requests before they are sent, and the JSON of answers, against schemas. A request is what the
 * operation's function was given.
 *
 * @param schemas of all operations, or of those that matter, by their ids
 */
export function validate(
  schemas: { readonly [Id in OperationId]?: Checkable },
  { check = "both", report }: ValidateOptions = {},
): Middleware<OperationId> {
  return async (request, { operation, attempt, given }, next) => {
    const own: Checkable = schemas[operation] ?? {};
    const hold = async (schema: StandardSchema, value: unknown, status?: number): Promise<void> => {
      const { issues } = await schema["~standard"].validate(value);
      if (!issues) return;
      const mismatch = new SchemaMismatch(operation, status, issues);
      if (!report) throw mismatch;
      report(mismatch);
    };
    if (check !== "answers" && attempt === 1 && own.request) await hold(own.request, given ?? {});
    const response = await next(request);
    const schema = check === "requests" ? undefined : schemaOf(own, response.status);
    const type = response.headers.get("content-type") ?? "";
    if (!schema || !/[/+]json *(;|$)/i.test(type)) return response;
    const text = await response.clone().text();
    let body: unknown;
    try {
      body = own.parse ? own.parse(text, response.status) : JSON.parse(text);
    } catch {
      // The client tells of an answer that is no JSON.
      return response;
    }
    await hold(schema, body, response.status);
    return response;
  };
}

function schemaOf(
  { data, answer, errors = {} }: Checkable,
  status: number,
): StandardSchema | undefined {
  if (status >= 200 && status < 300) return answer ?? data;
  return errors[status] ?? errors[`${`${status}`[0]}XX`] ?? errors["default"];
}
