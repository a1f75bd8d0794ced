import type { Operation } from "../../model/api.js";
import type { Schema } from "../../model/schema/schema.js";
import type { NamedModels } from "../../model/schema/references.js";
import { payloadsOf, schemasOf } from "../parts.js";
import { alongPath, type Placed } from "../schema-places.js";
import type { Pair } from "./model-pairs.js";
import type { Compared } from "./operation-moves.js";
import { objectIn, sameBut } from "./shape.js";

/** Data of an operation that stand in a property of other data now, or came out of one. */
export interface PayloadMove {
  /** The types that the client declares for the data, whichever the code meets. */
  types: readonly string[];
  property: string;
  /** `data` are `data.property` now; or else `data.property` are `data`. */
  isInto: boolean;
  /** What stood beside the data and is in them now, or the other way round. */
  siblings: readonly string[];
}

/** Finds out whether the data of an operation went into a property of other data, or out of one. */
export function payloadMoves(
  { base, head }: Pair<Operation>,
  { comparing, names }: Compared,
): PayloadMove[] {
  const { models, members } = comparing;
  const [before, after] = [payloadOf(base, models.base), payloadOf(head, models.head)];
  const same = sameBut(names);
  if (!before || !after || same(before, after)) return [];
  const [own, later] = [before, after].map(
    (each, index) =>
      objectIn(each, index === 0 ? models.base : models.head)?.schema.properties ?? {},
  );
  const into = Object.keys(later ?? {}).filter((key) => same(before, later?.[key] ?? {}));
  const outOf = Object.keys(own ?? {}).filter((key) => same(own?.[key] ?? {}, after));
  const type = (operation: Operation, schema: Schema): string[] => [
    operation.dataType,
    ...successOf(operation).flatMap(({ content }) => content.map(({ typeName }) => typeName)),
    ...(schema.$ref === undefined ? [] : [schema.$ref.replace(/^.*\//, "")]),
  ];
  const [property] = into;
  if (property !== undefined && into.length === 1) {
    // What stood beside the data stands in them.
    const siblings = Object.keys(later ?? {}).filter((name) => {
      const places = name === base.envelope ? [] : alongPath(besideData(base), [name], models.base);
      for (const { at } of places) members.set(at, { outer: "data", name });
      return places.length > 0;
    });
    return [{ types: type(head, after), property, isInto: true, siblings }];
  }
  const [gone] = outOf;
  if (gone === undefined || outOf.length > 1) return [];
  const siblings = Object.keys(own ?? {}).filter(
    (name) => name !== head.envelope && alongPath(besideData(head), [name], models.head).length > 0,
  );
  return [{ types: type(base, before), property: gone, isInto: false, siblings }];
}

/** The bodies of successes in whose envelope the data are. */
function besideData({ envelope, responses }: Operation): Placed[] {
  if (envelope === undefined) return [];
  return successOf({ responses }).flatMap(({ content }) => schemasOf(content));
}

function successOf({ responses }: Pick<Operation, "responses">): Operation["responses"] {
  return responses.filter(({ status }) => status.startsWith("2"));
}

function payloadOf(operation: Operation, models: NamedModels): Schema | undefined {
  const found = successOf(operation).flatMap(({ content }) =>
    payloadsOf(operation, content, models),
  );
  return found.length === 1 ? found[0]?.schema : undefined;
}
