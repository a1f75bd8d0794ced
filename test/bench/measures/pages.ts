import { fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { documents } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { loadOurs } from "../our-client.ts";
import { here } from "../packages.ts";
import { compared, number, table, type Row } from "../table.ts";

/** Reads the whole list, and does its work between two pages. Resolves to the count of items. */
type Walk = (baseUrl: string, work: () => Promise<unknown>) => Promise<number>;

const latencyMs = 20;
const perPage = 100;
const total = 500;
const workMs = 10;
const columns: readonly { title: string; work: () => Promise<unknown> }[] = [
  { title: "nothing else to do", work: () => Promise.resolve() },
  { title: `${workMs} ms of waiting for each page`, work: () => sleep(workMs) },
];

export const pages: Measure = {
  name: "pages",
  title: "Pages",
  async run({ isQuick }: MeasureOptions): Promise<string> {
    const [document] = documents(["healos"]);
    if (document === undefined) return "The document is not there.";
    const { createClient, listAllPatients } = await loadOurs(document);
    const walk =
      (options?: object): Walk =>
      async (baseUrl, work) => {
        let seen = 0;
        const list = listAllPatients(createClient({ baseUrl }), { limit: perPage }, options);
        for await (const _ of list) if (++seen % perPage === 0) await work();
        return seen;
      };
    const walks: readonly { name: string; walk: Walk }[] = [
      { name: "a loop over `fetch`, written by hand", walk: byHand },
      { name: "`listAllPatients`", walk: walk() },
      { name: "`prefetch: 1`", walk: walk({ prefetch: 1 }) },
      { name: "`concurrency: 4`", walk: walk({ concurrency: 4 }) },
      { name: "`concurrency: 16`", walk: walk({ concurrency: 16 }) },
    ];
    return measure(walks, isQuick ? total / 10 : total);
  },
};

async function measure(
  walks: readonly { name: string; walk: Walk }[],
  count: number,
): Promise<string> {
  const server = await startServer(count);
  const byHandS = new Map<string, number>();
  const rows: Row[] = [];
  for (const { name, walk } of walks) {
    const cells: string[] = [];
    for (const { title, work } of columns) {
      const started = performance.now();
      const seen = await walk(server.baseUrl, work);
      if (seen !== count * perPage) throw new Error(`${name}: ${seen} items`);
      const seconds = (performance.now() - started) / 1000;
      process.stderr.write(`pages: ${name}, ${title}: ${number(seconds)} s\n`);
      const base = byHandS.get(title);
      if (base === undefined) byHandS.set(title, seconds);
      cells.push(base === undefined ? `${number(seconds)} s` : compared(seconds, base, " s"));
    }
    rows.push({ name, cells });
  }
  server.close();
  return [
    `${count} pages of ${perPage} items over loopback, each answered after ${latencyMs} ms, read to the end. In brackets: how many times the loop by hand. Bold: faster than that.`,
    table(
      columns.map(({ title }) => title),
      rows,
    ),
  ].join("\n\n");
}

async function byHand(baseUrl: string, work: () => Promise<unknown>): Promise<number> {
  let seen = 0;
  for (let page = 1, last = 1; page <= last; page++) {
    const response = await fetch(`${baseUrl}/patients?page=${page}&limit=${perPage}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body = (await response.json()) as { data: unknown[]; meta: { total_pages: number } };
    for (const _ of body.data) seen++;
    last = body.meta.total_pages;
    await work();
  }
  return seen;
}

async function startServer(count: number): Promise<{ baseUrl: string; close(): void }> {
  const args = [String(count), String(perPage), String(latencyMs)];
  const child = fork(join(here, "pages-process.mjs"), args, { execArgv: [] });
  const port = await new Promise((resolve) => child.once("message", resolve));
  return { baseUrl: `http://127.0.0.1:${String(port)}`, close: () => child.kill() };
}
