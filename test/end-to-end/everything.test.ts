import { expect, test } from "vitest";
import { errorsOfUse } from "../client-of.js";
import { compileErrors } from "./compile-errors.js";
import { everything } from "./everything.js";

test("the client compiles wherever clients are compiled", async () => {
  const { files } = await everything();
  expect(await compileErrors(files)).toEqual([]);
});

/** Each line compiles; the ones that must not are marked with what the compiler says. */
const use = `
import * as api from "./index.js";
declare const client: api.Client;
// What is only read is not written, and what is only written is not read.
await api.sendJson(client, { body: { kind: "cat", name: "Tom", password: "x", lives: 9 } });
await api.sendJson(client, { body: { kind: "cat", id: "1", name: "Tom" } }); // TS2353
await api.sendJson(client, { body: { kind: "fish", name: "Tom" } }); // TS2322
await api.sendJson(client, { body: { kind: "dog", name: "Rex", place: [1] } }); // TS2322
const sent = await api.sendJson(client, { body: { kind: "dog", name: "Rex", place: [1, 2], born: null } });
if (sent.ok && sent.data.kind === "dog") {
  const { id, barks } = sent.data;
  void [id satisfies string, barks satisfies boolean | undefined];
  void sent.data.lives; // TS2339
  void sent.data.password; // TS2339
  const [latitude, longitude] = sent.data.place ?? [];
  void [latitude, longitude];
}
// Bodies of several types: the content type says which.
await api.sendSeveral(client, { body: { a: 1 } });
await api.sendSeveral(client, { contentType: "text/csv", body: "a,b" });
await api.sendSeveral(client, { contentType: "text/csv", body: { a: 1 } }); // TS2345
await api.sendSeveral(client, { contentType: "image/png", body: new Blob([]) });
await api.sendSeveral(client, { contentType: "audio/wav", body: new Blob([]) }); // TS2322
await api.sendMultipart(client, { body: { file: new Blob([]), pages: [new Uint8Array()], metas: [{ title: "a" }] } });
await api.sendMultipart(client, { body: { file: "text" } }); // TS2322
// Bytes as a Blob, or as a stream.
void api.unwrap(api.getBinary(client)).then((blob) => blob.size);
void api.unwrap(api.getBinaryStream(client)).then((stream) => stream.getReader());
void api.unwrap(api.getBinaryStream(client)).then((stream) => stream.size); // TS2339
// Answers of several types: so does it there.
const answer = await api.getAnswer(client, { kind: "json" });
if (answer.ok) {
  void (answer.response.headers["x-total"] satisfies string | undefined);
  if (answer.contentType === "application/jsonl") for await (const pet of answer.data) void pet.name;
  if (answer.contentType === "application/pdf") void answer.data.size;
  if (answer.contentType === "text/event-stream") for await (const event of answer.data) void (event satisfies api.ServerSentEvent);
} else {
  const { error } = answer;
  if (error.kind === "http" && error.status === 404) void error.body.title;
  if (error.kind === "http" && error.status === 409 && error.contentType === "text/plain") void error.body.length;
  if (error.kind === "default" && error.range === "4XX") void error.body.title;
  if (error.kind === "default" && error.range === "default") void error.body.length;
}
api.createClient({ username: "u", password: "p", auth: { query: "q", bearer: async () => "t" } });
api.createClient({ auth: { querry: "q" } }); // TS2561
api.createClient({ baseUrl: api.serverUrl({ port: "1", base: "v2" }) });
api.serverUrl({ base: "v3" }); // TS2322
export {};
`;

test("types", async () => {
  const lines = use.split("\n");
  const expected = lines.flatMap((line, index) => {
    const code = /\/\/ (TS\d+)$/.exec(line)?.[1];
    return code === undefined ? [] : [`${index + 1} ${code}`];
  });
  expect(errorsOfUse(await everything(), use)).toEqual(expected);
});
