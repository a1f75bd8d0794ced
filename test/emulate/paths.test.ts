import { expect, it } from "vitest";
import { ask, documentOfPaths, emulatorOf } from "./small-document.js";

const paths = [
  ...["/jobs/{name}", "/jobs/{name}:cancel", "/jobs/{name}:start", "/jobs/export"],
  ...["/files/{id}.json", "/files/{id}.csv", "/ranges/{from}-{to}"],
  ...["/stars/*", "/:colon", "/a b", "/ä", "/what?"],
];

it.each([
  ["/jobs/1", "/jobs/{name}"],
  ["/jobs/1:cancel", "/jobs/{name}:cancel"],
  ["/jobs/1:start", "/jobs/{name}:start"],
  ["/jobs/1%3Astart", "/jobs/{name}:start"],
  ["/jobs/export", "/jobs/export"],
  ["/jobs/%65xport", "/jobs/export"],
  ["/files/1.csv", "/files/{id}.csv"],
  ["/files/1.xml", undefined],
  ["/ranges/1-2", "/ranges/{from}-{to}"],
  ["/ranges/1", undefined],
  ["/stars/*", "/stars/*"],
  ["/stars/1", undefined],
  ["/:colon", "/:colon"],
  ["/colon", undefined],
  ["/a%20b", "/a b"],
  ["/%C3%A4", "/ä"],
  ["/what%3F", "/what?"],
  ["/jobs/", undefined],
  ["/jobs/%E4", "/jobs/{name}"],
])("a request to %s means %s", async (path, meant) => {
  const emulator = await emulatorOf(documentOfPaths(paths));
  const { status, text } = await ask(emulator, ["OPTIONS", path]);
  expect(status).toBe(meant === undefined ? 404 : 200);
  if (meant !== undefined) expect(JSON.parse(text)).toEqual({ at: meant });
});

it("HEAD is an operation of its own where the document has it, and otherwise GET", async () => {
  const operation = (status: number): object => ({ responses: { [status]: { description: "" } } });
  const emulator = await emulatorOf({
    openapi: "3.1.0",
    info: { title: "Heads", version: "1.0.0" },
    paths: {
      "/own": { head: operation(204), get: operation(202) },
      "/alone": { head: operation(204) },
      "/none": { get: operation(202) },
    },
  });
  const head = async (path: string): Promise<number> =>
    (await ask(emulator, ["HEAD", path])).status;
  expect(await head("/own")).toBe(204);
  expect(await head("/alone")).toBe(204);
  expect(await head("/none")).toBe(202);
});

it.each([
  ["/v1:beta/*", "/v1:beta/*"],
  ["https://api.example.com/a b", "/a%20b"],
  ["https://[::not/", ""],
])("stands under the path of its server: %s", async (url, basePath) => {
  const emulator = await emulatorOf(documentOfPaths(["/jobs/{name}"], { servers: [{ url }] }));
  expect(emulator.basePath).toBe(basePath);
  expect((await ask(emulator, ["OPTIONS", `${basePath}/jobs/1`])).status).toBe(200);
});
