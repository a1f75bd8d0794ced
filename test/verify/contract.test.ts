import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { verifyApi, type VerifiedApi } from "../../src/verify.js";
import { jsonServer, send, type Received } from "../runtime/json-server.js";
import { runHere } from "../run-here.js";
import { sharedDir } from "../shared-dir.js";
import { tempFolder } from "../temp-folder.js";

const document = `openapi: 3.1.0
info: { title: Rooms, version: "1" }
paths:
  /rooms:
    get:
      operationId: listRooms
      parameters: [{ name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }]
      responses: &answers
        "200":
          description: Rooms.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Room" } }
        "400": { description: Wrong. }
    post:
      operationId: createRoom
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Room" } } }
      responses:
        "201":
          description: The room.
          content: { application/json: { schema: { $ref: "#/components/schemas/Room" } } }
        "400": { description: Wrong. }
components:
  schemas:
    Room:
      type: object
      additionalProperties: false
      required: [id, beds]
      properties:
        id: { type: string, minLength: 2 }
        beds: { type: integer, minimum: 1 }
        kind: { type: string, enum: [ward, lab] }
`;

/** What removes a room stands before what removes a bed of it, and neither says what it answers when there is none. */
const removals = `openapi: 3.1.0
info: { title: Rooms, version: "1" }
paths:
  /rooms:
    get:
      operationId: listRooms
      responses: { "200": { description: ok, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Room" } } } } } }
  /rooms/{roomId}:
    parameters: [{ name: roomId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getRoom
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Room" } } } } }
    delete: { operationId: removeRoom, responses: { "204": { description: gone } } }
  /rooms/{roomId}/beds:
    parameters: [{ name: roomId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: listBeds
      responses: { "200": { description: ok, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Bed" } } } } } }
  /rooms/{roomId}/beds/{bedId}:
    parameters:
      - { name: roomId, in: path, required: true, schema: { type: string } }
      - { name: bedId, in: path, required: true, schema: { type: string } }
    delete: { operationId: removeBed, responses: { "204": { description: gone } } }
components:
  schemas:
    Room: { type: object, required: [id], properties: { id: { type: string, examples: [r1] } } }
    Bed: { type: object, required: [id], properties: { id: { type: string, examples: [b1] } } }
`;

test("what stands below a record is removed before it", async () => {
  const spec = join(tempFolder(), "rooms.yaml");
  writeFileSync(spec, removals);
  const emulator = await createEmulator({ spec });
  const running = await emulator.listen();
  const { report, rows } = await verifyApi({
    ...{ spec, observed: [], har: [], baseUrl: running.origin, contract: true },
    asking: { maxRequests: 200 },
  });
  await running.close();
  expect(rows.filter(({ valid }) => valid > 0).map(({ operation }) => operation)).toContain(
    "removeBed",
  );
  expect(report.findings).toEqual([]);
});

const room = { id: "a1", beds: 2, kind: "ward" };

/** What is wrong with a room, as a server that keeps its contract sees it. */
function isRoom(text: string): boolean {
  try {
    const { id, beds, kind = "ward", ...others } = JSON.parse(text) as Record<string, unknown>;
    const isKind = kind === "ward" || kind === "lab";
    const hasOthers = Object.keys(others).length > 0;
    const isCounted = Number.isInteger(beds) && Number(beds) >= 1;
    return typeof id === "string" && id.length >= 2 && isCounted && isKind && !hasOthers;
  } catch {
    return false;
  }
}

type Answer = { status: number; body: unknown };

/** A server that keeps the contract. */
function right({ method, url, body }: Received): Answer {
  const limit = new URL(url, "http://localhost").searchParams.get("limit") ?? "1";
  if (method === "GET") {
    const isLimit = /^\d+$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 100;
    return isLimit ? { status: 200, body: [room] } : { status: 400, body: {} };
  }
  return isRoom(String(body)) ? { status: 201, body: room } : { status: 400, body: {} };
}

async function told(answer: (received: Received) => Answer): Promise<string> {
  const folder = tempFolder();
  writeFileSync(join(folder, "rooms.yaml"), document);
  const server = await jsonServer((received, response) => {
    const { status, body } = answer(received);
    send(response, body, { status });
  });
  try {
    const args = ["verify", "rooms.yaml", "--base-url", server.url, "--contract"];
    const { code, stdout } = await runHere(args, { cwd: folder });
    expect(code).toBe(stdout.includes(" 0 errors") ? 0 : 1);
    return stdout;
  } finally {
    await server.close();
  }
}

describe("a server is sent valid requests and broken ones", () => {
  test("one that keeps its contract has no fault, and the table says what was tried", async () => {
    expect(await told(right)).toBe(
      "operation     valid   broken   faults\n" +
        "createRoom        2       14        0\n" +
        "listRooms         2        3        0\n\n" +
        "rooms.yaml: 0 errors, 0 warnings, by 2 answers of 1 operation on " +
        `${new Date().toISOString().slice(0, 10)}\n`,
    );
  });

  const created = (received: Received, answer: Answer): Answer =>
    received.method === "POST" ? answer : right(received);
  test.each<[rule: string, message: string, answer: (received: Received) => Answer]>([
    [
      "broken-accepted",
      "that breaks minimum at beds by 201",
      (each) => created(each, { status: 201, body: room }),
    ],
    [
      "broken-accepted",
      "that breaks enum at kind by 201",
      (each) => created(each, { status: 201, body: room }),
    ],
    ["broken-accepted", "no body by 201", (each) => created(each, { status: 201, body: room })],
    ["valid-refused", "a valid request by 400", (each) => created(each, { status: 400, body: {} })],
    ["server-failed", "by 500", (each) => created(each, { status: 500, body: {} })],
    [
      "answer-invalid",
      "beds breaks minimum",
      (each) =>
        isRoom(String(each.body)) ? { status: 201, body: { ...room, beds: 0 } } : right(each),
    ],
    [
      "status-undeclared",
      "by 422, which is not declared",
      (each) => {
        const answer = right(each);
        return answer.status === 400 ? { ...answer, status: 422 } : answer;
      },
    ],
  ])("%s: %s", async (rule, message, answer) => {
    const stdout = await told(answer);
    expect(stdout).toContain(`error ${rule}: `);
    expect(stdout).toContain(message);
  });

  test("a server elsewhere is not", async () => {
    const args = ["verify", "--base-url", "https://api.example.com", "--contract"];
    const { code, stderr } = await runHere(args);
    expect(stderr).toContain("--contract is for an API on this machine");
    expect(code).toBe(2);
  });
});

/** The emulator of a document, as its own contract sees it. */
async function emulated(spec?: string): Promise<VerifiedApi> {
  const emulator = await createEmulator({ spec });
  return verifyApi({
    spec,
    contract: true,
    baseUrl: `http://localhost${emulator.basePath}`,
    asking: { fetch: emulator.fetch, key: emulator.keys[0]?.key, maxRequests: 1_000 },
  });
}

test("our own emulator keeps the contract of the Healos document, forms among it", async () => {
  const { report, rows } = await emulated();
  expect(report.findings).toEqual([]);
  expect(rows.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
  expect(rows.reduce((sum, { broken }) => sum + broken, 0)).toBeGreaterThan(100);
});

const specs = sharedDir("specs");

/** What no server could keep: these operations declare failures, and no success. */
const unkept: Readonly<Record<string, string[]>> = {
  "museum.yaml": [],
  "petstore.yaml": [],
  "petstore31.json": ["addPet", "deleteOrder", "deletePet", "updatePetWithForm"],
  "redocly-cafe.yaml": [],
  "train-travel.yaml": [],
};

/** Two say most; the others take a while. */
const isTried = (name: string): boolean => process.env["CHECK_ALL"] === "1" || /31|cafe/.test(name);

test.runIf(specs !== undefined).each(Object.entries(unkept).filter(([name]) => isTried(name)))(
  "and that of %s",
  async (name, operations) => {
    const { report } = await emulated(join(specs as string, name));
    expect(report.findings.map(({ id, operations: own }) => `${id} ${String(own)}`).sort()).toEqual(
      operations.map((operation) => `status-undeclared ${operation}`),
    );
  },
);
