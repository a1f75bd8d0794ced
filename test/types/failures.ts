import {
  getPatient,
  isApiError,
  type Client,
  type ConflictBody,
  type CreatePatientError,
  type ErrorBody,
  type GetPatientError,
  type ValidationErrorBody,
} from "../../generated/src/index.js";

/** Every kind of failure, and every status, each with its own members: total without a default. */
export function told(error: CreatePatientError): string {
  switch (error.kind) {
    case "http":
      return toldByStatus(error);
    case "undeclared":
    case "redirect":
      return String(error.status);
    case "network":
      return error.code ?? "lost";
    case "timeout":
      return `${error.afterMs} ms`;
    case "aborted":
      return String(error.reason);
    case "decode":
      return error.message;
    case "invalid":
      return `${error.parameter} ${error.message}`;
    case "hook":
      return String(error.cause);
    default:
      return error satisfies never;
  }
}

function toldByStatus(error: Extract<CreatePatientError, { kind: "http" }>): string {
  switch (error.status) {
    case 400: {
      const body: ValidationErrorBody = error.body;
      return body.details?.["name"]?.join() ?? body.error;
    }
    case 401:
    case 403:
    case 500: {
      const body: ErrorBody = error.body;
      return body.error;
    }
    case 409: {
      const body: ConflictBody = error.body;
      return body.error ?? "in use";
    }
    case 429:
      return `${error.retryAfterMs ?? 0} ms`;
    default:
      return error satisfies never;
  }
}

export function withoutOneKind(error: GetPatientError): string {
  switch (error.kind) {
    case "http":
    case "undeclared":
    case "redirect":
    case "network":
    case "aborted":
    case "decode":
    case "invalid":
    case "hook":
      return error.kind;
    default:
      // @ts-expect-error TS1360: a timeout is not handled
      void (error satisfies never);
      return "";
  }
}

export function withoutOneStatus(error: Extract<GetPatientError, { kind: "http" }>): number {
  switch (error.status) {
    case 400:
    case 401:
    case 403:
    case 429:
    case 500:
      return error.status;
    default:
      // @ts-expect-error TS1360: a 404 is not handled
      void (error satisfies never);
      return 0;
  }
}

export function narrowed(error: GetPatientError): string {
  // @ts-expect-error TS2367: reading a patient declares no 409
  if (error.kind === "http" && error.status === 409) return "conflict";

  // @ts-expect-error TS2339: not every failure has a body
  void error.body;

  // @ts-expect-error TS2339: only a 429 says how long to wait
  if (error.kind === "http" && error.status === 404) void error.retryAfterMs;

  return error.kind === "http" && error.status === 404 ? error.body.error : "";
}

export async function thrown(client: Client): Promise<void> {
  try {
    await getPatient(client, { patientId: "1" });
  } catch (caught) {
    if (isApiError(caught, "getPatient")) {
      const error: GetPatientError = caught.error;
      void error;
    }
    // @ts-expect-error TS2345: there is no such operation
    if (isApiError(caught, "getPatients")) throw caught;
  }
}
