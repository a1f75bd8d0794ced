import { join } from "node:path";
import { expect, test } from "vitest";
import { compile, flagSets } from "../compile.js";
import { bundledSpec } from "../../src/read/assets.js";
import { root } from "../program.js";
import { apiOf, companionTexts } from "./companion-text.js";

/*
 * The types of openapi-typescript, by its own generator, as openapi-fetch takes them.
 */
test("calls of openapi-fetch are typed by it", { timeout: 120_000 }, async () => {
  const text = (await companionTexts(await apiOf(bundledSpec), "openapi-fetch")).get(
    "openapi-fetch.ts",
  );
  const folder = join(root, "companions", "openapi-fetch");
  const use = `
import type { components, operations, paths } from "./openapi-fetch.js";
type Get = paths["/patients/{patientId}"]["get"];
export const patientId: Get["parameters"]["path"]["patientId"] = "1";
export const answer: Get["responses"]["200"]["content"]["application/json"] = { data: { id: "1", name: "Jane", created_at: "" } };
export const patient: components["schemas"]["Patient"] = { id: "1", name: "Jane Doe", created_at: "" };
export const conflict: operations["createPatient"]["responses"]["409"]["content"]["application/json"] = {};
export const wrong: components["schemas"]["Patient"] = { id: 1 };
`;
  const files = new Map([
    [join(folder, "openapi-fetch.ts"), text ?? ""],
    [join(folder, "use.ts"), use],
  ]);
  const [flags = {}] = Object.values(flagSets);
  const errors = compile(files, flags).map(({ line, code }) => `${line} ${code}`);
  expect(errors).toEqual(["8 TS2322"]);
});
