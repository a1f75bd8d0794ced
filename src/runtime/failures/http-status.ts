import type { CallFailure, StatusFailure } from "../contract/errors.js";

/** Whether a failure is a status that the document declares. */
export function isStatus<Status extends number>(
  status: Status,
  failure: CallFailure,
): failure is StatusFailure<Status, unknown> {
  return failure.kind === "http" && failure.status === status;
}
