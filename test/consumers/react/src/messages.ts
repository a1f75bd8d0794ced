import {
  ApiError,
  describeFailure,
  type CreatePatientError,
  type GetPatientError,
  type ListPatientsError,
  type UpdatePatientError,
} from "./healos/index.js";

export type PatientFailure =
  CreatePatientError | GetPatientError | ListPatientsError | UpdatePatientError;

export interface Message {
  tone: "bad" | "wait";
  text: string;
  fields?: Record<string, string>;
}

/** What the reception reads of a failure. */
export function messageOf(thrown: ApiError<PatientFailure>): Message {
  const { error } = thrown;
  switch (error.kind) {
    case "http": {
      if (error.status === 409)
        return { tone: "bad", text: "This number belongs to another patient." };
      if (error.status === 429) {
        const seconds = Math.ceil((error.retryAfterMs ?? 1000) / 1000);
        return { tone: "wait", text: `Too many requests. Try again in ${seconds} s.` };
      }
      if (error.status === 400)
        return { tone: "bad", text: error.body.error, fields: fieldTexts(error.body.details) };
      return { tone: "bad", text: error.body.error };
    }
    case "network":
      return { tone: "wait", text: "You are offline." };
    case "timeout":
      return { tone: "wait", text: `Nothing came within ${error.afterMs / 1000} s.` };
    default:
      return { tone: "bad", text: describeFailure(error) };
  }
}

function fieldTexts(details: unknown): Record<string, string> {
  if (typeof details !== "object" || details === null) return {};
  return Object.fromEntries(
    Object.entries(details).map(([field, texts]) => [
      field,
      Array.isArray(texts) ? String(texts[0]) : "",
    ]),
  );
}
