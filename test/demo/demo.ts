import * as healos from "../../generated/src/index.js";
import { startEmulator } from "./emulator-process.js";

/** How many patients are imported. */
const count = 1_000;
/** The limit of the second emulator, low enough to run into it on any machine. */
const rate = "20/2";

const started = performance.now();
const say = (text: string): void => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${text}\n`);
};

const emulator = await startEmulator([]);
say(`The emulator serves ${emulator.baseUrl}`);
let requests = 0;
const client = connect(emulator.baseUrl, () => (requests += 1));

try {
  await importPatients("first");
  await importPatients("second");
  const patients = await healos.listAllPatients(client, { limit: 100 }).toArray();
  say(`${patients.length} patients are there: ${count} of ours and the made-up ones`);
  const patientId = await book();
  await pageThrough();
  await upload(patientId);
  await runIntoTheLimit();
  say(`Done: ${requests} requests`);
} finally {
  emulator.stop();
}

/** Makes the emulator have a patient for each row; rows that are there already stay as they are. */
async function importPatients(time: string): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    name: `Imported Nobody ${index + 1}`,
    external_id: `IMPORT-${index + 1}`,
  }));
  let done = 0;
  const { created, unchanged, failed } = await healos.reconcilePatients(client, rows, {
    concurrency: 8,
    onRow: () => {
      done += 1;
      if (done % (count / 4) === 0) {
        say(`  ${done} of ${count}`);
      }
    },
  });
  say(`The ${time} import: ${created} created, ${unchanged} unchanged, ${failed} failed`);
}

async function book(): Promise<healos.PatientId> {
  const found = await healos.unwrap(
    healos.findPatientByExternalId(client, { external_id: "IMPORT-1" }),
  );
  if (found === null) {
    throw new Error("The first imported patient is not there");
  }
  const body = {
    patient_id: found.id,
    start_at: "2031-03-14T09:30:00.000Z",
    duration_minutes: 30,
    external_id: "BOOKING-1",
  };
  const { record } = await healos.unwrap(healos.ensureAppointment(client, { body }));
  const again = await healos.unwrap(healos.ensureAppointment(client, { body }));
  say(
    `Booked ${record.patient_name ?? ""} for ${record.start_at}; asked twice, created once: ${!again.created}`,
  );
  return found.id;
}

async function pageThrough(): Promise<void> {
  let pages = 0;
  let items = 0;
  for await (const page of healos.listAllAppointments(client, { limit: 50 }).pages()) {
    pages += 1;
    items += page.items.length;
  }
  say(`Paged through ${items} appointments on ${pages} pages`);
}

async function upload(patientId: healos.PatientId): Promise<void> {
  const file = {
    data: new Blob(["%PDF-1.4 made up"]),
    filename: "referral.pdf",
    contentType: "application/pdf",
  };
  const uploaded = await healos.unwrap(
    healos.uploadPatientDocument(client, { patientId, body: { file } }),
  );
  const bytes = await (await fetch(uploaded.public_url ?? "")).arrayBuffer();
  say(
    `Uploaded ${uploaded.filename}, ${uploaded.file_size} bytes; its public_url serves ${bytes.byteLength}`,
  );
}

/** Asks for more than a limit allows, reads the refusal, and lets the client wait it out. */
async function runIntoTheLimit(): Promise<void> {
  const limited = await startEmulator(["--rate", rate]);
  let refused = 0;
  const hasty = connect(limited.baseUrl, (status) => (refused += status === 429 ? 1 : 0));
  const calls = Array.from({ length: 25 }, () => healos.listPatients(hasty, {}, { retries: 0 }));
  for (const result of await Promise.all(calls)) {
    if (!result.ok && result.error.kind === "http" && result.error.status === 429) {
      const wait = result.error.retryAfterMs ?? 0;
      say(`Refused with 429, ${refused} times in 25 calls: try again in ${wait} ms`);
      break;
    }
  }
  const before = performance.now();
  await healos.unwrap(healos.listPatients(hasty));
  say(`Answered after ${Math.round(performance.now() - before)} ms of waiting`);
  limited.stop();
}

/** A client that tells the status of each answer. */
function connect(baseUrl: string, onAnswer: (status: number) => void): healos.Client {
  return healos.createClient({
    apiKey: "hlsk_demo",
    baseUrl,
    middleware: [
      async (request, _context, next) => {
        const response = await next(request);
        onAnswer(response.status);
        return response;
      },
    ],
  });
}
