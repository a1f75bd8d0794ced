import type { Socket } from "node:net";
import type { PatientRow } from "../external-id/patients-client.js";
import type {
  Answer,
  PatientsStore,
  SeenRequest,
  StoredRecord,
} from "../external-id/patients-store.js";
import { answer, bytes, head } from "./answers.js";
import type { FaultOptions } from "./fault-client.js";
import type { Serve } from "./raw-server.js";

/** What a request is to the helper that sends it. */
export type Role = "create" | "lookup" | "read" | "update";

/** A request's turn at the server. */
export interface Turn {
  readonly socket: Socket;
  readonly request: SeenRequest;
  readonly store: PatientsStore;
  /** Aborts what the caller waits for. */
  abort(): void;
}

/** What the server does with a request. */
export type Step = (turn: Turn) => void;

/** A row of the table: what happens to the requests of a helper, by their role. */
export interface StoreFault extends Partial<Record<Role, Step | readonly (Step | undefined)[]>> {
  readonly name: string;
  /** The record is there before, as somebody else stored it. */
  readonly isTaken?: true;
  /** A document that is there before is another patient's. */
  readonly isOthers?: true;
  /** The body of a 409. */
  readonly conflict?: (record: StoredRecord) => unknown;
  /** How many ask for the same at once; 1 by default. */
  readonly atOnce?: number;
  /** The rows to reconcile; one by default. */
  readonly rows?: readonly PatientRow[];
  /** No server is there. */
  readonly isDown?: true;
  readonly client?: FaultOptions;
  /** The caller has aborted before. */
  readonly isAborted?: true;
  readonly expect: readonly [string, string];
  /** How many records the server holds in the end. */
  readonly records: number;
}

/** Both helpers end so, the second after `other` requests. */
export function ends(end: string, sent: number, other: number = sent): StoreFault["expect"] {
  return [`${end}, sent ${sent}`, `${end}, sent ${other}`];
}

/** Carries the request out and answers it. */
export const done: Step = (turn) => send(turn.socket, carryOut(turn));

/** Carries nothing out. */
export function not(serve: Serve): Step {
  return ({ socket }) => serve(socket, 0, "");
}

/** Carries the request out and does not tell. */
export function stored(serve: Serve): Step {
  return (turn) => {
    carryOut(turn);
    serve(turn.socket, 0, "");
  };
}

/** Carries the request out and tells half of it. */
export function halved(kind: "chunked" | "with a length" | "without a length"): Step {
  return (turn) => {
    const { status, body } = carryOut(turn);
    const text = JSON.stringify(body);
    const half = text.slice(0, text.length / 2);
    const size = text.length.toString(16);
    const parts = {
      chunked: [head(status, { "transfer-encoding": "chunked" }), `${size}\r\n${half}`],
      "with a length": [head(status, { "content-length": `${text.length}` }), half],
      "without a length": [head(status, {}), half],
    };
    bytes(...parts[kind])(turn.socket, 0, "");
  };
}

/** Somebody deletes the record before the request is carried out. */
export const deletedBefore: Step = (turn) => {
  for (const records of [turn.store.patients, turn.store.documents]) {
    for (const [id, record] of records) if (record.external_id !== undefined) records.delete(id);
  }
  done(turn);
};

/** Carries the request out, and the caller aborts before it is answered. */
export const doneAndAborted: Step = (turn) => {
  carryOut(turn);
  turn.abort();
};

/** Carries nothing out, and the caller aborts. */
export const aborted: Step = ({ abort }) => abort();

function carryOut({ store, request }: Turn): Answer {
  return store.carryOut(request);
}

function send(socket: Socket, { status, body, headers }: Answer): void {
  answer(status, JSON.stringify(body), headers)(socket, 0, "");
}
