import { sameValue } from "../../checks/values/same-value.js";
import type { Api, Operation, Webhook } from "../../model/api.js";
import type { Json } from "../../json/json.js";
import { pointer } from "../../model/source.js";
import type { Change } from "../change.js";
import { shapeOf } from "../operation-shape.js";
import type { Rule } from "./rule.js";

export const pagination: Rule = {
  id: "pagination",
  title: "How a list is paged",
  explain:
    "`x-pagination` says which parameters and properties lead to the next page. Another style walks the pages in another way. If the declaration is removed, the documents cannot tell how to go on.",
};
export const externalId: Rule = {
  id: "external-id",
  title: "How records are found by the caller's own id",
  explain:
    "`x-external-id` says which field holds the caller's id and which operations look it up. If it names another field, existing records are no longer found.",
};
export const envelope: Rule = {
  id: "envelope",
  title: "Which property holds the payload",
  explain:
    "`x-envelope` concerns the client alone: the bodies stay the same, but the function returns another part of them.",
};

export const idempotencyKey: Rule = {
  id: "idempotency-key",
  title: "The header of the key that makes a call safe to repeat",
  explain:
    "`x-idempotency-key` names the header by which the API knows a call that it has carried out. A key in another header is no longer looked at, and a repeated call is carried out twice. If the declaration is removed, the client makes no key and repeats no such call; whether the API still knows keys, the documents cannot tell.",
};
export const webhookSignature: Rule = {
  id: "webhook-signature",
  title: "How a webhook is signed",
  explain:
    "Receivers verify the signature that `x-webhook-signature` declares, and refuse a request without one. A signature that is new is no trouble to who does not look at it.",
};
export const personal: Rule = {
  id: "personal",
  title: "What is about a person",
  explain:
    "`x-personal` concerns the client alone: what it marks in an answer is not shown to an agent. If the mark is removed, agents are shown it, and somebody has to look at whether they may.",
};

/** Compares what an operation declares for the client in `x-` fields. */
export function compareDeclarations(
  sides: { base: Api; head: Api },
  base: Operation,
  head: Operation,
): Change[] {
  const changes: Change[] = [];
  const declare = (
    rule: Rule,
    key: string,
    [before, after]: [Json | undefined, Json | undefined],
  ): void => {
    if (sameValue(before, after)) return;
    changes.push({
      rule: rule.id,
      effect:
        rule === envelope || before === undefined
          ? "none"
          : after === undefined
            ? "unknown"
            : "incomparable",
      base: pointer(base.at, key),
      head: pointer(head.at, key),
      what:
        before === undefined
          ? `\`${key}\` was added`
          : after === undefined
            ? `\`${key}\` was removed`
            : `\`${key}\` changed`,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    });
  };
  declare(pagination, "x-pagination", [paging(base), paging(head)]);
  declare(externalId, "x-external-id", [lookup(base, sides.base), lookup(head, sides.head)]);
  declare(idempotencyKey, "x-idempotency-key", [keyHeader(base), keyHeader(head)]);
  declare(envelope, "x-envelope", [base.envelope, head.envelope]);
  return changes;
}

function paging({ pagination: declared }: Operation): Json | undefined {
  if (declared === undefined) return undefined;
  const { style, position, limit, told, items } = declared;
  return { style, position: position ?? null, limit: limit ?? null, told: told ?? null, items };
}

/** Operations as requests: their ids never go over the wire, nor do the names of path parameters. */
function lookup({ externalId: declared }: Operation, { operations }: Api): Json | undefined {
  if (declared === undefined) return undefined;
  const requestOf = (id: string | undefined): Json => {
    const called = operations.find((operation) => operation.id === id);
    return called === undefined ? null : shapeOf(called);
  };
  const { field, lookup: by, read, update } = declared;
  return { field, lookup: requestOf(by), read: requestOf(read), update: requestOf(update) };
}

/** The header that a key is sent in; names of headers have no case. */
function keyHeader({ idempotencyKey: member, parameters }: Operation): Json | undefined {
  return parameters.find(({ key }) => key === member)?.name.toLowerCase();
}

/** Compares how a request is signed that the API sends. */
export function compareSignatures(base: Webhook, head: Webhook): Change[] {
  const [before, after] = [base.signature, head.signature];
  if (before === after) return [];
  return [
    {
      rule: webhookSignature.id,
      effect: before === undefined ? "none" : "widens",
      base: pointer(base.at, "x-webhook-signature"),
      head: pointer(head.at, "x-webhook-signature"),
      what: before === undefined ? "is signed now" : "is no longer signed",
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}
