const text = { type: "string", minLength: 1 };
const count = { type: "integer", minimum: 0 };
const pair = (items: object): object => ({ type: "array", items, minItems: 2, maxItems: 2 });
const map = (additionalProperties: object): object => ({ type: "object", additionalProperties });

function closed(properties: Record<string, object>, ...required: string[]): object {
  return { type: "object", properties, required, additionalProperties: false };
}

const filter = closed(
  {
    field: text,
    matches: { enum: ["day", "equal", "from", "fromDay", "until", "untilDay"] },
  },
  "field",
  "matches",
);

const fieldRule = {
  ...closed({
    value: {},
    now: { const: true },
    file: { enum: ["name", "size", "type", "url"] },
  }),
  minProperties: 1,
  maxProperties: 1,
};

const resource = closed({
  name: text,
  ignoredOnUpdate: { type: "array", items: text },
  fields: map(fieldRule),
  joins: map(closed({ from: text, by: text, take: text, where: map(text), self: { const: true } })),
  blocks: { type: "array", items: text },
});

const operation = closed({
  filters: map(filter),
  include: text,
  list: text,
  under: text,
  read: text,
  id: text,
  beside: map({}),
});

const seedValue = {
  ...closed({
    value: {},
    pick: { type: "array", minItems: 1 },
    some: { type: "array", minItems: 1 },
    text,
    moment: pair(text),
    day: pair(text),
    number: pair({ type: "integer" }),
    owner: text,
    after: text,
    minutes: pair({ type: "integer" }),
    fields: map({ $ref: "#/$defs/seedValue" }),
    file: closed({ name: text, type: text, base64: text }, "name", "type", "base64"),
  }),
  minProperties: 1,
};

const seed = closed(
  {
    resource: text,
    count: { anyOf: [count, pair(count)] },
    per: text,
    fields: map({ $ref: "#/$defs/seedValue" }),
  },
  "resource",
  "count",
  "fields",
);

/** The JSON Schema (2020-12) of a behaviour file: what `Behaviour` says, and nothing beside it. */
export const behaviourSchema: object = {
  $defs: { seedValue },
  ...closed({
    errors: closed({ text, details: text }),
    keys: closed({ demo: text, everything: text }),
    rate: closed(
      {
        requests: { type: "integer", minimum: 1 },
        seconds: { type: "number", exclusiveMinimum: 0 },
        reset: { enum: ["delta", "epoch"] },
        retryAfter: { enum: ["date", "seconds"] },
      },
      "requests",
      "seconds",
    ),
    conflict: closed({ record: text, error: { type: "boolean" } }, "record", "error"),
    files: closed({ maxBytes: { type: "integer", minimum: 1 } }, "maxBytes"),
    resources: map(resource),
    operations: map(operation),
    seed: { type: "array", items: seed },
  }),
};
