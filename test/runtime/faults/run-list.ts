import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { listAllNumbered } from "../pagination/list-client.js";
import { canary } from "./answers.js";
import { faultClient } from "./fault-client.js";
import type { ListFault, Way } from "./list-fault.js";
import { describeFailure, printed } from "./printed.js";
import { rawServer, type RawServer } from "./raw-server.js";
import { idsOf, serveList, totalOf } from "./serve-list.js";

/** How one list through a fault ended. */
export interface ListEnd {
  /** What was yielded, and how many requests the server saw. */
  readonly text: string;
  /** How many of the server's records were handed out. */
  readonly records: string;
  /** Everything of a failure that a caller can print, and the checkpoints. */
  readonly printed: readonly string[];
}

/** The loop asks for a page again so many times before it gives up. */
const patience = 3;

/** Iterates a list through a fault, and waits until no socket is left. */
export async function runList(fault: ListFault, way: Way): Promise<ListEnd> {
  const controller = new AbortController();
  const onHitch = (): void => {
    const { abortAfterMs } = fault;
    if (abortAfterMs !== undefined) setTimeout(() => controller.abort("enough"), abortAfterMs);
  };
  const server = await rawServer([serveList(fault, { width: way.whileAwaited, onHitch })]);
  const { client, attempts } = faultClient(server.url, fault.client);
  const list = listAllNumbered(
    client,
    { tag: canary, ...fault.request },
    { ...way.options, signal: controller.signal, headers: { "x-note": canary } },
  );

  const seen: (number | string)[] = [];
  const ids: number[] = [];
  const shown: string[] = [];
  let pages = 0;
  for await (const result of list.results()) {
    if (result.ok) {
      seen.push(++pages);
      ids.push(...result.items.map(({ id }) => id));
      shown.push(result.checkpoint);
      if (!fault.leaves) continue;
      await until(() => server.requests.length === 1 + way.whileInUse);
      seen.push("left");
      break;
    }
    seen.push(describeFailure(result.error));
    shown.push(...(await printed(result, client, list)));
    if (seen.filter((it) => typeof it === "string").length === patience) break;
  }
  const sent = await requestsInTheEnd(server);
  const all = Array.from({ length: totalOf(pages, fault) ?? pages }, (_, index) =>
    idsOf(index + 1, fault),
  ).flat();
  const tries = attempts() === sent ? "" : ` in ${attempts()} attempts`;
  // No record is passed over and none comes twice.
  expect(ids).toEqual(all.slice(0, ids.length));
  return {
    text: `${shorten(seen).join(", ")}, sent ${sent}${tries}`,
    records: `${ids.length} of ${all.length}`,
    printed: shown,
  };
}

/** Waits until no socket is open, and a little for requests that should not come. */
async function requestsInTheEnd(server: RawServer): Promise<number> {
  await until(() => server.inUse() === 0);
  await pause(30);
  expect(server.inUse()).toBe(0);
  await server.close();
  return server.requests.length;
}

/** The row's time limit ends the wait for what never comes. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

/** Pages one after another become `1 to 3`, the same failure again and again `3 times http 500`. */
function shorten(seen: readonly (number | string)[]): string[] {
  const series: { first: number | string; last: number | string; count: number }[] = [];
  for (const each of seen) {
    const before = series.at(-1);
    if (before?.last === (typeof each === "number" ? each - 1 : each)) {
      before.last = each;
      before.count++;
    } else series.push({ first: each, last: each, count: 1 });
  }
  if (series.length === 0) return ["nothing"];
  return series.map(({ first, last, count }) => {
    if (count === 1) return `${first}`;
    return typeof first === "number" ? `${first} to ${last}` : `${count} times ${first}`;
  });
}
