import { descriptorLiteral } from "../emit/operation/descriptor.js";
import { successShapes } from "../emit/operation/answers.js";
import { shownTypes } from "../emit/documents/shown-type.js";
import type { Literal } from "../emit/literal.js";
import type { Api, Operation } from "../model/api.js";
import type { NamedModels } from "../model/schema/references.js";
import type { FormatPlaces } from "../runtime/contract/format-places.js";
import type * as contract from "../runtime/contract/operation.js";
import * as runtime from "../runtime/index.js";

/** An operation as the runtime carries it out, without a client having been generated. */
export function liveOperation(
  operation: Operation,
  api: Api,
  models: NamedModels,
): contract.Operation {
  const literal = descriptorLiteral(operation, successShapes(operation, shownTypes(models)), {
    api,
    models,
    // Bodies may have 64-bit integers as bigints.
    formats: { body: {}, success: undefined, failures: undefined },
    // A client's descriptor names the functions; here they are called.
    value: (name) => runtime[name] as unknown as Literal,
    called: (name, settings) =>
      (runtime[name] as (settings: Literal) => unknown)(settings) as Literal,
  });
  // All of it is at one place.
  const { server: _, formats: __, ...members } = literal;
  return { ...members, parse: readExactly } as unknown as contract.Operation;
}

/** Integers that a number cannot hold are read as their digits, wherever they stand. */
function readExactly(this: contract.Operation, text: string): unknown {
  return runtime.parseFormats(text, anywhere);
}

const anywhere: FormatPlaces = {
  others: () => anywhere,
  items: () => anywhere,
  also: [
    {
      read: (value, digits) =>
        digits === undefined || Number.isSafeInteger(Number(digits)) ? value : digits,
    },
  ],
};
