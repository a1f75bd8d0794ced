import {
  at,
  breaking,
  failGet,
  list,
  operation,
  ref,
  safe,
  schema,
  unchanged,
  type TypePair,
  exhaustive,
} from "./type-pair.js";

/** How a call can fail, and the client itself. */
export const failurePairs: readonly TypePair[] = [
  breaking(
    "error status added",
    (d) =>
      (at(operation(d, "/pets/{petId}", "get"), "responses")["403"] = {
        description: "",
        content: { "application/json": { schema: ref("ErrorBody") } },
      }),
    failGet(exhaustive),
  ),
  breaking(
    "error status removed",
    (d) => delete at(operation(d, "/pets/{petId}", "get"), "responses")["404"],
    failGet(`if (error.kind === "http" && error.status === 404) void error.body;`),
  ),
  breaking(
    "error range removed",
    (d) => delete at(operation(d, "/pets/{petId}", "get"), "responses")["5XX"],
    failGet(`if (error.kind === "default") void error.body;`),
  ),
  breaking(
    "first error status",
    (d) => (at(operation(d, "/pets/{petId}", "delete"), "responses")["404"] = { description: "" }),
    `const got = await api.deletePet(client, { petId: "1" }); if (!got.ok) { const error = got.error; switch (error.kind) { case "undeclared": case "redirect": case "network": case "timeout": case "aborted": case "decode": case "invalid": case "hook": break; default: error satisfies never; } }`,
  ),
  breaking(
    "property of an error removed",
    (d) => delete at(schema(d, "ErrorBody"), "properties").code,
    failGet(`if (error.kind === "http") void error.body.code;`),
  ),
  breaking(
    "property of an error made optional",
    (d) => delete schema(d, "ErrorBody").required,
    failGet(`if (error.kind === "http") error.body.message.length;`),
  ),
  breaking(
    "another body of one status",
    (d) =>
      (at(operation(d, "/pets", "post"), "responses", "409", "content", "application/json").schema =
        ref("Owner")),
    `const made = await api.createPet(client, { body: { name: "x" } }); if (!made.ok && made.error.kind === "http") made.error.body.message.length;`,
  ),
  breaking(
    "credentials of another kind",
    (d) => (at(d, "components", "securitySchemes").key = { type: "http", scheme: "bearer" }),
    `api.createClient({ apiKey: "k" });`,
  ),
  unchanged(
    "server changed",
    (d) => (d.servers = [{ url: "https://animals.test" }]),
    `api.createClient({ apiKey: "k" });`,
  ),
  unchanged(
    "operation deprecated",
    (d) => (operation(d, "/pets", "get").deprecated = true),
    list("limit: 1"),
  ),
  unchanged(
    "test double of the client",
    (d) => (operation(d, "/pets", "get").summary = "Lists pets"),
    `class Double implements api.Client { call<Outcome>(): Promise<Outcome> { throw new Error(); } } void Double;`,
  ),
  safe(
    "header of an answer added",
    (d) =>
      (at(operation(d, "/pets", "get"), "responses", "200").headers = {
        "X-Total": { schema: { type: "integer" } },
      }),
    list("limit: 1"),
  ),
];
