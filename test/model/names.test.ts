import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { model } from "../../src/model/model.js";
import { read } from "../../src/read/read.js";
import { tempFolder } from "../temp-folder.js";

/** Names that fall together once they are identifiers, or that nothing from a document may have. */
const keys = [
  "Pet",
  "pet",
  "PET",
  "pet-food",
  "pet_food",
  "petFood",
  "PetFood",
  "Pet food",
  "Response",
  "class",
  "1",
  "日本",
  "a.b",
];

/** What everything is called in a document with these schemas and operations, in this order. */
async function namesOf(schemas: string[], ids: string[]): Promise<Map<string, string>> {
  const spec = join(tempFolder(), "api.json");
  const paths = ids.map((id) => [
    `/p${keys.indexOf(id)}`,
    { get: { operationId: id, responses: {} } },
  ]);
  const document = {
    openapi: "3.1.0",
    info: { title: "Example", version: "1" },
    paths: Object.fromEntries(paths) as object,
    components: {
      schemas: Object.fromEntries(schemas.map((key) => [key, { type: "object" }])) as object,
    },
  };
  writeFileSync(spec, JSON.stringify(document));
  const { api } = model(await read(spec));
  return new Map([
    ...api.models.map(({ key, name }): [string, string] => [`schema ${key}`, name]),
    ...api.operations.map(({ id, name }): [string, string] => [`operation ${id}`, name]),
  ]);
}

const some = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 8 });

test("order does not matter, and no two things have one name", async () => {
  await fc.assert(
    fc.asyncProperty(some, some, async (schemas, ids) => {
      const names = await namesOf(schemas, ids);
      expect(new Set(names.values()).size).toBe(schemas.length + ids.length);
      const reversed = await namesOf(schemas.toReversed(), ids.toReversed());
      expect(Object.fromEntries(reversed)).toEqual(Object.fromEntries(names));
    }),
    { numRuns: 60 },
  );
});

test("adding what falls together with nothing renames nothing", async () => {
  await fc.assert(
    fc.asyncProperty(some, some, async (schemas, ids) => {
      const before = await namesOf(schemas, ids);
      const after = await namesOf(["Added", ...schemas], ["added", ...ids]);
      for (const [what, name] of before) expect(after.get(what), what).toBe(name);
    }),
    { numRuns: 30 },
  );
});

test("a name that is spelled exactly stays, whatever is added", async () => {
  const exact = ["Pet", "PET", "PetFood"];
  await fc.assert(
    fc.asyncProperty(some, async (schemas) => {
      const names = await namesOf([...new Set([...schemas, ...exact])], []);
      for (const key of exact) expect(names.get(`schema ${key}`)).toBe(key);
    }),
    { numRuns: 30 },
  );
});
