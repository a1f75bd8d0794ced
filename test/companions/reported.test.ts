import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as valibot from "valibot";
import type * as z from "zod";
import { expect, test } from "vitest";
import { schemaNames } from "../../src/companions/shapes/schema-names.js";
import { model as modelOf } from "../../src/model/model.js";
import type { Name } from "../../src/model/names/names.js";
import { open } from "../../src/read/open.js";
import { processorTime } from "../processor-time.js";
import { tempFolder } from "../temp-folder.js";
import { companionTexts, importText } from "./companion-text.js";
import { plainAjv, type Way } from "./plain-ajv.js";
import { shapes30, shapes31, type ReportedShape } from "./reported-shapes.js";

/*
 * What people report of validators that other tools write (recursion, tagged unions, closed objects, nullable enums,
 * offsets, what only one side has, and so on): zod and valibot agree with ajv, and all three with what a reader says.
 */
test.each([
  ["3.1.0", shapes31],
  ["3.0.3", shapes30],
])("as people report, by OpenAPI %s", async (openapi, shapes) => {
  const { accepted, wrong } = await verdicts(openapi, shapes);
  expect(wrong).toEqual([]);
  expect(accepted).toBe(
    3 *
      Object.values(shapes).flatMap((each) => [...each.valid, ...(each.written?.valid ?? [])])
        .length,
  );
});

test("a long list without duplicates takes no longer than it is long", async () => {
  const listed = shapes31["lists without duplicates"] as ReportedShape;
  const { zod, own } = await schemasOf("3.1.0", { listed });
  const list = Array.from({ length: 30_000 }, (_, id) => ({ id, name: "text" }));
  const spent = processorTime();
  expect(zod["uniqueSchema"]?.safeParse(list).success).toBe(true);
  expect(valibot.is(own["uniqueSchema"] as valibot.GenericSchema, list)).toBe(true);
  // To compare each with every other took 30 seconds.
  expect(spent()).toBeLessThan(3_000);
});

/** Values as one side sends them. */
interface Face extends Pick<ReportedShape, "invalid" | "valid"> {
  name: Name;
  way: Way;
}

/** The schemas of both libraries by their names, for operations that read and write the first one of each shape. */
async function schemasOf(openapi: string, shapes: Readonly<Record<string, ReportedShape>>) {
  const schemas = Object.assign({}, ...Object.values(shapes).map((each) => each.schemas)) as object;
  const spec = join(tempFolder(), "api.json");
  const info = { title: "Reported", version: "1.0.0" };
  const paths = Object.fromEntries(
    Object.values(shapes).map((each, index) => [`/${index}`, readAndWritten(each)]),
  );
  writeFileSync(spec, JSON.stringify({ openapi, info, paths, components: { schemas } }));
  const document = await open(spec, {});
  const { api } = modelOf(document);
  const texts = await companionTexts(api, "zod", "valibot");
  const zod = (await importText(texts.get("zod.ts") ?? "")) as Record<string, z.ZodType>;
  const own = (await importText(texts.get("valibot.ts") ?? "")) as Record<
    string,
    valibot.GenericSchema
  >;
  return { document, api, zod, own };
}

async function verdicts(
  openapi: string,
  shapes: Readonly<Record<string, ReportedShape>>,
): Promise<{ accepted: number; wrong: string[] }> {
  const { document, api, zod, own } = await schemasOf(openapi, shapes);
  const ajv = plainAjv(document.root);
  const names = schemaNames(api).models;
  const wrong: string[] = [];
  let accepted = 0;
  for (const [told, { schemas: of, valid, invalid, written }] of Object.entries(shapes)) {
    const model = api.models.find(({ name }) => name === Object.keys(of)[0]);
    if (model === undefined) throw new Error(`No model: ${told}`);
    const faces: Face[] = [
      { name: model.name, way: "read", valid, invalid },
      ...(written ? [{ name: model.inputName, way: "written" as const, ...written }] : []),
    ];
    for (const { name, way, ...values } of faces) {
      const exported = names.get(name) ?? "";
      expect(Object.keys(own), told).toContain(exported);
      for (const [value, isValid] of [
        ...values.valid.map((each) => [each, true] as const),
        ...values.invalid.map((each) => [each, false] as const),
      ]) {
        const said = {
          ajv: ajv(model.at, value, way),
          zod: zod[exported]?.safeParse(value).success,
          valibot: valibot.is(own[exported] as valibot.GenericSchema, value),
        };
        accepted += Object.values(said).filter((each) => each === true).length;
        if (Object.values(said).every((each) => each === isValid)) continue;
        wrong.push(`${told}: ${JSON.stringify(value)}: ${JSON.stringify(said)}, not ${isValid}`);
      }
    }
  }
  return { accepted, wrong };
}

/** Operations, so that what only one side has is told apart. */
function readAndWritten({ schemas }: ReportedShape): object {
  const schema = { $ref: `#/components/schemas/${Object.keys(schemas)[0]}` };
  const content = { "application/json": { schema } };
  return {
    get: { responses: { 200: { description: "Read.", content } } },
    put: { requestBody: { content }, responses: { 204: { description: "Written." } } },
  };
}
