import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterEach, expect, test } from "vitest";
import { root } from "../program.js";
import { runHere } from "../run-here.js";
import { complete } from "../scenarios/scenario.js";
import { tempFolder } from "../temp-folder.js";

/*
 * The emulator as a server of agents: a real process, asked by the SDK's own client over standard input and output.
 */
const open: Client[] = [];

afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
});

interface Agent {
  names: string[];
  call(name: string, args?: object): Promise<{ texts: string[]; isError: boolean }>;
  errors(): string;
}

async function agentOf(...args: string[]): Promise<Agent> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [join(root, "dist", "cli", "main.js"), "emulate", ...args],
    stderr: "pipe",
  });
  let said = "";
  transport.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const client = new Client({ name: "test", version: "1.0.0" });
  open.push(client);
  await client.connect(transport);
  const { tools } = await client.listTools();
  return {
    names: tools.map(({ name }) => name),
    errors: () => said,
    call: async (name, given = {}) => {
      const { content, isError } = await client.callTool({ name, arguments: { ...given } });
      const texts = (content as { text: string }[]).map(({ text }) => text);
      return { texts, isError: isError === true };
    },
  };
}

test(
  "reads only: lists, pages and errors of the Healos document",
  { timeout: 60_000 },
  async () => {
    const { names, call, errors } = await agentOf("--mcp", "--log");
    expect(names).toContain("listPatients");
    expect(names.filter((name) => /^(create|update|delete|upload)/.test(name))).toEqual([]);
    const page = await call("listPatients", { limit: 2 });
    const { data } = JSON.parse(page.texts[0] ?? "") as { data: { id: string; name: string }[] };
    expect(data.map(({ name }) => name)).toEqual(["(personal)", "(personal)"]);
    const [, from = ""] = /add (?:from|next_page): "(.*?)"\./.exec(page.texts[1] ?? "") ?? [];
    const next = await call("listPatients", { limit: 2, from });
    expect(next.texts[0]).not.toContain(`"${data[0]?.id}"`);
    const one = await call("getPatient", { patientId: data[0]?.id });
    expect(JSON.parse(one.texts[0] ?? "")).toMatchObject({ data: { id: data[0]?.id } });
    const none = await call("getPatient", { patientId: "none" });
    expect(none).toMatchObject({ isError: true });
    expect(none.texts[0]).toMatch(/^getPatient: the server answered 404\..*check the ids/);
    const wrong = await call("getPatient", { patient: "1" });
    expect(wrong).toMatchObject({ isError: true });
    expect(wrong.texts[0]).toContain("required property 'patientId'");
    await expect(call("createPatient", { body: { name: "Jane" } })).rejects.toThrow("no such tool");
    // The log goes where it disturbs nobody.
    expect(errors()).toContain("GET /ext-api/v1/patients");
  },
);

test("writes that are named, within the scopes of the key", { timeout: 60_000 }, async () => {
  const key = ["--key", "k=org:patients:read,patients:write"];
  const { names, call } = await agentOf("--mcp", "createPatient,getPatient", ...key);
  expect(names).toEqual(["createPatient", "getPatient"]);
  const made = await call("createPatient", { body: { name: "Jane Doe" } });
  const { data } = JSON.parse(made.texts[0] ?? "") as { data: { id: string } };
  expect((await call("getPatient", { patientId: data.id })).texts[0]).toContain(data.id);
  const few = await agentOf("--mcp", "--key", "k=org:notes:read");
  expect(few.names).toEqual(["exportNotes", "getNote", "listNotes", "listSessionNotes"]);
});

test(
  "what is personal is left out, and large integers keep their digits",
  { timeout: 60_000 },
  async () => {
    const spec = join(tempFolder(), "api.yaml");
    writeFileSync(spec, complete(things));
    const { call } = await agentOf("--mcp", "addThing,getThing", "--spec", spec);
    const thing = { id: "9007199254740993", name: "Jane Doe" };
    const added = await call("addThing", { body: thing });
    const told = { id: thing.id, name: "(personal)" };
    expect(JSON.parse(added.texts[0] ?? "")).toEqual(told);
    const got = await call("getThing", { id: thing.id });
    expect(JSON.parse(got.texts[0] ?? "")).toEqual(told);
    expect((await call("addThing", { body: { id: 3 } })).texts[0]).toContain("must be string");
  },
);

const things = `
paths:
  /things:
    post:
      operationId: addThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "201": { description: Made., content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, format: int64 } }]
      responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: integer, format: int64 }, name: { type: string, x-personal: true } } }
`;

test.each([
  [["--mcp", "none"], "healos-codegen: Option '--mcp': There is no tool for the operation none."],
  [["--mcp", "--spec", "-"], "healos-codegen: Option '--mcp': Standard input is the agent's."],
  [
    ["--mcp", "createPatient", "--key", "k=org:notes:read"],
    "healos-codegen: Option '--mcp': The operation createPatient needs other scopes.",
  ],
])("refused: %s", async (args, told) => {
  const { code, stderr, stdout } = await runHere(["emulate", ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(told);
});
