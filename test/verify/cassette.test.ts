import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  createClient,
  createPatient,
  getPatient,
  listAppointments,
  listPatients,
  unwrap,
  updatePatient,
  type Client,
} from "../../generated/src/index.js";
import { record, replay } from "../../generated/src/testing.js";
import { createEmulator } from "../../src/emulator.js";
import { bundledSpec } from "../../src/read/assets.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";

/** What a program does with the API; every id comes from an answer. */
async function work(client: Client): Promise<unknown[]> {
  const page = await unwrap(listPatients(client, { limit: 2 }));
  const patientId = page[0]?.id ?? "";
  const body = { name: "Canary Sampleton", external_id: "CANARY-1" };
  const created = await unwrap(createPatient(client, { body }));
  const changed = await unwrap(
    updatePatient(client, { patientId: created.id, body: { notes: "canary notes" } }),
  );
  const read = await unwrap(getPatient(client, { patientId }));
  const appointments = await unwrap(listAppointments(client, { limit: 3 }));
  expect(read.id).toBe(patientId);
  expect(changed.id).toBe(created.id);
  return [page, created, changed, read, appointments];
}

async function recorded(file: string): Promise<unknown[]> {
  const emulator = await createEmulator();
  const baseUrl = `http://localhost${emulator.basePath}`;
  const apiKey = emulator.keys[0]?.key ?? "";
  return work(createClient({ apiKey, baseUrl, fetch: record(file, emulator.fetch) }));
}

test("what was recorded is replayed without a network, its ids still lead to the same records", async () => {
  const file = join(tempFolder(), "work.json");
  const answered = JSON.stringify(await recorded(file));
  const kept = readFileSync(file, "utf8");
  for (const [, value = ""] of answered.matchAll(/:"([^"]{4,})"/g)) {
    const isListed =
      /^(SCHEDULED|COMPLETED|CANCELLED|NO_SHOW|Telehealth|In-Person|Both|Other)$/.test(value);
    if (!isListed) expect(kept).not.toContain(value);
  }
  expect(kept).not.toMatch(/canary|hlsk_/i);
  expect(kept).toContain('"status": "SCHEDULED"');

  const replayed = await work(
    createClient({ apiKey: "none", baseUrl: "http://localhost/ext-api/v1", fetch: replay(file) }),
  );
  const shape = (value: unknown): string =>
    JSON.stringify(value)
      .replace(/\p{Ll}/gu, "a")
      .replace(/\p{Lu}/gu, "A")
      .replace(/\d/g, "0");
  const shapes = shape(JSON.parse(answered)).replace(/AAAAAAAAA|AA_AAAA/g, "");
  expect(shape(replayed).replace(/AAAAAAAAA|AA_AAAA/g, "")).toBe(shapes);
});

test("diff tells the recordings that a change makes invalid", async () => {
  const folder = tempFolder();
  await recorded(join(folder, "work.json"));
  const spec = readFileSync(bundledSpec, "utf8");
  writeFileSync(join(folder, "same.yaml"), spec);
  const changed = spec
    .replace(
      "      required: [id, name, created_at]\n",
      "      required: [id, name, created_at, mrn]\n",
    )
    .replace("x-package-name: healos-client", "x-package-name: healos-client2");
  expect(changed).not.toBe(spec);
  writeFileSync(join(folder, "changed.yaml"), changed);
  const args = (head: string): string[] => [
    ...["diff", join(folder, "same.yaml"), join(folder, head), "--wire-only"],
    ...["--fail-on", "never", "--cassettes", folder],
  ];
  const same = await runHere(args("same.yaml"));
  expect(same.stdout).not.toContain("work.json");
  expect(same.code).toBe(0);
  const { stdout, code } = await runHere(args("changed.yaml"));
  expect(stdout).toMatch(/work\.json: `\w+`: the answer breaks required at data\.(\[\]\.)?mrn/);
  expect(code).toBe(1);
});
