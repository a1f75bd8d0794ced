import type * as Client from "../../../generated/src/index.ts";
import { documents } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { loadOurs } from "../our-client.ts";
import { patientsByHand } from "../patients-by-hand.ts";
import { stubPatients } from "../stub-patients.ts";
import { compared, number, table, type Row } from "../table.ts";

const baseUrl = "https://bench.example";
const concurrency = 16;

/** The rows of one load; every tenth has changed in the third. */
function* rows(count: number, load: number): Generator<Client.PatientRow> {
  for (let at = 0; at < count; at++) {
    const hasChanged = load === 2 && at % 10 === 0;
    yield {
      external_id: `ehr-${at}`,
      name: hasChanged ? `Renamed ${at}` : `Patient ${at}`,
      notes: "Referred by the clinic",
    };
  }
}

export const reconcile: Measure = {
  name: "reconcile",
  title: "Reconciling patients",
  async run({ isQuick }: MeasureOptions): Promise<string> {
    const [document] = documents(["healos"]);
    if (document === undefined) return "The document is not there.";
    const count = isQuick ? 5_000 : 50_000;
    const { createClient, reconcilePatients } = await loadOurs(document);
    const stubs = [stubPatients(), stubPatients()] as const;
    const client = createClient({ baseUrl, fetch: stubs[0].fetch });
    const found: Row[] = [];
    for (const [load, name] of ["all new", "all there", "every tenth changed"].entries()) {
      const byHand = await timed(() =>
        patientsByHand(stubs[1].fetch, { baseUrl, concurrency }, rows(count, load)),
      );
      let peakMb = 0;
      const mine = await timed(async () => {
        let done = 0;
        const summary = await reconcilePatients(client, rows(count, load), {
          concurrency,
          onRow: () => {
            if (done++ % 1000 === 0) peakMb = Math.max(peakMb, heapMb());
          },
        });
        if (summary.failed > 0) throw new Error(`${summary.failed} rows failed`);
      });
      const perRow = stubs[0].takeRequests() / count;
      const perRowByHand = stubs[1].takeRequests() / count;
      process.stderr.write(`reconcile: ${name} ${number(mine)} s\n`);
      found.push({
        name,
        cells: [
          `${number(byHand)} s`,
          compared(mine, byHand, " s"),
          number(count / mine),
          `${number(perRowByHand)}, ${number(perRow)}`,
          number(peakMb),
        ],
      });
    }
    return [
      `${number(count)} rows, ${concurrency} at a time, against a fetch that answers from memory. By hand: the same reads and writes with \`fetch\` and \`Promise\`, and nothing else. In brackets: how many times that.`,
      table(
        ["by hand", "`reconcilePatients`", "rows a second", "requests a row", "heap MB"],
        found,
      ),
    ].join("\n\n");
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function heapMb(): number {
  return process.memoryUsage().heapUsed / 2 ** 20;
}
