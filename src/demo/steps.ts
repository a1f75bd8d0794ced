/** A piece of the first minute with a client. */
export interface DemoStep {
  title: string;
  /** What the code imports of the client's package. */
  imports: readonly string[];
  /** The file of a companion that it imports from as well, without its extension, and what. */
  companion?: { file: string; imports: readonly string[] };
  /** Statements that have these, `client`, `options` (those of the client) and `console`. */
  code: string;
}

/** What the demo shows, in its order. */
export const demoSteps: readonly DemoStep[] = [
  {
    title: "A page of patients, typed from the document",
    imports: ["listPatients", "unwrap"],
    code: `const patients = await unwrap(listPatients(client, { limit: 3 }));
for (const { id, name } of patients) console.log(id, name);
`,
  },
  {
    title: "A patient of your own, by your identifier of it",
    imports: ["createPatient", "unwrap"],
    code: `const body = { name: "Robin Placeholder", external_id: "ROW-1" };
const created = await unwrap(createPatient(client, { body }));
console.log(created.id, created.external_id);
`,
  },
  {
    title:
      "The same once more: the conflict is a typed member of the error union, with the record that is there",
    imports: ["createPatient"],
    code: `const body = { name: "Robin Placeholder", external_id: "ROW-1" };
const result = await createPatient(client, { body });
if (!result.ok && result.error.kind === "http" && result.error.status === 409) {
  console.log(result.error.body.error);
}
`,
  },
  {
    title: "What you meant: it is there once, however often you ask",
    imports: ["ensurePatient", "unwrap"],
    code: `const body = { name: "Robin Placeholder", external_id: "ROW-1" };
const { created, record } = await unwrap(ensurePatient(client, { body }));
console.log({ created, id: record.id });
`,
  },
  {
    title: "All pages, and more of them than the rate limit allows: the 429 is waited out",
    imports: ["listAllPatients"],
    code: `let count = 0;
for await (const _ of listAllPatients(client, { limit: 25 })) count += 1;
console.log(count, "patients");
`,
  },
];

/** A companion whose schemas the demo can check answers by. */
export type DemoCompanion = "valibot" | "zod";

/** What is shown of a companion that checks answers. */
export const checkedSteps: Readonly<Record<DemoCompanion, readonly DemoStep[]>> = {
  valibot: [checkedStep("valibot")],
  zod: [checkedStep("zod")],
};

function checkedStep(companion: DemoCompanion): DemoStep {
  return {
    title: `The server begins to leave out names: the schemas of --with ${companion} catch it, and say where`,
    imports: ["createClient", "describeFailure", "listPatients"],
    companion: { file: companion, imports: ["schemas", "validate"] },
    code: `const middleware = [validate(schemas, { check: "answers" })];
const checked = createClient({ ...options, middleware });
const result = await listPatients(checked, { limit: 3 });
if (!result.ok) console.log(describeFailure(result.error));
if (!result.ok && result.error.kind === "hook") console.log(String(result.error.cause));
`,
  };
}
