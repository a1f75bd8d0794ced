import type * as v from "valibot";

/** What a failure of a declared status has of it. */
interface HttpFailure {
  kind: "http";
  status: number;
  body: unknown;
}

/** The same of a range. */
interface DefaultFailure {
  kind: "default";
  range: string;
  body: unknown;
}

/** The bodies of declared failures, by their statuses or ranges. */
type ErrorSchemas<Failure> = {
  [Each in Extract<Failure, HttpFailure> as Each["status"]]?: v.GenericSchema<Each["body"]>;
} & {
  [Each in Extract<Failure, DefaultFailure> as Each["range"]]?: v.GenericSchema<Each["body"]>;
};

/** What an operation takes, answers and fails with. */
export interface OperationSchemas<Request = unknown, Data = unknown, Failure = unknown> {
  request?: v.GenericSchema<Request>;
  /** The payload of a success. */
  data?: v.GenericSchema<Data>;
  /** The whole body of a success, where the data is only a part of it. */
  answer?: v.GenericSchema;
  /** The bodies of failures, by their statuses. */
  errors?: ErrorSchemas<Failure>;
  /** Reads the JSON of an answer as the client does, where `JSON.parse` would lose digits. */
  parse?: (text: string, status: number) => unknown;
}
