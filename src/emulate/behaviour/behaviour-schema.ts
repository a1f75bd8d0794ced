const text = { type: "string", minLength: 1 };
const count = { type: "integer", minimum: 0 };
const moment = { type: "string", format: "date-time" };
const day = { type: "string", format: "date" };
const integer = { type: "integer" };
const anything = {};

const list = (items: object): object => ({ type: "array", items });
const map = (additionalProperties: object): object => ({ type: "object", additionalProperties });
const pair = (item: object): object => ({
  type: "array",
  prefixItems: [item, item],
  items: false,
  minItems: 2,
});

/** An object of these members and no others, without those of `optional` if need be. */
function closed(required: Record<string, object>, optional: Record<string, object> = {}): object {
  return {
    type: "object",
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** An object of one of several kinds, which its first member tells apart. */
function oneOf(
  ...kinds: [required: Record<string, object>, optional?: Record<string, object>][]
): object {
  return { anyOf: kinds.map(([required, optional]) => closed(required, optional)) };
}

const filter = closed({
  field: text,
  matches: { enum: ["day", "equal", "from", "fromDay", "until", "untilDay"] },
});

const fieldRule = oneOf(
  [{ value: anything }],
  [{ now: { const: true } }],
  [{ file: { enum: ["name", "size", "type", "url"] } }],
);

const join = oneOf(
  [{ self: { const: true } }],
  [{ where: map(text), from: text }],
  [{ by: text, from: text }, { take: text }],
);

const resource = closed(
  {},
  {
    name: text,
    ignoredOnUpdate: list(text),
    fields: map(fieldRule),
    joins: map(join),
    blocks: list(text),
  },
);

const operation = closed(
  {},
  {
    filters: map(filter),
    include: text,
    list: text,
    under: text,
    read: text,
    id: text,
    beside: map(anything),
  },
);

const some = { type: "array", items: anything, minItems: 1 };
const seedValue = oneOf(
  [{ value: anything }],
  [{ pick: some }],
  [{ some }],
  [{ text }],
  [{ moment: pair(moment) }],
  [{ day: pair(day) }],
  [{ number: pair(integer) }],
  [{ owner: text }],
  [{ after: text, minutes: pair(integer) }],
  [{ fields: map({ $ref: "#/$defs/SeedValue" }) }],
  [{ file: closed({ name: text, type: text, base64: text }) }],
);

const seed = closed(
  {
    resource: text,
    count: { anyOf: [count, pair(count)] },
    fields: map({ $ref: "#/$defs/SeedValue" }),
  },
  { per: text },
);

const rate = closed(
  { requests: { type: "integer", minimum: 1 }, seconds: { type: "number", exclusiveMinimum: 0 } },
  { reset: { enum: ["delta", "epoch"] }, retryAfter: { enum: ["date", "seconds"] } },
);

/**
 * The JSON Schema (2020-12) of a behaviour file. It says what the type `Behaviour` says, which a test holds by the compiler:
 * ajv's `JSONSchemaType` would have every optional member take null as well.
 */
export const behaviourSchema: object = {
  $defs: { SeedValue: seedValue },
  ...closed(
    {},
    {
      errors: closed({}, { text, details: text }),
      keys: closed({}, { demo: text, everything: text }),
      rate,
      conflict: closed({ record: text, error: { type: "boolean" } }),
      files: closed({ maxBytes: { type: "integer", minimum: 1 } }),
      resources: map(resource),
      operations: map(operation),
      seed: list(seed),
    },
  ),
};
