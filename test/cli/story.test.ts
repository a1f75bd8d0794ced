import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderOf } from "../read/temp-document.js";
import type { Run } from "../program.js";
import { runHere } from "../run-here.js";

/*
 * The team that owns no document: the page "Documents that somebody else publishes" from its beginning to its end. Two
 * others publish what this team calls, and one of them changes it.
 */

const clinic = `swagger: "2.0"
info: { title: Clinic, version: "1" }
host: clinic.example
basePath: /v1
schemes: [https]
produces: [application/json]
paths:
  /visits:
    get:
      operationId: Visits_GetAll
      tags: [Visits]
      parameters: [{ in: query, name: since, type: string }]
      responses:
        "200": { description: Visits, schema: { $ref: "#/definitions/Acme.Dto.Page\`1[[Acme.Dto.Visit, Acme]]" } }
  /internal/health:
    get: { operationId: Health, x-internal: true, tags: [Visits], responses: { "200": { description: ok } } }
definitions:
  "Acme.Dto.Page\`1[[Acme.Dto.Visit, Acme]]":
    type: object
    properties: { items: { type: array, items: { $ref: "#/definitions/Acme.Dto.Visit" } } }
  Acme.Dto.Visit:
    type: object
    required: [id]
    properties: { id: { type: string }, state: { $ref: "#/definitions/Acme.Dto.State" } }
  Acme.Dto.State: { type: string, enum: [open, closed] }
`;

const corrections = `overlay: 1.0.0
info: { title: What the clinic's document says wrong, version: "1" }
actions:
  - { target: "$.paths['/visits'].get", update: { x-name: listVisits } }
  - { target: "$.definitions['Acme.Dto.Visit'].properties", update: { startsAt: { type: string } } }
`;

const billing = `openapi: 3.1.0
info: { title: Billing, version: "1" }
paths:
  /invoices:
    get: { operationId: list_invoices, tags: [invoices], responses: { "200": { description: ok } } }
`;

interface Published {
  origin: string;
  /** By their paths, to be changed. */
  texts: Map<string, string>;
}

async function published(texts: Map<string, string>): Promise<Published> {
  const server = createServer(({ url = "" }, response) => {
    const text = texts.get(url);
    response.writeHead(text === undefined ? 404 : 200).end(text ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, texts };
}

test("two documents of others become two clients, corrected and named, and an update tells what it breaks", async () => {
  const { origin, texts } = await published(
    new Map([
      ["/clinic.yaml", clinic],
      ["/billing.yaml", billing],
    ]),
  );
  const clients = [
    {
      name: "clinic",
      spec: `${origin}/clinic.yaml`,
      overlay: "clinic.fix.yaml",
      strictOverlays: true,
      out: "src/clinic",
      layout: "source",
      exclude: ["x-internal"],
      stripPrefix: ["Acme.Dto."],
      plainGenerics: true,
    },
    { name: "billing", spec: `${origin}/billing.yaml`, out: "src/billing", layout: "source" },
  ];
  const cwd = folderOf({
    "clinic.fix.yaml": corrections,
    "healos-codegen.json": JSON.stringify({ generate: clients }),
  });
  const run = (CI: string, ...args: string[]): Promise<Run> => runHere(args, { cwd, env: { CI } });
  const read = (path: string): string => readFileSync(join(cwd, "src", path), "utf8");

  const first = await run("", "generate");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toMatch(/clinic: 1 operations, 3 models[^]*billing: 1 operations/);
  expect(read("clinic/visits.ts")).toContain("export function listVisits(");
  expect(read("clinic/models.ts")).toContain("export interface PageOfVisit {");
  expect(read("clinic/models.ts")).toContain("startsAt?: string;");
  expect(read("clinic/enum-values.ts")).toContain('stateValues = ["open", "closed"] as const');
  expect(read("billing/invoices.ts")).toContain("export function listInvoices(");

  // What CI does: nothing is fetched, and nothing is out of date.
  texts.clear();
  expect(await run("true", "generate", "--check")).toMatchObject({ code: 0, stderr: "" });

  // The clinic publishes a version that needs a parameter and says what startsAt is.
  const changed = clinic
    .replace("name: since, type: string", "name: since, type: string, required: true")
    .replace("[open, closed]", "[open, closed, late]");
  texts.set("/clinic.yaml", changed).set("/billing.yaml", billing);
  const update = await run("", "generate", "--update", "--only", "clinic");
  expect(update.stdout).toContain("wire: breaking   types: breaking");
  expect(update.stdout).toContain("parameter-required: `listVisits`, query parameter `since`");
  expect(update.stdout).toContain("enum-values: `State`: has the new value");
  expect(update.stdout).toMatch(/after {2}\.openapi\/127\.0\.0\.1-\d+\/clinic\.yaml:12:20\n/);
  expect(read("clinic/visits.ts")).toContain("since: string;");

  // One that the corrections do not fit any more is refused, with the line of the overlay.
  texts.set("/clinic.yaml", changed.replaceAll("/visits:", "/appointments:"));
  const unfit = await run("", "generate", "--update", "--only", "clinic");
  expect(unfit.code).toBe(2);
  expect(unfit.stderr).toMatch(/^clinic\.fix\.yaml:4:\d+: The target .* selects nothing/m);

  // The owner of the other document renames a function: the run says so.
  writeFileSync(join(cwd, "local.yaml"), billing.replace("list_invoices", "get_all_invoices"));
  const other = ["--spec", "local.yaml", "--out", "src/billing", "--layout", "source"];
  writeFileSync(join(cwd, "healos-codegen.json"), "{}");
  const renamed = await run("", "generate", ...other);
  expect(renamed.stderr).toBe("renamed: listInvoices → getAllInvoices (GET /invoices)\n");
});
