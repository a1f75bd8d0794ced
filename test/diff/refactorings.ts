import type { Json, JsonObject } from "../../src/json/json.js";

/** Chooses a whole number below a bound. */
export type Choose = (bound: number) => number;

/** Writes a document in another way that means the same. Does nothing where there is no place for it. */
export type Refactoring = (document: JsonObject, choose: Choose) => void;

/** An edit of a schema that stands below a key of `holder`. */
interface Slot {
  holder: JsonObject | Json[];
  key: string;
}

function get({ holder, key }: Slot): Json {
  return (holder as JsonObject)[key] as Json;
}

function set({ holder, key }: Slot, value: Json): void {
  (holder as JsonObject)[key] = value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every place of a document that holds a schema, those of components first. */
function schemaSlots(document: JsonObject): Slot[] {
  const slots: Slot[] = [];
  const below = (slot: Slot): void => {
    const schema = get(slot);
    if (!isObject(schema)) return;
    slots.push(slot);
    for (const key of ["items", "additionalProperties", "not"]) {
      if (isObject(schema[key])) below({ holder: schema, key });
    }
    for (const key of ["allOf", "anyOf", "oneOf"]) {
      const list = schema[key];
      if (Array.isArray(list))
        list.forEach((_, index) => below({ holder: list, key: String(index) }));
    }
    if (isObject(schema.properties)) {
      const { properties } = schema;
      for (const key of Object.keys(properties)) below({ holder: properties, key });
    }
  };
  const visit = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "schema") below({ holder: value as JsonObject, key });
      else if (key !== "schemas") visit(inner);
    }
  };
  const schemas = (document.components as JsonObject | undefined)?.schemas;
  if (isObject(schemas)) for (const key of Object.keys(schemas)) below({ holder: schemas, key });
  visit(document);
  return slots;
}

function schemasOf(document: JsonObject): JsonObject {
  const components = document.components as JsonObject;
  return components.schemas as JsonObject;
}

/** Picks one of the schemas that something can be done with. */
function pick(
  document: JsonObject,
  choose: Choose,
  fits: (schema: JsonObject) => boolean,
): Slot | undefined {
  const slots = schemaSlots(document).filter((slot) => fits(get(slot) as JsonObject));
  return slots.length === 0 ? undefined : slots[choose(slots.length)];
}

interface Rewrite {
  fits: (schema: JsonObject) => boolean;
  change: (schema: JsonObject) => Json;
}

function edit(document: JsonObject, choose: Choose, { fits, change }: Rewrite): void {
  const slot = pick(document, choose, fits);
  if (slot !== undefined) set(slot, change(structuredClone(get(slot)) as JsonObject));
}

const isPlain = (schema: JsonObject): boolean =>
  schema.$ref === undefined &&
  schema.discriminator === undefined &&
  schema.unevaluatedProperties === undefined;
const isInline = (schema: JsonObject): boolean => isPlain(schema) && schema.allOf === undefined;

function isRecursive(document: JsonObject, ref: string, seen = new Set<string>()): boolean {
  if (seen.has(ref)) return true;
  const schema = schemasOf(document)[ref.split("/").at(-1) ?? ""];
  const inner = [...JSON.stringify(schema ?? {}).matchAll(/"\$ref":"([^"]+)"/g)].map(
    (match) => match[1] as string,
  );
  return inner.some((each) => isRecursive(document, each, new Set([...seen, ref])));
}

function operations(document: JsonObject): { pathItem: JsonObject; operation: JsonObject }[] {
  return Object.values(document.paths as JsonObject).flatMap((pathItem) =>
    ["get", "put", "post", "delete", "patch"].flatMap((method) => {
      const operation = (pathItem as JsonObject)[method];
      return isObject(operation) ? [{ pathItem: pathItem as JsonObject, operation }] : [];
    }),
  );
}

function shuffled<Item>(list: readonly Item[], choose: Choose): Item[] {
  const rest = [...list];
  return list.map(() => rest.splice(choose(rest.length), 1)[0] as Item);
}

function shuffledKeys(value: Json, choose: Choose): Json {
  if (Array.isArray(value)) return value.map((each) => shuffledKeys(each, choose));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => [
    key,
    shuffledKeys(inner, choose),
  ]);
  return Object.fromEntries(shuffled(entries, choose));
}

export const refactorings: Readonly<Record<string, Refactoring>> = {
  "inline a reference": (d, choose) =>
    edit(d, choose, {
      fits: (s) =>
        typeof s.$ref === "string" && Object.keys(s).length === 1 && !isRecursive(d, s.$ref),
      change: ({ $ref }) =>
        structuredClone(schemasOf(d)[String($ref).split("/").at(-1) ?? ""] ?? {}),
    }),
  "give an inline schema a name": (d, choose) => {
    const name = `Extracted${Object.keys(schemasOf(d)).length}`;
    const slot = pick(d, choose, (s) => isPlain(s));
    if (slot === undefined) return;
    schemasOf(d)[name] = structuredClone(get(slot));
    set(slot, { $ref: `#/components/schemas/${name}` });
  },
  "wrap a schema in allOf": (d, choose) =>
    edit(d, choose, { fits: isPlain, change: (s) => ({ allOf: [s] }) }),
  "wrap a reference in anyOf": (d, choose) =>
    edit(d, choose, { fits: (s) => s.$ref !== undefined, change: (s) => ({ anyOf: [s] }) }),
  "split an object into parts of an allOf": (d, choose) =>
    edit(d, choose, {
      fits: (s) =>
        isInline(s) &&
        isObject(s.properties) &&
        s.additionalProperties === undefined &&
        s.type === "object",
      change: (s) => {
        const entries = Object.entries(s.properties as JsonObject);
        const cut = choose(entries.length + 1);
        const part = (list: [string, Json][]): JsonObject => ({
          type: "object",
          properties: Object.fromEntries(list),
        });
        return {
          ...s,
          properties: {},
          allOf: [part(entries.slice(0, cut)), part(entries.slice(cut))],
        };
      },
    }),
  "move required into a part of an allOf": (d, choose) =>
    edit(d, choose, {
      fits: (s) => isInline(s) && Array.isArray(s.required) && s.type === "object",
      change: ({ required, ...rest }) => ({ ...rest, allOf: [{ required: required as Json }] }),
    }),
  "spell null as a branch of anyOf or oneOf": (d, choose) =>
    edit(d, choose, {
      fits: (s) =>
        isPlain(s) &&
        Array.isArray(s.type) &&
        s.type.length === 2 &&
        s.type.includes("null") &&
        s.enum === undefined,
      change: (s) => {
        const type = (s.type as Json[]).filter((each) => each !== "null")[0] as Json;
        return { [choose(2) === 0 ? "anyOf" : "oneOf"]: [{ ...s, type }, { type: "null" }] };
      },
    }),
  "spell a list of types as anyOf": (d, choose) =>
    edit(d, choose, {
      fits: (s) => isPlain(s) && Array.isArray(s.type) && Object.keys(s).length === 1,
      change: (s) => ({ anyOf: (s.type as Json[]).map((type) => ({ type })) }),
    }),
  "spell a const as an enum": (d, choose) =>
    edit(d, choose, {
      fits: (s) => s.const !== undefined,
      change: ({ const: only, ...rest }) => ({ ...rest, enum: [only as Json] }),
    }),
  "write an enum as anyOf of its values": (d, choose) =>
    edit(d, choose, {
      fits: (s) =>
        isPlain(s) && Array.isArray(s.enum) && s.enum.length > 1 && s.anyOf === undefined,
      change: ({ enum: values, ...rest }) => ({
        ...rest,
        anyOf: (values as Json[]).map((value) => ({ const: value })),
      }),
    }),
  "reorder an enum": (d, choose) =>
    edit(d, choose, {
      fits: (s) => Array.isArray(s.enum),
      change: (s) => ({ ...s, enum: shuffled(s.enum as Json[], choose) }),
    }),
  "reorder required": (d, choose) =>
    edit(d, choose, {
      fits: (s) => Array.isArray(s.required),
      change: (s) => ({ ...s, required: shuffled(s.required as Json[], choose) }),
    }),
  "reorder variants": (d, choose) =>
    edit(d, choose, {
      fits: (s) => Array.isArray(s.oneOf) || Array.isArray(s.anyOf),
      change: (s) => {
        const key = Array.isArray(s.oneOf) ? "oneOf" : "anyOf";
        return { ...s, [key]: shuffled(s[key] as Json[], choose) };
      },
    }),
  "nest an anyOf": (d, choose) =>
    edit(d, choose, {
      fits: (s) => Array.isArray(s.anyOf) && s.anyOf.length > 1,
      change: (s) => {
        const [first, ...rest] = s.anyOf as Json[];
        return { ...s, anyOf: [first as Json, { anyOf: rest }] };
      },
    }),
  "say what is assumed": (d, choose) =>
    edit(d, choose, {
      fits: (s) => isPlain(s) && typeof s.type === "string",
      change: (s) => {
        switch (s.type) {
          case "object":
            return s.additionalProperties === undefined
              ? { ...s, additionalProperties: true, minProperties: s.minProperties ?? 0 }
              : s;
          case "array":
            return { ...s, minItems: s.minItems ?? 0, uniqueItems: s.uniqueItems ?? false };
          case "string":
            return { ...s, minLength: s.minLength ?? 0 };
          default:
            return s;
        }
      },
    }),
  "describe a schema": (d, choose) =>
    edit(d, choose, {
      fits: isPlain,
      change: (s) => ({
        ...s,
        title: "A title",
        description: "A description",
        examples: ["x"],
      }),
    }),
  "say the style of a parameter": (d) => {
    for (const { operation } of operations(d)) {
      for (const parameter of (operation.parameters ?? []) as JsonObject[]) {
        if (parameter.content !== undefined || parameter.$ref !== undefined) continue;
        const isForm = parameter.in === "query" || parameter.in === "cookie";
        parameter.style ??= isForm ? "form" : "simple";
        parameter.explode ??= parameter.style === "form";
        parameter.required ??= false;
      }
    }
  },
  "move parameters to the operations": (d) => {
    for (const pathItem of Object.values(d.paths as JsonObject) as JsonObject[]) {
      const shared = (pathItem.parameters ?? []) as JsonObject[];
      delete pathItem.parameters;
      for (const { operation } of operations({ paths: { "/": pathItem } })) {
        const own = (operation.parameters ?? []) as JsonObject[];
        const missing = shared.filter(
          (each) => !own.some((other) => other.name === each.name && other.in === each.in),
        );
        operation.parameters = structuredClone([...missing, ...own]);
      }
    }
  },
  "move the parameters of a path's only operation to the path": (d) => {
    for (const pathItem of Object.values(d.paths as JsonObject) as JsonObject[]) {
      const [only, ...others] = operations({ paths: { "/": pathItem } });
      if (only === undefined || others.length > 0 || pathItem.parameters !== undefined) continue;
      pathItem.parameters = only.operation.parameters ?? [];
      delete only.operation.parameters;
    }
  },
  "rename path parameters": (d) => {
    const text = JSON.stringify(d.paths).replace(/\{(\w+)\}/g, "{$1_x}");
    d.paths = JSON.parse(text) as Json;
    const rename = (holder: JsonObject): void => {
      for (const parameter of (holder.parameters ?? []) as JsonObject[]) {
        if (parameter.in === "path") parameter.name = `${String(parameter.name)}_x`;
      }
    };
    for (const pathItem of Object.values(d.paths as JsonObject) as JsonObject[]) rename(pathItem);
    for (const { operation } of operations(d)) rename(operation);
  },
  "write headers in lower case": (d) => {
    for (const { operation } of operations(d)) {
      for (const parameter of (operation.parameters ?? []) as JsonObject[]) {
        if (parameter.in === "header") parameter.name = String(parameter.name).toLowerCase();
      }
      for (const response of Object.values(
        (operation.responses ?? {}) as JsonObject,
      ) as JsonObject[]) {
        if (!isObject(response.headers)) continue;
        response.headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, header]) => [name.toLowerCase(), header]),
        );
      }
    }
  },
  "write media types in capitals, with a charset": (d) => {
    for (const { operation } of operations(d)) {
      for (const response of Object.values(
        (operation.responses ?? {}) as JsonObject,
      ) as JsonObject[]) {
        if (!isObject(response.content)) continue;
        response.content = Object.fromEntries(
          Object.entries(response.content).map(([type, media]) => [
            type === "application/json" ? "Application/JSON; charset=utf-8" : type,
            media,
          ]),
        );
      }
    }
  },
  "reorder every key": (d, choose) => {
    const copy = shuffledKeys(d, choose) as JsonObject;
    for (const key of Object.keys(d)) delete d[key];
    Object.assign(d, copy);
  },
};
