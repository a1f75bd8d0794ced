import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyApi, type VerifiedApi } from "../../src/verify.js";
import { jsonServer, send, type Received } from "../runtime/json-server.js";
import { tempFolder } from "../temp-folder.js";

const document = `openapi: 3.1.0
info: { title: Plans, version: "1" }
paths:
  /plans:
    post:
      operationId: uploadPlan
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file, name, floor]
              properties:
                file: { type: string, contentMediaType: application/octet-stream }
                name: { type: string, minLength: 2, maxLength: 9 }
                floor: { type: integer, minimum: -2, exclusiveMaximum: 40 }
                owner: { type: object, required: [ward], properties: { ward: { type: string, enum: [A, B] } } }
                tags: { type: array, maxItems: 3, items: { type: string, pattern: "^[a-z]+$" } }
            encoding: { file: { contentType: "image/png, image/jpeg" } }
      responses: &answers { "204": { description: Done. }, "400": { description: Wrong. } }
  /searches:
    post:
      operationId: search
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [from]
              properties:
                from: { type: string, format: date }
                wards: { type: array, items: { type: string, enum: [A, B] } }
                open: { type: boolean }
      responses: *answers
  /accounts/{kind}/{code}:
    put:
      operationId: putAccount
      parameters:
        - { name: kind, in: path, required: true, style: label, schema: { type: string, enum: [staff] } }
        - { name: code, in: path, required: true, style: matrix, schema: { type: integer, const: 7 } }
        - { name: near, in: query, content: { application/json: { schema: { type: object, required: [km], properties: { km: { type: number, multipleOf: 0.5 } } } } } }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [password, id]
              properties:
                id: { type: string, readOnly: true }
                password: { type: string, writeOnly: true, minLength: 8 }
      responses: *answers
`;

/** What a form says, and what is wrong with it as a server sees it that keeps the document to the letter. */
async function isPlan({ headers, body }: Received): Promise<boolean> {
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": headers["content-type"] ?? "" },
  }).formData();
  const [file, name, floor] = [form.get("file"), String(form.get("name") ?? ""), form.get("floor")];
  const tags = form.getAll("tags").map(String);
  const owner = form.get("owner");
  const ward = owner === null ? "A" : (JSON.parse(String(owner)) as { ward?: unknown }).ward;
  return (
    file instanceof File &&
    /^image\/(png|jpeg)$/.test(file.type) &&
    name.length >= 2 &&
    name.length <= 9 &&
    /^-?\d+$/.test(String(floor)) &&
    Number(floor) >= -2 &&
    Number(floor) < 40 &&
    (ward === "A" || ward === "B") &&
    tags.length <= 3 &&
    tags.every((tag) => /^[a-z]+$/.test(tag))
  );
}

function isSearch({ body }: Received): boolean {
  const form = new URLSearchParams(String(body));
  const isOpen = ["true", "false", null].includes(form.get("open"));
  const wards = form.getAll("wards");
  const isDay = /^\d{4}-\d\d-\d\d$/.test(form.get("from") ?? "");
  return isDay && isOpen && wards.every((ward) => ward === "A" || ward === "B");
}

function isAccount({ url, body }: Received): boolean {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const near = JSON.parse(searchParams.get("near") ?? '{"km":1}') as { km?: unknown } | null;
  const { km } = typeof near === "object" && near !== null ? near : {};
  const sent: unknown = body.length === 0 ? { password: "12345678" } : JSON.parse(String(body));
  const { password } = (typeof sent === "object" && sent !== null ? sent : {}) as {
    password?: unknown;
  };
  return (
    pathname === "/accounts/.staff/;code=7" &&
    typeof km === "number" &&
    Number.isInteger(km * 2) &&
    typeof password === "string" &&
    password.length >= 8 &&
    !String(body).includes('"id"')
  );
}

async function isRight(received: Received): Promise<boolean> {
  try {
    if (received.url === "/plans") return await isPlan(received);
    return received.url === "/searches" ? isSearch(received) : isAccount(received);
  } catch {
    return false;
  }
}

async function told(answer: (isRight: boolean) => number): Promise<VerifiedApi> {
  const folder = tempFolder();
  const spec = join(folder, "plans.yaml");
  writeFileSync(spec, document);
  const server = await jsonServer((received, response) => {
    void isRight(received).then((is) => send(response, {}, { status: answer(is) }));
  });
  try {
    return await verifyApi({ spec, contract: true, baseUrl: server.url });
  } finally {
    await server.close();
  }
}

describe("forms, styles of parameters and what only one side sends", () => {
  test("a server that keeps them has no fault: valid requests are spelled right, broken ones are told as such", async () => {
    const { report, rows } = await told((is) => (is ? 204 : 400));
    expect(report.findings.map(({ message }) => message)).toEqual([]);
    const counts = rows.map(({ operation, valid, broken }) => `${operation} ${valid} ${broken}`);
    expect(counts).toEqual(["putAccount 2 13", "search 2 5", "uploadPlan 2 15"]);
  });

  test("each constraint is broken, and told where a server takes it", async () => {
    const { report } = await told(() => 204);
    const broken = report.findings.map(({ message }) => / breaks (.*) by 204/.exec(message)?.[1]);
    for (const what of [
      ...["required at file", "required at name", "minLength at name", "maxLength at name"],
      ...["type at floor", "minimum at floor", "exclusiveMaximum at floor"],
      ...["required at owner.ward", "enum at owner.ward", "maxItems at tags", "pattern at tags[]"],
      ...["required at from", "format at from", "enum at wards[]", "type at open"],
      ...["minLength at password", "required at password", "multipleOf at km", "required at km"],
    ]) {
      expect(broken, what).toContain(what);
    }
  });
});

test("faults of one kind at one place are one finding, which says how many there were", async () => {
  const { report } = await told(() => 500);
  expect(report.findings.map(({ id, operations }) => `${id} ${String(operations)}`)).toEqual([
    ...["server-failed putAccount", "server-failed search", "server-failed uploadPlan"],
  ]);
  expect(report.findings[0]?.message).toMatch(/by 500 \(and \d+ more alike\)$/);
});
