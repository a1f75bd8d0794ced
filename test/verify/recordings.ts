/** A document of two operations, in the version that is asked for. */
export function petsDocument(version: "3.0.3" | "3.1.0"): string {
  return `openapi: ${version}
info: { title: Pets, version: "1" }
servers: [{ url: https://pets.example/v1 }]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: Pets.
          headers:
            X-Total: { required: true, schema: { type: integer } }
            X-Limit: { schema: { type: integer } }
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: { type: array, items: { $ref: "#/components/schemas/Pet" } }
  /pets/{petId}:
    get:
      operationId: getPet
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: A pet.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
components:
  schemas:
    Pet:
      type: object
      required: [id, name, owner, age]
      properties:
        id: { type: string, format: uuid }
        name: { type: string }
        owner: { $ref: "#/components/schemas/Owner" }
        age: { type: integer }
        kind: { type: string, enum: [cat, dog] }
        size: { type: string, enum: [small, large], x-public: true }
        born: { type: string, format: date }
        chip: { type: string, description: Never there. }
    Owner:
      type: object
      properties: { name: { type: string } }
`;
}

/** A pet as the document has it. */
export const pet = {
  id: "0a1b2c3d-0000-4000-8000-1234567890ab",
  name: "Acorn Madeup",
  owner: { name: "Jane Sampleton" },
  age: 3,
  kind: "cat",
  size: "small",
  born: "2020-01-01",
  chip: "985",
};

/** One exchange, as a browser records it. */
export function entry(path: string, body: unknown, more: Partial<EntryOptions> = {}): object {
  const { status = 200, headers = {}, origin = "https://pets.example/v1" } = more;
  const all = { "content-type": "application/json; charset=utf-8", ...headers };
  return {
    startedDateTime: "2026-11-29T10:00:00.000Z",
    request: { method: "GET", url: `${origin}${path}`, headers: [] },
    response: {
      status,
      headers: Object.entries(all).map(([name, value]) => ({ name, value })),
      content: { mimeType: "application/json", text: JSON.stringify(body) },
    },
  };
}

interface EntryOptions {
  status: number;
  headers: Record<string, string>;
  origin: string;
}

export function har(entries: readonly object[]): string {
  return JSON.stringify({ log: { version: "1.2", entries } });
}

/** Answers that contradict the document in every way. */
export const contradicting: readonly object[] = [
  entry("/pets", { data: [pet, { ...pet, owner: null, kind: "ferret", size: "huge" }] }),
  entry("/pets", {
    data: [
      { ...pet, age: undefined },
      { ...pet, born: "1.1.2020" },
    ],
  }),
  ...Array.from({ length: 12 }, () => entry("/pets/7", { ...pet, chip: undefined, weight: 2.5 })),
  entry("/pets/7", { ...pet, age: 2.5 }),
  entry("/pets/8", { reason: "Jane Sampleton" }, { status: 410 }),
  // Not of this API.
  entry("/pets", {}, { origin: "https://elsewhere.example/v1" }),
  entry("/toys", {}),
];
