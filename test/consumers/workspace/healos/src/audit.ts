import type { Middleware, OperationId } from "./client/index.js";

/** What the clinic has to be able to show: who did what, and when. */
export interface AuditLine {
  at: string;
  who: string;
  deed: Deed;
  operation: OperationId;
  worked: boolean;
}

export type Deed = "changed" | "looked" | "removed" | "sent";

const removals: readonly OperationId[] = [
  "deleteAppointment",
  "deletePatient",
  "deletePatientDocument",
];

/** What an operation does, in the words of the audit. */
export function deedOf(operation: OperationId): Deed {
  if (removals.includes(operation)) return "removed";
  switch (operation) {
    case "uploadPatientDocument":
      return "sent";
    case "createAppointment":
    case "createPatient":
    case "updateAppointment":
    case "updatePatient":
      return "changed";
    default:
      return "looked";
  }
}

/** Keeps a line for each call that is worth one. Nothing of a request or an answer is in it. */
export function audited(
  who: () => string,
  keep: (line: AuditLine) => void,
): Middleware<OperationId> {
  return async (request, context, next) => {
    const { operation } = context;
    if (operation === "listPatients" || operation === "listAppointments") return next(request);
    const at = new Date().toISOString();
    const line = { at, who: who(), deed: deedOf(operation), operation };
    try {
      const response = await next(request);
      keep({ ...line, worked: response.ok });
      return response;
    } catch (thrown) {
      keep({ ...line, worked: false });
      throw thrown;
    }
  };
}

/** How often each deed was done, by who did it. */
export function tally(lines: readonly AuditLine[]): Map<string, Record<Deed, number>> {
  const counts = new Map<string, Record<Deed, number>>();
  for (const { who, deed } of lines) {
    const own = counts.get(who) ?? { changed: 0, looked: 0, removed: 0, sent: 0 };
    counts.set(who, { ...own, [deed]: own[deed] + 1 });
  }
  return counts;
}
