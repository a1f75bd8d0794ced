import { createModules } from "../../compiler/modules.js";
import { createProgram } from "../../compiler/program.js";
import { programOf, type Example } from "./example.js";
import type { SentPart, SentRequest } from "./curl.js";

/** The API that examples are run against. */
export interface ExampleServer {
  fetch: typeof fetch;
  /** Where it is, without a slash at its end. */
  baseUrl: string;
  /** The secrets that the client takes, by option. */
  secrets: Readonly<Record<string, string>>;
  /** Forgets what examples have changed. */
  reset(): void;
}

/** What came of an example. */
export interface Ran {
  request: SentRequest;
  answer: { status: number; contentType: string; text: string };
}

/** Programs that call a client: what is wrong with each, if something is, and what happens when it is run. */
export interface ExampleRunner {
  /** What the compiler says of an example; undefined where it compiles. */
  complaint(name: string): string | undefined;
  /** Runs it. Rejects where it fails: with what it throws. */
  run(name: string, server: ExampleServer): Promise<Ran>;
}

/** Where an example is, beside the client. */
function pathOf(name: string): string {
  return `/examples/${name}.ts`;
}

/** Where the examples are as functions that can be run. */
const runnablesPath = "/examples/runnables.ts";

/** What programs have beside a client. */
const platform = `
declare const console: { log(...values: unknown[]): void };
declare const process: { env: Record<string, string | undefined> };
declare var Blob: { new (parts?: readonly string[], options?: { type?: string }): Blob };
declare module "@tanstack/query-core";
`;

/** Compiles all examples of a client at once. `client` has its files, `index.ts` at the top. */
export function createExampleRunner(
  examples: ReadonlyMap<string, Example>,
  client: ReadonlyMap<string, string>,
): ExampleRunner {
  const clientFiles = [...client].map(([path, text]): [string, string] => [
    `/client/${path}`,
    text,
  ]);
  const programs = [...examples].map(([name, example]): [string, string] => [
    pathOf(name),
    programOf(example, "../client/index.js", (file) => `../client/${file}.js`),
  ]);
  const roots = programs.map(([path]) => path);
  const files = new Map([["/platform.d.ts", platform], ...clientFiles, ...programs]);
  const { compiler, program } = createProgram(files, ["/platform.d.ts", ...roots]);
  const complaints = new Map(
    [...examples.keys()].map((name) => [name, complaintOf(pathOf(name), program, compiler)]),
  );
  const runnables = [...examples].filter(([name]) => complaints.get(name) === undefined);
  const modules = createModules(
    new Map([...clientFiles, [runnablesPath, runnableModule(new Map(runnables))]]),
  );
  return {
    complaint: (name) => complaints.get(name),
    run: async (name, server) => {
      const run = modules(runnablesPath)[functionOf(name)] as Runnable;
      return recorded(run, server);
    },
  };
}

function complaintOf(
  path: string,
  program: ReturnType<typeof createProgram>["program"],
  compiler: ReturnType<typeof createProgram>["compiler"],
): string | undefined {
  const source = program.getSourceFile(path);
  const [first] = [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ];
  return first && compiler.flattenDiagnosticMessageText(first.messageText, " ");
}

/** How much of a refusal is told, in characters. */
const maxReasonLength = 300;

/** An example as a function of what a client is given beside its own options. */
type Runnable = (given: object) => Promise<void>;

/** No name of the client, nor of what an example declares, is spelled so. */
function functionOf(name: string): string {
  return `$run_${name}`;
}

/** All of them in one module: to transpile each by itself takes many times as long. */
function runnableModule(examples: ReadonlyMap<string, Example>): string {
  const functions = [...examples].map(([name, { imports, statements }]) => {
    const own = imports.filter((each) => each !== "createClient");
    return `export async function ${functionOf(name)}(given: object) {
const { ${own.join(", ")} } = $client;
const createClient = (options: object) => $client.createClient({ ...options, ...given });
${statements}}`;
  });
  return `import * as $client from "../client/index.js";
const console = { log: () => undefined };
const process = { env: {} };
${functions.join("\n")}`;
}

async function recorded(run: Runnable, server: ExampleServer): Promise<Ran> {
  let ran: Ran | undefined;
  const recording: typeof fetch = async (input, init = {}) => {
    // Read before it is sent, since a stream is read once.
    const body = init.body ? await new Response(init.body).arrayBuffer() : undefined;
    const request = await sentRequest(String(input), { ...init, body });
    const response = await server.fetch(input, { ...init, ...(body && { body }) });
    const text = await response.clone().text();
    const contentType = response.headers.get("content-type") ?? "";
    ran = { request, answer: { status: response.status, contentType, text } };
    return response;
  };
  const { secrets, baseUrl } = server;
  const given = { ...secrets, baseUrl, fetch: recording, retries: 0 };
  try {
    await run(given);
  } catch (error) {
    const told = ran?.answer.text ?? "";
    const reason = [String(error), told.slice(0, maxReasonLength)].filter(Boolean).join(": ");
    throw new Error(reason, { cause: error });
  }
  if (ran === undefined) throw new Error("Nothing was sent.");
  return ran;
}

interface Sent extends Omit<RequestInit, "body"> {
  body: ArrayBuffer | undefined;
}

async function sentRequest(
  url: string,
  { method = "GET", body, ...init }: Sent,
): Promise<SentRequest> {
  const headers = [...new Headers(init.headers)];
  if (body === undefined) return { method, url, headers };
  const type = new Headers(init.headers).get("content-type") ?? "";
  if (!/^multipart\/form-data/i.test(type)) {
    return { method, url, headers, body: new TextDecoder().decode(body) };
  }
  const form = await new Response(body, { headers: { "content-type": type } }).formData();
  return { method, url, headers, body: [...form].map(partOf) };
}

function partOf([name, value]: [string, FormDataEntryValue]): SentPart {
  return typeof value === "string" ? { name, value } : { name, value: "", file: value.name };
}
