import type { AddParameters } from "../contract/draft.js";
import type { StyledParameter } from "../contract/parameters.js";
import { Invalid } from "../failures/invalid.js";
import { inHeader } from "./in-header.js";

/**
 * The header parameter that holds an idempotency key (`x-idempotency-key`): the caller's own, or one that is made here.
 * A request is written once for a call, so that all of its attempts have the same.
 */
export const idempotencyKey: AddParameters = (draft, request, parameters) => {
  for (const parameter of parameters) {
    const { name = parameter as string, key = name } = parameter as Partial<StyledParameter>;
    inHeader(draft, { [key]: request[key] ?? newKey(key) }, [parameter]);
  }
};

/** A page that is not served by https cannot make one, and some older platforms cannot. */
function newKey(parameter: string): string {
  const { crypto } = globalThis as { crypto?: { randomUUID?: () => string } };
  if (!crypto?.randomUUID) throw new Invalid(parameter, "must be given: this runtime makes none");
  return crypto.randomUUID();
}
