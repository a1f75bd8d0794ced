import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../src/generate.js";
import { complete } from "./scenarios/scenario.js";
import { tempFolder } from "./temp-folder.js";

const document = `
externalDocs: { url: "https://docs.example.com/ref/" }
paths:
  "/a|b/{id}":
    post:
      operationId: postThing
      tags: [things]
      x-evidence: { is: documented, page: things/post }
      parameters:
        - { name: id, in: path, required: true, schema: { type: string }, description: "Of \`a|b\`, <b>*bold*</b> List<T>" }
      requestBody:
        content:
          application/json: { schema: { $ref: "#/components/schemas/Thing" } }
          text/csv: {}
      responses:
        "200": { description: It., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Thing" } } } } }
        "404": { description: None., content: { application/json: { schema: { type: object } } } }
components:
  schemas:
    Thing:
      type: object
      required: [at, id]
      properties:
        at: { type: string, format: date-time, description: "When | where." }
        id: { type: string, readOnly: true }
        next: { $ref: "#/components/schemas/Thing" }
`;

test("the page of a resource: parameters, fields of bodies, what answers carry, and where it is documented", async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, "api.yaml"), complete(document));
  await generate({ spec: join(folder, "api.yaml"), out: join(folder, "out") });
  const page = readFileSync(join(folder, "out", "docs", "things.md"), "utf8");
  expect(page.replace(/ {2,}/g, " ").replace(/-{3,}/g, "---")).toBe(`# things

## postThing

- Request: \`POST /a|b/{id}\`
- Types: \`PostThingRequest\`, \`PostThingData\`, \`PostThingError\`
- Documentation: [things/post](https://docs.example.com/ref/things/post)

| parameter | in | type | required | what it is |
| --- | --- | --- | --- | --- |
| \`id\` | path | \`string\` | yes | Of \`a\\|b\`, _bold_ List\\<T> |

\`body\`, optional, as \`application/json\`: \`ThingInput\`

| field | type | required | what it is |
| --- | --- | --- | --- |
| \`at\` | \`string\` (date-time) | yes | When \\| where. |
| \`next\` | \`ThingInput\` | no | |

\`body\`, optional, as \`text/csv\`: \`string\`

| answer | when | data or body |
| --- | --- | --- |
| 200 | It. | \`Thing[]\` |
| 404 | None. | \`object\` |
`);
});
