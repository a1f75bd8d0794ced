import { AgentServer } from "./agents/agent-server.js";
import { emulatorTools } from "./agents/emulator-tools.js";
import { emulateDocument, type Emulator } from "./emulate-document.js";
import type { EmulatorOptions } from "./emulator.js";
import { model } from "./model/model.js";
import { bundledSpec } from "./read/assets.js";
import { locateAll, ReadError } from "./read/problem.js";
import { open } from "./read/open.js";
import { visible } from "./text/visible.js";

/** An emulator, and the server that agents reach it by. */
export interface EmulatedForAgents {
  emulator: Emulator;
  server: AgentServer;
}

/**
 * Makes an emulator of an OpenAPI document for agents, by the Model Context Protocol: a tool for each operation that
 * reads, or for those that are named, as far as the first key has their scopes.
 *
 * @throws ReadError on a document that cannot be used, TypeError on an operation that there is not, or that the key may
 * not call
 */
export async function emulateForAgents(
  options: EmulatorOptions & { operations?: readonly string[] | undefined },
): Promise<EmulatedForAgents> {
  const { spec = bundledSpec, operations } = options;
  const document = await open(spec, options);
  // A 64-bit integer is a text to an agent, whose numbers may not hold it.
  const { api, problems } = model(document, { int64: "bigint" });
  if (problems.length > 0) throw new ReadError(locateAll(document, problems), document.files());
  const emulator = await emulateDocument(document, { ...options, spec });
  const { fetch, basePath, keys } = emulator;
  const [{ key, scopes } = { key: "", scopes: [] as readonly string[] }] = keys;
  const tools = emulatorTools(api, {
    ...{ fetch, basePath, key, operations },
    scopes: scopes.includes("*") ? undefined : scopes,
  });
  const info = { name: `${api.packageName}-emulator`, version: visible(api.version) };
  return { emulator, server: new AgentServer(info, tools) };
}
