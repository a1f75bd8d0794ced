import type { Middleware } from "../contract/middleware.js";
import { mergeObservations, type Observations } from "./observations.js";
import { observeAnswer } from "./observe-answer.js";
import type { Outline } from "./outline.js";

/** Middleware that keeps the shapes of the answers that pass. */
export interface Observer extends Middleware {
  /** What was seen so far, once every body that is on its way has been looked at. */
  observations(): Promise<Observations>;
}

/** Bodies that say to be longer are not looked into, in bytes. */
const maxObservedLength = 10_000_000;

/** {@link Observer} of the API that the outline is of. */
export function observerOf(outline: Outline): Observer {
  let seen: Observations = mergeObservations();
  const pending = new Set<Promise<void>>();
  const look = async (operation: string, response: Response): Promise<void> => {
    const { status, headers } = response;
    const isText =
      /[/+]json\s*(;|$)/i.test(`${headers.get("content-type")}`) &&
      !(Number(headers.get("content-length")) > maxObservedLength);
    const at = Date.now();
    // What is cut off while it is read is the call's own failure.
    const text = isText ? await response.clone().text().catch(nothingRead) : undefined;
    const answer = { operation, status, headers, text, at };
    seen = mergeObservations(seen, observeAnswer(answer, outline));
  };
  const middleware: Middleware = async (request, { operation }, next) => {
    const response = await next(request);
    const looking = look(operation, response).catch(nothingRead);
    pending.add(looking as Promise<void>);
    void looking.then(() => pending.delete(looking as Promise<void>));
    return response;
  };
  return Object.assign(middleware, {
    observations: async () => {
      await Promise.all(pending);
      return seen;
    },
  });
}

function nothingRead(): undefined {
  return undefined;
}
