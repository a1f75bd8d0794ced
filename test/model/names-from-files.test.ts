import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { model } from "../../src/model/model.js";
import { read } from "../../src/read/read.js";
import { tempFolder } from "../temp-folder.js";

const places = [
  "#/components/schemas/Address",
  "billing.yaml#/components/schemas/Address",
  "a/common.yaml#/$defs/Address",
  "b/common.yaml#/$defs/Address",
];

test("schemas of one name in several files are named after their files", async () => {
  const folder = tempFolder();
  const schema = "{ type: object }";
  for (const name of ["a", "b"]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "common.yaml"), `$defs: { Address: ${schema} }`);
  }
  writeFileSync(join(folder, "billing.yaml"), `components: { schemas: { Address: ${schema} } }`);
  for (const order of [places, places.toReversed()]) {
    const spec = join(folder, "api.yaml");
    const items = order.map((place) => `{ $ref: "${place}" }`);
    const all = `All: { oneOf: [${items.join(", ")}] }`;
    writeFileSync(
      spec,
      `{ openapi: 3.1.0, info: { title: A, version: "1" }, paths: {}, components: { schemas: { ${all}, Address: ${schema} } } }`,
    );
    const { api } = model(await read(spec));
    expect(api.models.map(({ name }) => name)).toEqual([
      "Address",
      "AddressOfBCommon",
      "AddressOfBilling",
      "AddressOfCommon",
      "All",
    ]);
  }
});
