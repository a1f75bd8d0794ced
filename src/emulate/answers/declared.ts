import type { Operation, Response as Declared } from "../../model/api.js";
import { isSuccess } from "../../model/operations/payload.js";

/** The answer that is declared for a status: by itself, as its range, or as the default (OpenAPI 3.1, 4.8.16.1). */
export function declaredFor({ responses }: Operation, status: number): Declared | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return names.flatMap((name) => responses.filter((each) => each.status === name))[0];
}

export function isDeclared(operation: Operation, status: number): boolean {
  return declaredFor(operation, status) !== undefined;
}

/** Statuses that mean much the same: an API that declares one of them and not another gives that one. */
const alike: Readonly<Record<number, readonly number[]>> = {
  400: [400, 422],
  415: [415, 400, 422],
  406: [406, 400],
};

/** The status of a refusal: one of the same meaning that the document declares, if it does. */
export function refusalStatus({ responses }: Operation, status: number): number {
  const candidates = alike[status] ?? [];
  const found = candidates.find((each) => responses.some((one) => one.status === String(each)));
  return found ?? (status === 415 ? 400 : status);
}

/** The success that is answered: the first declared status, then the range, the default, a redirect. */
export function successOf({ responses }: Operation): Declared | undefined {
  return (
    responses.find((each) => isSuccess(each) && /^\d+$/.test(each.status)) ??
    responses.find(isSuccess) ??
    responses.find((each) => each.status === "default") ??
    responses.find((each) => /^3\d\d$/.test(each.status))
  );
}

/** A range says no number: 200 where there is a body, otherwise 204. */
export function statusOf(declared: Declared | undefined): number {
  const number = Number(declared?.status);
  if (Number.isInteger(number)) return number;
  return declared && declared.content.length > 0 ? 200 : declared?.status === "default" ? 200 : 204;
}
