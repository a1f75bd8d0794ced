import { expect, test } from "vitest";
import { findingsIn, merge, plainDocument } from "./documents.js";

test("scopes that the prose of a scheme mentions are no list of them", async () => {
  const bearer = { type: "http", scheme: "bearer", description: "A key with `thing:read` reads." };
  const document = merge(plainDocument, {
    paths: { "/things": { get: { security: [{ Bearer: ["thing:list"] }] } } },
    components: { securitySchemes: { Bearer: bearer } },
  });
  const found = await findingsIn(document);
  expect(found.map(({ id }) => id)).not.toContain("scope-unknown");
});

test("components that OpenAPI 3.2 refers to by a URI are used", async () => {
  const key = { type: "apiKey", in: "header", name: "X-Key" };
  const found = await findingsIn(
    merge(plainDocument, {
      openapi: "3.2.0",
      paths: {
        "/things": { get: { security: [{ "#/components/securitySchemes/Named": [] }] } },
      },
      components: {
        securitySchemes: {
          Named: { $ref: "#/components/securitySchemes/Key" },
          Key: key,
          Other: key,
        },
        schemas: {
          Thing: {
            properties: {
              pet: {
                oneOf: [{ type: "object" }],
                discriminator: { propertyName: "kind", defaultMapping: "AnyPet" },
              },
            },
          },
          AnyPet: { type: "object" },
        },
      },
    }),
  );
  const unused = found.filter(({ id }) => id === "component-unused");
  expect(unused.map(({ pointer }) => pointer)).toEqual(["#/components/securitySchemes/Other"]);
});
