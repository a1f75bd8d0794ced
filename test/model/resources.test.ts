import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { model } from "../../src/model/model.js";
import { read } from "../../src/read/read.js";
import { tempFolder } from "../temp-folder.js";

/** The resource that the one operation of a document is filed under. */
async function resourceOf(path: string, tags: string[] = []): Promise<string | undefined> {
  const spec = join(tempFolder(), "api.json");
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = names.map((name) => ({
    ...{ name, in: "path", required: true },
    schema: { type: "string" },
  }));
  const document = {
    openapi: "3.1.0",
    info: { title: "Example", version: "1" },
    paths: { [path]: { get: { operationId: "get", tags, parameters, responses: {} } } },
  };
  writeFileSync(spec, JSON.stringify(document));
  return model(await read(spec)).api.operations[0]?.resource;
}

test.each([
  ["/patients/{id}", "patients"],
  ["/v1/patients", "patients"],
  ["/api/v2.1/patients", "patients"],
  ["/2010-04-01/Accounts/{sid}", "accounts"],
  ["/{tenant}/v1beta1/patients", "patients"],
  ["/v1", "v1"],
  ["/vaccines", "vaccines"],
  ["/{id}", "root"],
  ["/", "root"],
])("an operation without a tag on %s is filed under %s", async (path, resource) => {
  expect(await resourceOf(path)).toBe(resource);
});

test("an operation is filed under its first tag, whatever its path", async () => {
  expect(await resourceOf("/v1/patients", ["Clinical Notes", "Patients"])).toBe("clinical-notes");
});
