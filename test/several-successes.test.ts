import { expect, test } from "vitest";
import { clientOf, errorsOfUse } from "./client-of.js";

const document = `
paths:
  /photo:
    get:
      operationId: getPhoto
      tags: [things]
      responses:
        "200":
          description: One of two.
          content:
            image/png: { schema: { type: string, format: binary } }
            text/plain: { schema: { type: string } }
  /jobs:
    post:
      operationId: startJob
      tags: [things]
      responses:
        "200": { description: Done., content: { application/json: { schema: { $ref: "#/components/schemas/Done" } } } }
        "202": { description: Begun., content: { application/json: { schema: { $ref: "#/components/schemas/Begun" } } } }
components:
  schemas:
    Done: { type: object, required: [result], properties: { result: { type: string } } }
    Begun: { type: object, required: [job], properties: { job: { type: string } } }
`;

test("unwrap takes results that have several successes, and what wraps any result", async () => {
  const client = await clientOf(document);
  const errors = errorsOfUse(
    client,
    `import { createClient, getPhoto, startJob, unwrap, type Begun, type Done, type Result } from "./index.js";
const client = createClient({ baseUrl: "https://api.example.com" });
export async function use(): Promise<unknown[]> {
  const either: Blob | string = await unwrap(getPhoto(client));
  const photo: Blob = await unwrap(getPhoto(client, { accept: "image/png" }));
  const job: Done | Begun = unwrap(await startJob(client));
  return [either, photo, job];
}
export function wrapped<Data, Failure>(call: Promise<Result<Data, Failure>>): Promise<Data> {
  return unwrap(call);
}
// @ts-expect-error: what it is, is not known before it is looked at.
export const begun: Promise<Begun> = unwrap(startJob(client));
// @ts-expect-error: no result.
unwrap({ data: 1 });
`,
  );
  expect(errors).toEqual([]);
});
