import { expect, test } from "vitest";
import { findingsIn } from "./documents.js";

test("a document that describes nothing is told to be one that no client comes of", async () => {
  const empty = { openapi: "3.1.0", info: { title: "Nothing", version: "1.0.0" } };
  for (const parts of [{ paths: {} }, { components: { parameters: {} } }]) {
    const found = await findingsIn({ ...empty, ...parts });
    expect(found).toMatchObject([{ id: "not-generatable", pointer: "#" }]);
  }
  expect(await findingsIn(empty)).toMatchObject([{ id: "document-incomplete", pointer: "#" }]);
});
