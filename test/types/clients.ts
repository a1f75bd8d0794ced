import {
  createClient,
  listAllPatients,
  pace,
  type Client,
  type ClientOptions,
  type Middleware,
  type OperationId,
  type PatientSummary,
  type Result,
} from "../../generated/src/index.js";

// The key is a text, or what supplies one; without any the client goes through a proxy that has it.
export const clients: Client[] = [
  createClient(),
  createClient({ apiKey: "key" }),
  createClient({ apiKey: () => "key", timeoutMs: 1_000, retries: 0 }),
  createClient({ apiKey: () => Promise.resolve("key"), middleware: [pace()] }),
];

// @ts-expect-error TS2353: this API takes a key, not a token
createClient({ bearerToken: "token" });

// @ts-expect-error TS2561: a misspelt option
createClient({ apikey: "key" });

// @ts-expect-error TS2322: a limit is a number of milliseconds
createClient({ timeoutMs: "30s" });

// Middleware knows the operations.
export const log: Middleware<OperationId> = (request, context, next) => {
  const isUpload: boolean = context.operation === "uploadPatientDocument";
  // @ts-expect-error TS2367: there is no such operation
  if (context.operation === "uploadDocument") throw new Error();
  return isUpload ? next(request) : next({ ...request });
};

// A fake client for a test is an object with one method.
const patients: Result<PatientSummary[], never> = {
  ok: true,
  data: [],
  response: { status: 200, headers: {}, attempts: 1 },
};
export const fake: Client = {
  call: <Outcome>() => Promise.resolve(patients as Outcome),
};

// @ts-expect-error TS2741: a client has to call
export const none: Client = {} as ClientOptions;

export async function names(client: Client): Promise<string[]> {
  const found: string[] = [];
  for await (const patient of listAllPatients(client, { limit: 50 })) found.push(patient.name);
  const all: PatientSummary[] = await listAllPatients(client).toArray({ max: 10 });
  return [...found, ...all.map(({ name }) => name)];
}
