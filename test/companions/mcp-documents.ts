/** Of every kind that tools have to do with, but for what is personal. */
export const odd: string = `
openapi: 3.1.0
security: [{ token: [things:read] }]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      summary: List things
      description: All of them.
      x-pagination: { style: link }
      parameters: [{ name: from, in: query, required: true, description: Since when., schema: { type: string } }]
      responses: { "200": { description: Some., headers: { Link: { schema: { type: string } } }, content: { application/json: { schema: { type: array, items: { type: string } } } } } }
    post:
      operationId: addThing
      tags: [things]
      security: [{ token: [things:write] }]
      x-idempotency-key: Idempotency-Key
      parameters: [{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "201": { description: Done. } }
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    put:
      operationId: putThing
      tags: [things]
      security: [{ token: [things:write] }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "204": { description: Done. } }
    delete:
      operationId: dropThing
      tags: [things]
      security: [{ token: [things:write] }]
      responses: { "204": { description: Done. } }
  /export:
    get:
      operationId: exportThings
      tags: [things]
      security: [{ token: [things:read] }, { token: [admin] }]
      responses: { "200": { description: A file., content: { application/pdf: { schema: { type: string, format: binary } } } } }
  /import:
    post:
      operationId: importThings
      tags: [things]
      requestBody:
        content: { multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, note: { type: string } } } } }
      responses: { "200": { description: Done. } }
  /search:
    get:
      operationId: searchThings
      tags: [things]
      security: [{ token: [things:read, search] }]
      responses: { "200": { description: Some., content: { application/json: { schema: { type: object } } } } }
  /big/{id}:
    get:
      operationId: getBig
      tags: [things]
      security: []
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: One., content: { application/json: { schema: { type: object, properties: { id: { type: integer, format: int64 } } } } } }
        "400": { description: The thing is wrong., content: { application/json: { schema: { type: object } } } }
        "404": { description: "", content: { application/json: { schema: { type: object } } } }
        4XX: { description: "", content: { application/json: { schema: { type: object } } } }
  /events:
    get:
      operationId: watchThings
      tags: [things]
      responses: { "200": { description: For ever., content: { text/event-stream: { schema: { type: string } } } } }
  /long:
    get:
      operationId: ${"a".repeat(80)}
      tags: [things]
      responses: { "204": { description: None. } }
components:
  securitySchemes:
    token: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://a.example/token", scopes: { "things:read": "", "things:write": "", search: "", admin: "" } } } }
  schemas:
    Thing:
      type: object
      required: [name, made_at]
      properties:
        name: { type: string, minLength: 1, pattern: "^[^ ]" }
        made_at: { type: string, readOnly: true }
        sum: { type: number, multipleOf: 0.01 }
        pair: { prefixItems: [{ type: string }], items: { type: integer } }
        odd: { type: string, format: who-knows, pattern: "(" }
        parts: { type: array, items: { type: object, properties: { weight: { type: integer, format: int64 }, of: { $ref: "#/components/schemas/Thing" } } } }
`;

/** What is about persons, in every place that a schema has. */
export const personal: string = `
openapi: 3.1.0
x-envelope: { data: data }
paths:
  /all:
    get:
      operationId: getAll
      tags: [people]
      responses: { "200": { description: All., content: { application/json: { schema: { $ref: "#/components/schemas/All" } } } } }
  /people:
    get:
      operationId: listPeople
      tags: [people]
      x-pagination: { style: cursor, cursor: cursor, next: meta.next }
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: cursor, in: query, schema: { type: string } }
      responses:
        "200":
          description: Some.
          content:
            application/json:
              schema:
                type: object
                required: [data, meta]
                properties:
                  data: { type: array, items: { $ref: "#/components/schemas/Person" } }
                  meta: { type: object, properties: { owner: { type: string, x-personal: true }, next: { type: string } } }
  /lines:
    get:
      operationId: streamPeople
      tags: [people]
      responses: { "200": { description: Some., content: { application/jsonl: { schema: { $ref: "#/components/schemas/Person" } } } } }
components:
  schemas:
    Name: { type: string }
    Person:
      type: object
      properties:
        id: { type: integer }
        name: { type: string, x-personal: true }
        born: { type: [string, "null"], x-personal: true }
        friend: { $ref: "#/components/schemas/Person" }
    Firm: { type: object, properties: { kind: { const: firm }, name: { type: string } } }
    Someone: { type: object, properties: { kind: { const: person }, name: { type: string, x-personal: true } } }
    Address: { type: object, x-personal: true, properties: { street: { type: string } } }
    All:
      type: object
      properties:
        list: { type: array, items: { $ref: "#/components/schemas/Person" } }
        map: { type: object, additionalProperties: { $ref: "#/components/schemas/Person" } }
        tuple: { type: array, prefixItems: [{ type: string, x-personal: true }], items: { type: integer } }
        union: { oneOf: [{ $ref: "#/components/schemas/Firm" }, { $ref: "#/components/schemas/Someone" }] }
        other: { oneOf: [{ $ref: "#/components/schemas/Firm" }, { $ref: "#/components/schemas/Someone" }] }
        address: { $ref: "#/components/schemas/Address" }
        referred: { $ref: "#/components/schemas/Name", x-personal: true }
        conditional: { type: object, if: { properties: { secret: { const: true } } }, then: { properties: { reason: { type: string, x-personal: true } } } }
        byName: { type: object, propertyNames: { x-personal: true }, additionalProperties: { type: integer } }
        matched: { type: object, patternProperties: { "^x-": { type: string, x-personal: true } } }
        all: { allOf: [{ $ref: "#/components/schemas/Person" }, { type: object, properties: { kept: { type: integer } } }] }
        password: { type: string, format: password }
        when: { type: string, format: date-time }
`;
