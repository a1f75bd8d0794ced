import { expect } from "vitest";
import type { CallFailure, CallOptions, Client, Failed } from "../../../src/runtime/index.js";
import {
  patientsStore,
  type PatientsStore,
  type SeenRequest,
} from "../external-id/patients-store.js";
import { canary } from "./answers.js";
import { faultClient } from "./fault-client.js";
import { printed } from "./printed.js";
import { rawServer, type Serve } from "./raw-server.js";
import { done, type Role, type StoreFault } from "./store-fault.js";

/** The external id of every row: it is a secret, too. */
export const externalId: string = `P-${canary}`;

/** One use of a helper. */
export interface Act {
  /** Stores the record that is there before. */
  take?(store: PatientsStore, owner: string): void;
  run(situation: Situation): Promise<Acted>;
}

/** What a helper is used with. */
export interface Situation {
  readonly client: Client;
  readonly options: CallOptions;
  readonly fault: StoreFault;
  /** The patient that documents belong to. */
  readonly owner: string;
}

/** What came of it: as the table spells it, and the failures. */
export interface Acted {
  readonly text: string;
  readonly failures: readonly Failed<CallFailure>[];
}

/** How the acts through a fault ended. */
export interface StoredEnd {
  /** Of each act: what came of it, and how many requests the server saw. */
  readonly texts: readonly string[];
  /** How many records with an external id the server holds in the end. */
  readonly records: number;
  readonly printed: readonly string[];
}

/** Does one act after another on the same server. Only the first meets the fault. */
export async function runStored(fault: StoreFault, acts: readonly Act[]): Promise<StoredEnd> {
  const store = patientsStore({
    ...(fault.conflict && { conflict: fault.conflict }),
    // The list of patients shows less of a record than reading it.
    summary: (record) =>
      "filename" in record ? record : { id: record.id, name: record["name"], created_at: "" },
  });
  const owner = store.store({ name: `Joe ${canary}` }).id;
  if (fault.isTaken) acts[0]?.take?.(store, fault.isOthers ? "another" : owner);
  const texts: string[] = [];
  const shown: string[] = [];
  for (const [index, act] of acts.entries()) {
    const controller = new AbortController();
    const abort = (): void => controller.abort("enough");
    if (fault.isAborted && index === 0) abort();
    const server = await rawServer([serveStore(index === 0 ? fault : {}, { store, abort })]);
    if (fault.isDown && index === 0) await server.close();
    const { client, attempts } = faultClient(server.url, fault.client);
    const options = { signal: controller.signal, headers: { "x-note": canary } };
    const { text, failures } = await act.run({ client, options, fault, owner });
    const sent = server.requests.length;
    const tries = sent === 0 && attempts() > 1 ? ` in ${attempts()} attempts` : "";
    texts.push(`${text}, sent ${sent}${tries}`);
    for (const failure of failures) shown.push(...(await printed(failure, client)));
    await server.close();
  }
  return { texts, records: recordsIn(store), printed: shown };
}

/** Serves a store, with the steps of a fault by the roles of the requests. */
function serveStore(
  fault: Pick<StoreFault, Role>,
  { store, abort }: { store: PatientsStore; abort: () => void },
): Serve {
  const met: Record<Role, number> = { create: 0, lookup: 0, read: 0, update: 0 };
  return (socket, _index, text) => {
    const [method = "", target = ""] = text.split(" ", 2);
    const request = { method, target, body: text.slice(text.indexOf("\r\n\r\n") + 4) };
    const role = roleOf(request);
    const steps = fault[role] ?? [];
    const step = typeof steps === "function" ? steps : steps[met[role]++];
    (step ?? done)({ socket, request, store, abort });
  };
}

function roleOf({ method, target }: SeenRequest): Role {
  if (method === "POST") return "create";
  if (method === "PATCH") return "update";
  return target.includes("external_id=") ? "lookup" : "read";
}

function recordsIn({ patients, documents }: PatientsStore): number {
  const ids = [...patients.values(), ...documents.values()].flatMap((it) => it.external_id ?? []);
  // Whatever happened, an external id was never stored twice.
  expect(new Set(ids).size).toBe(ids.length);
  return ids.length;
}
