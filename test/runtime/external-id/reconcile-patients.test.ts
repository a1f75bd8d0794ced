import { afterEach, describe, expect, it } from "vitest";
import { createClient, reconcilePatients } from "./patients-client.js";
import type { Patient, PatientRow, ReconcilePatientsError } from "./patients-client.js";
import type {
  Client,
  ReconcileOptions,
  ReconcileSummary,
  RowOutcome,
} from "../../../src/runtime/index.js";
import {
  startPatientsServer,
  type Fault,
  type PatientsServer,
  type PatientsServerOptions,
} from "./patients-server.js";
import type { SeenRequest } from "./patients-store.js";

type Outcome = RowOutcome<PatientRow, Patient, ReconcilePatientsError>;
type Options = ReconcileOptions<PatientRow, Patient, ReconcilePatientsError>;
type Summary = ReconcileSummary<PatientRow, ReconcilePatientsError>;

let server: PatientsServer;
let client: Client;
afterEach(() => server.close());

async function start(options?: PatientsServerOptions): Promise<void> {
  server = await startPatientsServer(options);
  client = createClient({ baseUrl: server.url, retries: 1 });
}

async function reconcileAll(
  rows: Iterable<PatientRow> | AsyncIterable<PatientRow>,
  options: Options = {},
): Promise<{ outcomes: Outcome[]; summary: Summary }> {
  const outcomes: Outcome[] = [];
  const onRow = (outcome: Outcome): void => void outcomes.push(outcome);
  const summary = await reconcilePatients(client, rows, { onRow, ...options });
  return { outcomes, summary };
}

const jane: PatientRow = { external_id: "P-1", name: "Jane" };
const writes = (requests: readonly SeenRequest[]): string[] =>
  requests.filter(({ method }) => method !== "GET").map(({ method, body }) => `${method} ${body}`);

interface Case {
  readonly title: string;
  readonly present?: Record<string, unknown>;
  readonly row: PatientRow;
  readonly fault?: (request: SeenRequest, earlier: readonly SeenRequest[]) => Fault | undefined;
  readonly expected: object;
  readonly written: readonly string[];
  readonly stored?: number;
}

const first =
  (method: string, fault: Fault): NonNullable<Case["fault"]> =>
  (request, earlier) =>
    request.method === method && !earlier.some((it) => it.method === method) ? fault : undefined;

const createJane = 'POST {"name":"Jane","external_id":"P-1"}';

const cases: Case[] = [
  {
    title: "a new row that the create covers",
    row: jane,
    expected: { status: "created", fields: ["name", "external_id"], record: { name: "Jane" } },
    written: [createJane],
  },
  {
    title: "a new row with fields that only the update takes",
    row: { ...jane, notes: "Allergic to nuts", consent: true, pronouns: null },
    expected: {
      status: "created",
      fields: ["name", "external_id", "notes", "consent"],
      record: { notes: "Allergic to nuts", consent: true },
    },
    written: [createJane, 'PATCH {"notes":"Allergic to nuts","consent":true}'],
  },
  {
    title: "a new row whose fields the new record has already",
    row: { ...jane, consent: false },
    expected: { status: "created" },
    written: [createJane],
  },
  {
    title: "a row that is in place",
    present: { name: "Jane", external_id: "P-1", consent: true },
    row: { ...jane, consent: true, notes: null, pronouns: undefined },
    expected: { status: "unchanged", record: { name: "Jane" } },
    written: [],
  },
  {
    title: "a row whose null is a field that the record leaves out",
    present: { name: "Jane", external_id: "P-1", notes: undefined },
    row: { ...jane, notes: null },
    expected: { status: "unchanged" },
    written: [],
  },
  {
    title: "a row that differs",
    present: { name: "Jane", external_id: "P-1", notes: "old" },
    row: { ...jane, name: "Jane Doe", notes: null },
    expected: { status: "updated", fields: ["name", "notes"], record: { name: "Jane Doe" } },
    written: ['PATCH {"name":"Jane Doe","notes":null}'],
  },
  {
    title: "a field that no operation takes",
    present: { name: "Jane", external_id: "P-1" },
    row: { ...jane, mrn: "17" } as PatientRow,
    expected: { status: "unchanged" },
    written: [],
  },
  {
    title: "a create whose answer is lost",
    row: { ...jane, consent: true },
    fault: first("POST", "loseAnswer"),
    expected: { status: "created", record: { consent: true } },
    written: [createJane, createJane, 'PATCH {"consent":true}'],
  },
  {
    title: "a create that is refused",
    row: jane,
    fault: first("POST", { status: 400, body: { error: "Validation error" } }),
    expected: { status: "failed", done: "nothing", error: { kind: "http", status: 400 } },
    written: [createJane],
    stored: 0,
  },
  {
    title: "an update after the create that fails once",
    row: { ...jane, consent: true },
    fault: first("PATCH", { status: 500, body: { error: "Internal server error" } }),
    expected: { status: "created", record: { consent: true } },
    written: [createJane, 'PATCH {"consent":true}', 'PATCH {"consent":true}'],
  },
  {
    title: "an update whose answer is lost",
    present: { name: "Jane", external_id: "P-1" },
    row: { ...jane, consent: true },
    fault: first("PATCH", "loseAnswer"),
    expected: { status: "updated", fields: ["consent"], record: { consent: true } },
    written: ['PATCH {"consent":true}', 'PATCH {"consent":true}'],
  },
  {
    title: "an update whose answers are all lost",
    present: { name: "Jane", external_id: "P-1" },
    row: { ...jane, consent: true },
    fault: ({ method }) => (method === "PATCH" ? "loseAnswer" : undefined),
    expected: { status: "failed", done: "nothing", error: { kind: "network", maybeApplied: true } },
    written: ['PATCH {"consent":true}', 'PATCH {"consent":true}'],
  },
  {
    title: "a lookup that fails",
    row: jane,
    fault: () => ({ status: 403, body: { error: "scope missing" } }),
    expected: { status: "failed", done: "nothing", error: { kind: "http", status: 403 } },
    written: [],
    stored: 0,
  },
  {
    title: "a record deleted between lookup and reading",
    row: jane,
    fault: (_request, earlier) =>
      earlier.length === 0 ? { status: 200, body: { data: [{ id: "9" }] } } : undefined,
    expected: { status: "created" },
    written: [createJane],
  },
  {
    title: "a lookup that finds somebody else",
    row: jane,
    fault: ({ target }) =>
      target.includes("?")
        ? { status: 200, body: { data: [{ id: "9" }] } }
        : { status: 200, body: { data: { id: "9", name: "John", external_id: "P-2" } } },
    expected: { status: "failed", done: "nothing", error: { kind: "decode" } },
    written: [],
    stored: 0,
  },
];

describe("reconcilePatients", () => {
  it.each(cases)("$title", async ({ present, row, fault, expected, written, stored = 1 }) => {
    await start(fault ? { fault } : {});
    if (present) server.store(present);
    const before = structuredClone(row);

    const { outcomes, summary } = await reconcileAll([row]);

    expect(outcomes).toMatchObject([expected]);
    expect(outcomes[0]?.row).toBe(row);
    expect(row).toEqual(before);
    expect(writes(server.requests)).toEqual(written);
    expect(server.patients.size).toBe(stored);
    expect(summary[outcomes[0]?.status ?? "failed"]).toBe(1);
  });

  it("finishes on a second run what failed on the first", async () => {
    let isDown = true;
    await start({
      fault: ({ method }) =>
        isDown && method === "PATCH" ? { status: 503, body: { error: "down" } } : undefined,
    });
    const rows = Array.from({ length: 30 }, (_, index) => ({
      external_id: `P-${index}`,
      name: `Patient ${index}`,
      ...(index % 3 === 0 ? { consent: true } : {}),
    }));

    const one = await reconcileAll(rows);
    isDown = false;
    const two = await reconcileAll(rows);
    const three = await reconcileAll(rows);

    expect(one.summary).toMatchObject({ created: 20, failed: 10, complete: true });
    expect(one.summary.failures).toMatchObject(Array(10).fill({ done: "created" }));
    expect(two.summary).toMatchObject({ created: 0, updated: 10, unchanged: 20, failed: 0 });
    expect(three.summary).toMatchObject({ unchanged: 30 });
    expect(server.patients.size).toBe(30);
  });

  it("plans without writing, and the plan is what a run then does", async () => {
    await start();
    server.store({ external_id: "P-2", name: "John", notes: "old" });
    server.store({ external_id: "P-3", name: "Jo" });
    const rows: PatientRow[] = [
      { ...jane, consent: true },
      { external_id: "P-2", name: "John", notes: "new" },
      { external_id: "P-3", name: "Jo" },
    ];
    const told = ({ outcomes }: { outcomes: Outcome[] }): unknown[] =>
      outcomes.map((it) => [it.status, it.row.external_id, "fields" in it && it.fields]);

    const plan = await reconcileAll(rows, { dryRun: true, concurrency: 1 });
    expect(writes(server.requests)).toEqual([]);
    const run = await reconcileAll(rows, { concurrency: 1 });

    expect(told(plan)).toEqual(told(run));
    expect(plan.outcomes).toMatchObject([
      { record: undefined },
      { record: { notes: "old" } },
      { record: { name: "Jo" } },
    ]);
    expect(run.outcomes[1]).toMatchObject({ record: { notes: "new" } });
  });

  it.each([
    ["a second row with the same external_id", "P-1", "earlier row"],
    ["an empty external_id", "", "empty"],
    ["a missing external_id", undefined, "empty"],
  ])("fails %s, and no other row", async (_title, external_id, message) => {
    await start();
    const rows = [
      jane,
      { external_id, name: "Other" } as PatientRow,
      { ...jane, external_id: "Z" },
    ];

    const { summary } = await reconcileAll(rows);

    expect(summary).toMatchObject({ created: 2, failed: 1 });
    expect(summary.failures).toMatchObject([
      {
        row: rows[1],
        done: "nothing",
        error: {
          kind: "invalid",
          parameter: "external_id",
          message: expect.stringContaining(message) as string,
        },
      },
    ]);
    expect([...server.patients.values()].map(({ name }) => name)).toEqual(["Jane", "Jane"]);
  });
});
