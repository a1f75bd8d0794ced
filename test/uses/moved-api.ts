/** An API, one path for each kind of change, and how each stands before and after it. */
export interface MovedApi {
  base: string;
  head: string;
}

type Json = Record<string, unknown>;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Json): Json => ({ type: "array", items });
const text = { type: "string" };
const whole = { type: "integer" };

function object(properties: Record<string, Json>, required = Object.keys(properties)): Json {
  return { type: "object", required, properties };
}

interface Asked {
  query?: Record<string, Json>;
  header?: Record<string, Json>;
  path?: Record<string, Json>;
  required?: string[];
  body?: Json;
  data: Json;
  more?: Json;
}

function operation(operationId: string, asked: Asked): Json {
  const { query = {}, header = {}, path = {}, required = [], body, data, more } = asked;
  const places = { query, header, path };
  return {
    operationId,
    tags: ["things"],
    parameters: Object.entries(places).flatMap(([place, parameters]) =>
      Object.entries(parameters).map(([name, schema]) => ({
        name,
        in: place,
        required: place === "path" || required.includes(name),
        schema,
      })),
    ),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: body } } },
    }),
    responses: {
      "200": { description: "Fine", content: { "application/json": { schema: data } } },
    },
    ...more,
  };
}

function document(paths: Json, schemas: Json, more: Json = {}): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Moved", version: "1.0.0" },
    servers: [{ url: "https://moved.test" }],
    paths,
    components: { schemas },
    ...more,
  });
}

const thing = object({ id: text, name: text });
const page = (name: string, more: Json): Json => ({
  more: { "x-pagination": { style: name, ...more } },
});

export const moved: MovedApi = {
  base: document(
    {
      "/people/{id}": {
        get: operation("getPerson", { path: { id: text }, data: ref("Person") }),
        put: operation("putPerson", {
          path: { id: text },
          body: ref("PersonInput"),
          data: ref("Person"),
        }),
      },
      "/wrapped": { get: operation("getWrapped", { data: ref("Thing") }) },
      "/bare": {
        get: operation("listBare", { data: object({ items: list(ref("Thing")), total: whole }) }),
      },
      "/declared": {
        get: operation("listDeclared", {
          data: object({ data: list(ref("Thing")), meta: object({ total: whole }) }),
        }),
      },
      "/held": { post: operation("postHeld", { body: ref("Thing"), data: ref("Thing") }) },
      "/freed": {
        post: operation("postFreed", { body: object({ thing: ref("Thing") }), data: ref("Thing") }),
      },
      "/places": {
        post: operation("postPlaces", {
          query: { notify: { type: "boolean" }, clinic_id: text },
          body: object({ name: text, urgent: { type: "boolean" } }, ["name"]),
          data: ref("Thing"),
        }),
      },
      "/asked": {
        get: operation("listAsked", {
          query: { kind: text, size: whole },
          data: list(ref("Thing")),
        }),
      },
      "/offsets": {
        get: operation("listOffsets", {
          query: { page: whole, limit: { ...whole, default: 20 } },
          data: object({ items: list(ref("Thing")), total_pages: whole }),
          ...page("page", {
            page: "page",
            limit: "limit",
            items: "items",
            totalPages: "total_pages",
          }),
        }),
      },
      "/cursors": {
        get: operation("listCursors", {
          query: { page: whole, limit: whole },
          data: object({ items: list(ref("Thing")), total_pages: whole }),
          ...page("page", {
            page: "page",
            limit: "limit",
            items: "items",
            totalPages: "total_pages",
          }),
        }),
      },
      "/cats": { get: operation("listCats", { data: list(ref("Cat")) }) },
      "/dogs": { get: operation("listDogs", { data: list(ref("Dog")) }) },
      "/scans": { get: operation("listScans", { data: list(ref("Scan")) }) },
      "/scans/{id}": { get: operation("getScan", { path: { id: text }, data: ref("Scan") }) },
    },
    {
      Thing: thing,
      Person: object({ id: text, contact: ref("Contact"), street: text, city: text }),
      PersonInput: object({ contact: ref("ContactInput"), street: text, city: text }),
      Contact: object({ phone: text, email: text }),
      ContactInput: object({ phone: text, email: text }, ["phone"]),
      Cat: object({ id: text, name: text, lives: whole }),
      Dog: object({ id: text, name: text, barks: { type: "boolean" } }),
      Scan: object({ id: text, name: text, pages: list(text) }),
    },
    { "x-envelope": { data: "data" } },
  ),
  head: document(
    {
      "/people/{id}": {
        get: operation("getPerson", { path: { id: text }, data: ref("Person") }),
        put: operation("putPerson", {
          path: { id: text },
          body: ref("PersonInput"),
          data: ref("Person"),
        }),
      },
      "/wrapped": {
        get: operation("getWrapped", { data: object({ item: ref("Thing"), version: whole }) }),
      },
      "/bare": { get: operation("listBare", { data: list(ref("Thing")) }) },
      "/declared": {
        get: operation("listDeclared", {
          data: object({ data: list(ref("Thing")), meta: object({ total: whole }) }),
        }),
      },
      "/held": {
        post: operation("postHeld", { body: object({ thing: ref("Thing") }), data: ref("Thing") }),
      },
      "/freed": { post: operation("postFreed", { body: ref("Thing"), data: ref("Thing") }) },
      "/places": {
        post: operation("postPlaces", {
          query: { urgent: { type: "boolean" } },
          header: { "X-Clinic-Id": text },
          body: object({ name: text, notify: { type: "boolean" } }, ["name"]),
          data: ref("Thing"),
        }),
      },
      "/asked": {
        get: operation("listAsked", {
          query: { kind: { ...text, default: "all" }, size: whole },
          required: ["kind"],
          data: list(ref("Thing")),
        }),
      },
      "/offsets": {
        get: operation("listOffsets", {
          query: { offset: whole, limit: { ...whole, default: 20 } },
          data: object({ items: list(ref("Thing")), total: whole }),
          ...page("offset", { offset: "offset", limit: "limit", items: "items", total: "total" }),
        }),
      },
      "/cursors": {
        get: operation("listCursors", {
          query: { cursor: text, page_size: whole },
          data: object({ items: list(ref("Thing")), next: text }, ["items"]),
          ...page("cursor", { cursor: "cursor", limit: "page_size", items: "items", next: "next" }),
        }),
      },
      "/cats": { get: operation("listCats", { data: list(ref("Animal")) }) },
      "/dogs": { get: operation("listDogs", { data: list(ref("Animal")) }) },
      "/scans": { get: operation("listScans", { data: list(ref("ScanSummary")) }) },
      "/scans/{id}": { get: operation("getScan", { path: { id: text }, data: ref("ScanDetail") }) },
    },
    {
      Thing: thing,
      Person: object({ id: text, phone: text, email: text, address: ref("Address") }),
      PersonInput: object({ phone: text, email: text, address: ref("Address") }, [
        "phone",
        "address",
      ]),
      Address: object({ street: text, city: text }),
      Animal: object({ id: text, name: text, lives: whole, barks: { type: "boolean" } }, [
        "id",
        "name",
      ]),
      ScanSummary: object({ id: text, name: text }),
      ScanDetail: object({ id: text, name: text, pages: list(text) }),
    },
  ),
};
