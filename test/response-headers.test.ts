import { expect, test } from "vitest";
import { clientOf, errorsOfUse } from "./client-of.js";
import { jsonServer, send } from "./runtime/json-server.js";

const document = `
paths:
  /jobs:
    get:
      operationId: listJobs
      tags: [jobs]
      responses:
        "200":
          description: Page.
          headers:
            X-Total: { required: true, schema: { type: integer } }
            Link: { schema: { type: string } }
          content: { application/json: { schema: { type: array, items: { type: string } } } }
        "404":
          description: None.
          headers: { X-Moved-To: { schema: { type: string } } }
          content: { application/json: { schema: { type: string } } }
`;

test("what is declared is read by its name in lower case, as text", async () => {
  const { client } = await clientOf(document);
  const server = await jsonServer(({ url }, response) =>
    url === "/jobs"
      ? send(response, ["a"], { headers: { "X-Total": "17", Link: "<b>; rel=next" } })
      : send(response, "gone", { status: 404, headers: { "X-MOVED-TO": "/c" } }),
  );
  try {
    const call = (baseUrl: string): unknown =>
      client["listJobs"]?.(client["createClient"]?.({ baseUrl }));
    expect(await call(server.url)).toMatchObject({
      ok: true,
      response: { headers: { "x-total": "17", link: "<b>; rel=next" } },
    });
    expect(await call(`${server.url}/other`)).toMatchObject({
      error: { kind: "http", status: 404, response: { headers: { "x-moved-to": "/c" } } },
    });
  } finally {
    await server.close();
  }
});

test("types: required ones are strings, others may be missing; a failure has its own", async () => {
  const generated = await clientOf(document);
  const use = [
    `import { listJobs, type Client, type ResponseInfo } from "./index.js";`,
    `export async function use(client: Client): Promise<void> {`,
    `  const result = await listJobs(client);`,
    `  if (result.ok) {`,
    `    const total: string = result.response.headers["x-total"];`,
    `    const link: string = result.response.headers.link;`,
    `    const other: string | undefined = result.response.headers["x-other"];`,
    `    const plain: ResponseInfo = result.response;`,
    `    void [total, link, other, plain];`,
    `  } else if (result.error.kind === "http") {`,
    `    const moved: string | undefined = result.error.response.headers["x-moved-to"];`,
    `    const total: string = result.error.response.headers["x-total"];`,
    `    void [moved, total];`,
    `  }`,
    `}`,
  ].join("\n");
  expect(errorsOfUse(generated, use)).toEqual(["6 TS2322", "12 TS2322"]);
});

test("a fake client takes an answer without headers, and pages tell theirs", async () => {
  const generated = await clientOf(
    document.replace(
      "operationId: listJobs",
      `operationId: listJobs
      x-pagination: { style: link }
      parameters: [{ name: after, in: query, schema: { type: string } }]`,
    ),
  );
  const use = [
    `import { listAllJobs } from "./index.js";`,
    `import { fakeClient } from "./testing.js";`,
    `const client = fakeClient({ listJobs: { data: ["a"] } });`,
    `for await (const page of listAllJobs(client).pages()) {`,
    `  const total: string = page.response.headers["x-total"];`,
    `  void total;`,
    `}`,
  ].join("\n");
  expect(errorsOfUse(generated, use)).toEqual([]);
});

test("a slice has the types of its own headers only", async () => {
  const two = `${document}  /other: { get: { operationId: other, responses: { "204": { description: "" } } } }\n`;
  const whole = await clientOf(two);
  const slice = await clientOf(two, { exclude: ["/jobs"] });
  expect(whole.files.get("response-headers.ts")).toContain("LinkXTotalHeaders");
  expect(slice.files.has("response-headers.ts")).toBe(false);
});
