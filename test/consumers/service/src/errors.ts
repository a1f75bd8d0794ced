import {
  ApiError,
  describeFailure,
  isApiError,
  type CallFailure,
  type CreatePatientError,
  type GetPatientError,
  type ListPatientsError,
  type UpdatePatientError,
  type ValidationErrorBody,
} from "healos-client";

/** What the hospital's staff is told. */
export type Problem =
  | { what: "forbidden"; detail: string }
  | { what: "invalid"; detail: string; fields: string[] }
  | { what: "later"; detail: string; afterMs: number }
  | { what: "missing"; detail: string }
  | { what: "taken"; detail: string }
  | { what: "unavailable"; detail: string };

const statuses = {
  forbidden: 403,
  invalid: 422,
  later: 503,
  missing: 404,
  taken: 409,
  unavailable: 502,
} as const satisfies Record<Problem["what"], number>;

export function statusOf({ what }: Problem): (typeof statuses)[Problem["what"]] {
  return statuses[what];
}

/** Names the fields of a validation error, the body itself first. */
export function fieldsOf({ details }: ValidationErrorBody): string[] {
  return Object.entries(details ?? {}).flatMap(([field, messages]) =>
    Array.isArray(messages) && messages.length > 0 ? [field] : [],
  );
}

type PatientError = CreatePatientError | GetPatientError | ListPatientsError | UpdatePatientError;

/** What went wrong with a patient. */
export function patientProblem(error: PatientError): Problem {
  const detail = describeFailure(error);
  switch (error.kind) {
    case "http":
      switch (error.status) {
        case 400:
          return { what: "invalid", detail: error.body.error, fields: fieldsOf(error.body) };
        case 401:
        case 403:
          return { what: "forbidden", detail: error.body.error };
        case 404:
          return { what: "missing", detail: error.body.error };
        case 409:
          return { what: "taken", detail: error.body.error ?? "It is in use." };
        case 429:
          return { what: "later", detail, afterMs: error.retryAfterMs ?? 1000 };
        case 500:
          return { what: "unavailable", detail };
        default:
          return error satisfies never;
      }
    case "undeclared":
      return { what: "unavailable", detail: `Unexpected status ${error.status}.` };
    case "timeout":
      return { what: "later", detail, afterMs: error.afterMs };
    case "network":
    case "redirect":
    case "decode":
    case "hook":
      return { what: "unavailable", detail };
    case "aborted":
      return { what: "unavailable", detail: "The call was ended." };
    case "invalid":
      return { what: "invalid", detail: error.message, fields: [error.parameter] };
    default:
      return error satisfies never;
  }
}

/** What went wrong with anything, where only the kind of failure is known. */
export function problemOf(error: CallFailure): Problem {
  const detail = describeFailure(error);
  if (error.kind !== "http") return { what: "unavailable", detail };
  if (error.status === 429) return { what: "later", detail, afterMs: 1000 };
  if (error.status === 404) return { what: "missing", detail };
  if (error.status === 409) return { what: "taken", detail };
  if ([401, 403].includes(error.status)) return { what: "forbidden", detail };
  return error.status === 400
    ? { what: "invalid", detail, fields: [] }
    : { what: "unavailable", detail };
}

/** What was thrown, if it is one of this API's failures. */
export function caught(thrown: unknown): Problem {
  if (isApiError(thrown, "getPatient")) return patientProblem(thrown.error);
  if (
    isApiError(thrown, "getNote") &&
    thrown.error.kind === "http" &&
    thrown.error.status === 404
  ) {
    return { what: "missing", detail: "There is no such note." };
  }
  if (thrown instanceof ApiError) return problemOf(thrown.error as CallFailure);
  throw thrown;
}

/** Whether asking again may help. */
export function isPassing(error: CallFailure): boolean {
  return (
    error.kind === "network" ||
    error.kind === "timeout" ||
    (error.kind === "http" && error.status >= 500)
  );
}
