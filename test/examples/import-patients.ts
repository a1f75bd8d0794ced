/*
 * Loads the patients of another system: `import-patients [COUNT]`, 50,000 of them by default. Each is created, brought
 * up to date or left alone, whichever it needs; run it again after an interruption, and it finishes what is left.
 *
 * HEALOS_API_KEY holds the key; HEALOS_BASE_URL says where the API is, if not where the document says.
 */
import {
  createClient,
  pace,
  reconcilePatients,
  type PatientRow,
} from "../../generated/src/index.js";

const total = Number(process.argv[2] ?? 50_000);
const client = createClient({
  apiKey: process.env["HEALOS_API_KEY"],
  baseUrl: process.env["HEALOS_BASE_URL"],
  // Spreads the calls over the window that the API's rate limit leaves.
  middleware: [pace()],
});
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

/** The other system's patients. They come one by one, so that they need not be in memory. */
function* patients(): Generator<PatientRow> {
  for (let number = 1; number <= total; number++) {
    yield {
      external_id: `EMR-${number}`,
      name: `Patient ${number}`,
      notes: number % 3 === 0 ? "Referred by the clinic." : null,
    };
  }
}

const barWidth = 40;
let shown = 0;

/** Draws the bar anew, ten times a second at most. */
function showProgress(done: number, failed: number): void {
  const now = performance.now();
  if (now - shown < 100 && done < total) return;
  shown = now;
  const full = Math.round((done / total) * barWidth);
  const bar = "█".repeat(full) + "░".repeat(barWidth - full);
  const failures = failed > 0 ? `, ${failed} failed` : "";
  process.stderr.write(
    `\r${bar} ${done.toLocaleString("en")} of ${total.toLocaleString("en")}${failures}`,
  );
}

const summary = await reconcilePatients(client, patients(), {
  concurrency: 8,
  signal: stop.signal,
  onRow(_outcome, { created, updated, unchanged, failed }) {
    showProgress(created + updated + unchanged + failed, failed);
  },
});

process.stderr.write("\n");
const { created, updated, unchanged, failures, complete } = summary;
console.log(
  `${created} created, ${updated} updated, ${unchanged} unchanged, ${failures.length} failed`,
);
for (const { row, error } of failures.slice(0, 10)) {
  console.log(`${row.external_id}: ${error.kind}${"status" in error ? ` ${error.status}` : ""}`);
}
if (!complete) console.log("Interrupted: run it again for the rest.");
process.exitCode = complete && failures.length === 0 ? 0 : 1;
