import { expect, test } from "vitest";
import { model, type ModelOptions } from "../../src/model/model.js";
import { camelCase, pascalCase } from "../../src/model/names/camel-case.js";
import { plainKey } from "../../src/model/names/plain-key.js";
import { readText } from "../read/temp-document.js";

const words = [
  ["PostCharges", "postCharges", "PostCharges"],
  ["Things_list", "thingsList", "ThingsList"],
  ["GET /users", "getUsers", "GETUsers"],
  ["LIST_THINGS", "listThings", "ListThings"],
  ["URLKind", "urlKind", "URLKind"],
  ["get_API_key", "getAPIKey", "GetAPIKey"],
  ["v1_0_list", "v1_0List", "V1_0List"],
  ["ISO8601", "iso8601", "ISO8601"],
  ["Über_ding", "überDing", "ÜberDing"],
  ["patientId", "patientId", "PatientId"],
];

test.each(words)("%s", (name, camel, pascal) => {
  expect([camelCase(name), pascalCase(name)]).toEqual([camel, pascal]);
});

const generics = [
  ["Page«User»", "PageOfUser"],
  ["Map«string,List«User»»", "MapOfStringAndListOfUser"],
  ["Page<com.example.User>", "PageOfUser"],
  ["Page[[User]]", "PageOfUser"],
  [
    "Acme.Page`1[[Acme.User, Acme, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null]]",
    "PageOfUser",
  ],
  ["Pair`2[[A.B, X],[List`1[[C]], Y]]", "PairOfBAndListOfC"],
  ["User", "User"],
  ["User[]", "User[]"],
  ["a<b", "a<b"],
];

test.each(generics)("%s is %s", (key, name) => {
  expect(plainKey(key, { plainGenerics: true }).wanted).toBe(name);
});

const document = `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a:
    get: { operationId: Things_list, responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/com.x.v1.User" } } } } } }
    post: { operationId: PostThings, x-name: makeThing, responses: { "204": { description: ok } } }
components:
  schemas:
    User: { type: object }
    com.x.v1.User: { type: object }
    com.x.v2.Page«User»: { type: object }
    my_thing: { type: object, x-name: Gadget }
    Thing_kind: { enum: [a, b] }
`;

async function named(options: ModelOptions = {}, text = document): Promise<string[]> {
  const { api, problems } = model(await readText(text), options);
  if (problems.length > 0) return problems.map(({ at, what }) => `${at} ${what}`);
  const { operations, models } = api;
  return [
    ...operations.flatMap(({ name, dataType }) => [name, dataType]),
    ...models.flatMap(({ name, valueNames }) => [name, ...Object.values(valueNames ?? {})]),
  ];
}

test("names go by their words, but for those that the document gives", async () => {
  expect(await named()).toEqual([
    ...["makeThing", "MakeThingData", "thingsList", "ThingsListData"],
    ...["ComXV1User", "ComXV2PageUser", "Gadget", "ThingKind", "thingKindValues", "User"],
  ]);
});

test("what is an identifier can be kept", async () => {
  expect(await named({ naming: "keep" })).toEqual([
    ...["Things_list", "Things_listData", "makeThing", "MakeThingData"],
    ...["ComXV1User", "ComXV2PageUser", "Gadget", "Thing_kind", "thingKindValues", "User"],
  ]);
});

test("what a generator put before names goes, and an exact name stays whose it is", async () => {
  const options = { stripPrefix: ["com.x.v1.", "com.x.v2."], plainGenerics: true };
  const models = (await named(options)).slice(4);
  expect(models).toEqual([
    ...["Gadget", "PageOfUser", "ThingKind", "thingKindValues", "User", "UserOfV1"],
  ]);
});

test("a name that is none is a problem", async () => {
  const broken = document.replace("makeThing", "make-thing").replace("Gadget", "Promise");
  expect(await named({}, broken)).toEqual([
    expect.stringMatching(/^#\/paths\/~1a\/post\/x-name x-name cannot be "make-thing"/),
    expect.stringMatching(/^#\/components\/schemas\/my_thing\/x-name x-name cannot be "Promise"/),
  ]);
});
