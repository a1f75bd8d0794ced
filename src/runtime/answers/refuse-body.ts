import type { DecodeContext } from "../contract/operation.js";
import { Unreadable } from "../failures/unreadable.js";
import { contentTypeOf } from "./content-type.js";

/** Gives a body up that is of another type than what would be read of it piece by piece. */
export function refuseBody(response: Response, { controller }: DecodeContext): never {
  controller.abort();
  throw new Unreadable(`(${contentTypeOf(response)}) is not of a declared type`);
}
