import { describe, expect, it } from "vitest";
import { reconcile, type CallError } from "../../../src/runtime/index.js";

interface Appointment {
  id: string;
  external_id: string;
  start_at?: string | null;
  notes?: string | null;
}
type Row = Omit<Appointment, "id">;

const success = <Data>(data: Data): { ok: true; data: Data; response: never } => ({
  ok: true,
  data,
  response: undefined as never,
});

/** The fields that an appointment with `stored` would be updated with, for a row with `wanted`. */
async function changes(stored: Partial<Row>, wanted: Partial<Row>): Promise<string[]> {
  const record: Appointment = { id: "1", external_id: "A-1", ...stored };
  let sent: string[] = [];
  await reconcile<Row, Row, Appointment, CallError>(
    {
      id: "updateAppointment",
      field: "external_id",
      createFields: [],
      updateFields: ["start_at", "notes"],
      momentFields: ["start_at"],
      find: () => Promise.resolve(success(record)),
      ensure: () => Promise.reject(new Error("is there already")),
      update: (_id, body) => {
        sent = Object.keys(body);
        return Promise.resolve(success(record));
      },
    },
    [{ external_id: "A-1", ...wanted }],
  );
  return sent;
}

const ten = "2026-03-15T10:00:00.000Z";

describe("a date-time in a row", () => {
  it.each([ten, "2026-03-15T10:00:00Z", "2026-03-15T11:00:00+01:00", "2026-03-15T10:00Z"])(
    "is no difference where it is the same moment: %s",
    async (start_at) => {
      expect(await changes({ start_at: ten }, { start_at })).toEqual([]);
    },
  );

  it.each<[string | undefined, string | null]>([
    [ten, "2026-03-15T10:00:01Z"],
    [ten, null],
    [undefined, ten],
    [ten, "soon"],
    ["later", "soon"],
  ])("is one where %j becomes %j", async (stored, start_at) => {
    expect(await changes(stored === undefined ? {} : { start_at: stored }, { start_at })).toEqual([
      "start_at",
    ]);
  });

  it("is a text in any other field", async () => {
    expect(await changes({ notes: ten }, { notes: "2026-03-15T10:00:00Z" })).toEqual(["notes"]);
  });
});
