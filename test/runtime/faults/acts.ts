import type { CallFailure, Ensured, Failed, Result } from "../../../src/runtime/index.js";
import {
  ensurePatient,
  ensurePatientDocument,
  findPatientByExternalId,
  findPatientDocumentByExternalId,
  reconcilePatients,
  type PatientRow,
} from "../external-id/patients-client.js";
import type { PatientsStore } from "../external-id/patients-store.js";
import { canary } from "./answers.js";
import { describeFailure } from "./printed.js";
import { externalId, type Act, type Acted, type Situation } from "./run-stored.js";

const name = `Jane ${canary}`;
const takePatient = (store: PatientsStore): void =>
  void store.store({ name, external_id: externalId });
const takeDocument = (store: PatientsStore, owner: string): void =>
  void store.storeDocument({
    filename: "scan.pdf",
    external_id: externalId,
    patient_id: owner,
  });

/** The helpers that create a record or get the one that is there. */
export const ensures: Readonly<Record<string, Act>> = {
  ensurePatient: {
    take: takePatient,
    run: (situation) =>
      several(situation, () => {
        const body = { name, external_id: externalId };
        return ensurePatient(situation.client, { body }, situation.options).then(ensuredOr);
      }),
  },
  ensurePatientDocument: {
    take: takeDocument,
    run: (situation) =>
      several(situation, () => {
        const file = { data: new TextEncoder().encode(canary), filename: "scan.pdf" };
        const request = { patientId: situation.owner, body: { file, external_id: externalId } };
        return ensurePatientDocument(situation.client, request, situation.options).then(ensuredOr);
      }),
  },
};

/** The helpers that look a record up. */
export const finds: Readonly<Record<string, Act>> = {
  findPatientByExternalId: {
    take: takePatient,
    run: async ({ client, options }) => {
      const request = { external_id: externalId };
      return foundOr(await findPatientByExternalId(client, request, options));
    },
  },
  findPatientDocumentByExternalId: {
    take: takeDocument,
    run: async ({ client, options, owner }) => {
      const request = { patientId: owner, external_id: externalId };
      return foundOr(await findPatientDocumentByExternalId(client, request, options));
    },
  },
};

/** A row of which the create takes a part, and the update the rest. */
export const row: PatientRow = { external_id: externalId, name, notes: canary, consent: true };

const reconciles: Act = {
  take: takePatient,
  async run({ client, options, fault: { rows = [row] } }) {
    const texts: string[] = [];
    const summary = await reconcilePatients(client, rows, {
      ...options,
      concurrency: 1,
      onRow: (outcome) => {
        const done = "done" in outcome && outcome.done === "created" ? " after create" : "";
        const told = "error" in outcome ? describeFailure(outcome.error) : "";
        const error =
          outcome.status === "stopped" ? told.replace("aborted", "") : told && `: ${told}`;
        texts.push(`${outcome.status}${done}${error}`);
      },
    });
    // The row itself is the caller's own, and is there to be printed.
    const failures = summary.failures.map(({ error }) => ({ ok: false, error }) as const);
    return { text: texts.join(", ") || "nothing", failures };
  },
};

/** Reconciles, and does it again when the fault is gone. */
export const reconcilesTwice: Record<string, Act> = {
  reconcilePatients: reconciles,
  "run again": reconciles,
};

/** Does the same several times at once; equal ends are counted. */
async function several(
  { fault: { atOnce = 1 } }: Situation,
  act: () => Promise<Acted>,
): Promise<Acted> {
  const ends = await Promise.all(Array.from({ length: atOnce }, act));
  const texts = ends.map(({ text }) => text).sort();
  const counted = [...new Set(texts)].map((text) => {
    const count = texts.filter((other) => other === text).length;
    return count === 1 ? text : `${count} times ${text}`;
  });
  return { text: counted.join(", "), failures: ends.flatMap(({ failures }) => failures) };
}

function ensuredOr(result: Result<Ensured<unknown>, CallFailure>): Acted {
  return acted(result, ({ created }) => (created ? "created" : "found"));
}

function foundOr(result: Result<unknown, CallFailure>): Acted {
  return acted(result, (record) => (record === null ? "none" : "found"));
}

function acted<Data>(result: Result<Data, CallFailure>, describe: (data: Data) => string): Acted {
  if (result.ok) return { text: describe(result.data), failures: [] };
  const failure: Failed<CallFailure> = result;
  return { text: describeFailure(failure.error), failures: [failure] };
}
