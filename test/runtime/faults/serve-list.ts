import type { Socket } from "node:net";
import { answer, canary } from "./answers.js";
import type { ListFault } from "./list-fault.js";
import type { Serve } from "./raw-server.js";

/** The ids of the records on a page. */
export function idsOf(page: number, { sizes = [2, 2, 2, 2, 2] }: ListFault): number[] {
  return Array.from({ length: sizes[page - 1] ?? 0 }, (_, index) => page * 10 + index);
}

/** How many pages the server says there are. */
export function totalOf(page: number, { total = () => 5 }: ListFault): number | undefined {
  return total(page);
}

/**
 * Serves a list page by page. A page is answered when those in front of it were, and when as many requests are there
 * as are due: so the number of requests does not depend on which of them are faster.
 */
export function serveList(
  fault: ListFault,
  { width, onHitch }: { width: number; onHitch: () => void },
): Serve {
  const { hitch = [], at = 2, isSlow } = fault;
  const waiting = new Map<number, Socket>();
  let due = 1;
  let told = 1;
  let met = 0;
  const serve = (page: number, socket: Socket): void => {
    const faulty = page === at && (typeof hitch === "function" ? hitch : hitch[met++]);
    if (faulty) {
      faulty(socket, 0, "");
      return onHitch();
    }
    due = page + 1;
    told = totalOf(page, fault) ?? due;
    answer(200, bodyOf(page, fault))(socket, 0, "");
  };
  const areAllThere = (): boolean => {
    const last = Math.max(due, Math.min(due + width - 1, told));
    for (let page = due; page <= last; page++) if (!waiting.has(page)) return false;
    return true;
  };
  return (socket, _index, request) => {
    const page = Number(/[?&]page=(\d+)/.exec(request)?.[1] ?? 1);
    if (isSlow) return serve(page, socket);
    waiting.set(page, socket);
    socket.on("close", () => {
      if (waiting.get(page) === socket) waiting.delete(page);
    });
    while (areAllThere()) {
      const first = waiting.get(due);
      waiting.delete(due);
      if (first) serve(due, first);
    }
  };
}

function bodyOf(page: number, fault: ListFault): string {
  const total_pages = totalOf(page, fault);
  const data = idsOf(page, fault).map((id) => ({ id, name: `Jane ${canary}` }));
  const meta = total_pages === undefined ? {} : { meta: { page, limit: 2, total_pages } };
  return JSON.stringify({ data, ...meta });
}
