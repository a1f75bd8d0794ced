import type { JsonObject } from "../../src/json/json.js";
import { at, listed, pairs, type TypePair } from "./type-pair.js";

/** Two webhooks: one with an inline body, one with variants of it. */
function before(document: JsonObject): void {
  const text = { type: "string" };
  const hook = (schema: JsonObject): JsonObject => ({
    post: {
      requestBody: { content: { "application/json": { schema } } },
      responses: { "204": { description: "" } },
    },
  });
  const object = (name: string): JsonObject => ({
    type: "object",
    required: [name],
    properties: { [name]: text },
  });
  document.webhooks = {
    "pet.sold": hook({
      ...object("pet"),
      properties: { pet: text, price: text, buyer: object("email") },
    }),
    "pet moved": hook({ oneOf: [object("from"), object("to")] }),
  };
}

const body = (document: JsonObject, hook: string): JsonObject =>
  at(document, "webhooks", hook, "post", "requestBody", "content", "application/json", "schema");

function pair(types: TypePair["types"]) {
  return (name: string, edit: TypePair["edit"], code: string): TypePair => ({
    ...pairs(types)(name, edit, code),
    before,
  });
}

const breaking = pair("breaking");
const safe = pair("safe");
const unchanged = pair("unchanged");
const sold = (code: string): string =>
  `const take = (sold: api.PetSoldWebhook) => { ${code} }; void take;`;

/** What webhooks send. */
export const webhookPairs: readonly TypePair[] = [
  breaking(
    "property of a webhook removed",
    (d) => delete at(body(d, "pet.sold"), "properties").price,
    sold("void sold.price;"),
  ),
  breaking(
    "property of an object in a webhook removed",
    (d) => delete at(body(d, "pet.sold"), "properties", "buyer", "properties").email,
    sold("void sold.buyer?.email.length;"),
  ),
  breaking(
    "property of a webhook need not come",
    (d) => (body(d, "pet.sold").required = []),
    sold("void sold.pet.length;"),
  ),
  breaking(
    "property of a webhook of another type",
    (d) => (at(body(d, "pet.sold"), "properties", "pet").type = "integer"),
    sold("void sold.pet.length;"),
  ),
  breaking(
    "variant of a webhook added",
    (d) => listed(body(d, "pet moved"), "oneOf").push({ type: "string" }),
    `const take = (moved: api.PetMovedWebhook) => ("from" in moved ? moved.from : moved.to); void take;`,
  ),
  breaking("webhook removed", (d) => delete at(d, "webhooks")["pet.sold"], sold("void sold.pet;")),
  safe(
    "property of a webhook added",
    (d) => (at(body(d, "pet.sold"), "properties").day = { type: "string" }),
    sold("void sold.pet;"),
  ),
  safe(
    "webhook added",
    (d) => (at(d, "webhooks")["pet.lost"] = { post: { responses: {} } }),
    sold("void sold.pet;"),
  ),
  unchanged(
    "longer text in a webhook",
    (d) => (at(body(d, "pet.sold"), "properties", "pet").maxLength = 9),
    sold("void sold.pet.length;"),
  ),
  unchanged(
    "answer to a webhook added",
    (d) => (at(d, "webhooks", "pet.sold", "post", "responses")["400"] = { description: "" }),
    sold("void sold.pet;"),
  ),
];
