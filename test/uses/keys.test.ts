import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diff } from "../../src/diff.js";
import { projectOf } from "./project.js";

interface Named {
  id: string;
  path: string;
  name: string;
  state: string;
}

/** Rooms, which have a name and a state; what these are called is what changes. */
function rooms({ id, path, name, state }: Named): string {
  const text = { type: "string" };
  const json = (schema: object): object => ({ "application/json": { schema } });
  const room = { $ref: "#/components/schemas/Room" };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Rooms", version: "1" },
    paths: {
      [`/rooms/{${path}}`]: {
        parameters: [{ name: path, in: "path", required: true, schema: text }],
        get: {
          operationId: id,
          tags: ["rooms"],
          responses: { "200": { description: "Fine", content: json(room) } },
        },
        put: {
          operationId: "putRoom",
          tags: ["rooms"],
          requestBody: {
            required: true,
            content: json({ $ref: "#/components/schemas/NewRoom" }),
          },
          responses: { "200": { description: "Fine", content: json(room) } },
        },
      },
    },
    components: {
      schemas: {
        Room: {
          type: "object",
          required: ["id", name, "state"],
          properties: {
            id: text,
            [name]: { type: "string", description: "On the door." },
            beds: { type: "integer" },
            state: { $ref: "#/components/schemas/State" },
          },
        },
        NewRoom: {
          type: "object",
          required: ["id", name],
          properties: { id: text, [name]: { type: "string", description: "On the door." } },
        },
        State: { type: "string", enum: ["FREE", state, "SHUT"] },
      },
    },
  });
}

const base = rooms({ id: "Rooms_get", path: "roomId", name: "door_name", state: "IN_USE" });
const head = rooms({ id: "Rooms_read", path: "room", name: "doorName", state: "IN-USE" });

const before = `import { createClient, roomsGet, putRoom, type OperationId, type Room, type State } from "./api/index.js";
const client = createClient();
export type Door = Pick<Room, "door_name" | "id">;
export type Rest = Omit<Room, "door_name">;
type Shown = "beds" | "door_name";
export type Card = Pick<Room, Shown>;
export const columns = ["id", "door_name"] as const satisfies readonly (keyof Room)[];
const plain = ["door_name", "beds"] as const;
export const titles: Record<keyof Room, string> = { id: "Number", door_name: "Door", beds: "Beds", state: "State" };
export const words = { FREE: "free", IN_USE: "taken", SHUT: "shut" } satisfies Record<State, string> as Record<string, string>;
const own = { FREE: 1, IN_USE: 2, SHUT: 3 };
const quiet = new Set<OperationId>(["Rooms_get"]);
const other = new Map<string, string>([["door_name", "Rooms_get"]]);
const key = "door_name";
function take<Data, Given>(call: (on: typeof client, given: Given) => Promise<Data>, [given]: [Given]): Promise<Data> {
  return call(client, given);
}
function isState(word: string): word is State {
  return word in own;
}
declare const assert: { deepEqual(actual: unknown, expected: unknown): void };
declare function expect(actual: unknown): { toEqual(expected: unknown): void; toBe(expected: unknown): void };
export async function show(wanted: { roomId: string }, column: (typeof columns)[number]): Promise<unknown[]> {
  const found = await roomsGet(client, wanted);
  if (!found.ok) return [quiet, other, isState("IN_USE")];
  const room = found.data;
  const { [key]: title, ["state"]: state } = room;
  assert.deepEqual(room, { id: "1", door_name: "A", state: "IN_USE" });
  expect(room).toEqual({ door_name: "A" });
  expect(room.state).toBe("IN_USE");
  const body = { id: "1", door_name: title };
  await putRoom(client, { roomId: wanted.roomId, body });
  await take(roomsGet, [{ roomId: "1" }]);
  const copy = { ...room, ["door_name"]: "B" } satisfies Room;
  return [room[column], titles.door_name, own[state as keyof typeof own], own.IN_USE, plain.map((each) => room[each]), room[\`door_name\`], copy, body.door_name];
}
`;

const after = `import { createClient, roomsRead, putRoom, type OperationId, type Room, type State } from "./api/index.js";
const client = createClient();
export type Door = Pick<Room, "doorName" | "id">;
export type Rest = Omit<Room, "doorName">;
type Shown = "beds" | "doorName";
export type Card = Pick<Room, Shown>;
export const columns = ["id", "doorName"] as const satisfies readonly (keyof Room)[];
const plain = ["doorName", "beds"] as const;
export const titles: Record<keyof Room, string> = { id: "Number", doorName: "Door", beds: "Beds", state: "State" };
export const words = { FREE: "free", "IN-USE": "taken", SHUT: "shut" } satisfies Record<State, string> as Record<string, string>;
const own = { FREE: 1, "IN-USE": 2, SHUT: 3 };
const quiet = new Set<OperationId>(["Rooms_read"]);
const other = new Map<string, string>([["door_name", "Rooms_get"]]);
const key = "doorName";
function take<Data, Given>(call: (on: typeof client, given: Given) => Promise<Data>, [given]: [Given]): Promise<Data> {
  return call(client, given);
}
function isState(word: string): word is State {
  return word in own;
}
declare const assert: { deepEqual(actual: unknown, expected: unknown): void };
declare function expect(actual: unknown): { toEqual(expected: unknown): void; toBe(expected: unknown): void };
export async function show(wanted: { roomId: string }, column: (typeof columns)[number]): Promise<unknown[]> {
  const found = await roomsRead(client, { room: wanted.roomId });
  if (!found.ok) return [quiet, other, isState("IN-USE")];
  const room = found.data;
  const { [key]: title, ["state"]: state } = room;
  assert.deepEqual(room, { id: "1", doorName: "A", state: "IN-USE" });
  expect(room).toEqual({ doorName: "A" });
  expect(room.state).toBe("IN-USE");
  const body = { id: "1", doorName: title };
  await putRoom(client, { room: wanted.roomId, body });
  await take(roomsRead, [{ room: "1" }]);
  const copy = { ...room, ["doorName"]: "B" } satisfies Room;
  return [room[column], titles.doorName, own[state as keyof typeof own], own["IN-USE"], plain.map((each) => room[each]), room[\`doorName\`], copy, body.doorName];
}
`;

test("names that stand apart from what they name are called otherwise, too", async () => {
  const specs = join(await projectOf({}), "specs");
  mkdirSync(specs);
  const paths = { base: join(specs, "base.json"), head: join(specs, "head.json") };
  writeFileSync(paths.base, base);
  writeFileSync(paths.head, head);
  const cwd = await projectOf({ "src/app.ts": before }, { spec: paths.base, client: "api" });
  const { mended, reached } = await diff({ ...paths, projects: [join(cwd, "app")], fix: true });
  expect(reached?.notes).toEqual([]);
  const [file] = mended?.files ?? [];
  expect(file?.after.split("\n")).toEqual(after.split("\n"));
  expect(mended?.left).toEqual([]);
});
