import { followSignal } from "../call/follow-signal.js";
import type { CallOptions } from "../contract/client-options.js";
import type { CallError, CallFailure } from "../contract/errors.js";
import type { Failed, Result, Success } from "../contract/result.js";
import { aborted, unexpected } from "../failures/composed-failure.js";
import { isStatus } from "../failures/http-status.js";
import { isSettled } from "../failures/settled-failure.js";
import { type CheckpointBinding, writeCheckpoint } from "./checkpoint.js";
import { PageQueue } from "./page-queue.js";
import type { PageSource } from "./page-source.js";
import { pageStart } from "./page-start.js";
import type { ArrivedPage, Position } from "./page-style.js";
import type { PageResult } from "./paginator.js";
import { valueAt } from "./result-path.js";
import { sameJson } from "./same-json.js";

/** One iteration over the pages of a list: hands them out in order, each once. */
export class PageFeed<
  At extends Position,
  Request,
  Item,
  Data,
  Failure extends CallFailure,
  Siblings,
> {
  readonly #source: PageSource<At, Request, Data, Failure, Siblings>;
  readonly #request: object;
  readonly #options: CallOptions;
  readonly #binding: CheckpointBinding;
  readonly #ahead: number;
  readonly #handedOut = new Set<string>();
  #queue: PageQueue<At, Result<Data, Failure, Siblings>> | undefined;
  #refusal: Failed<CallError> | undefined;
  #previous: ArrivedPage | undefined;
  #latest: ArrivedPage | undefined;

  constructor(source: PageSource<At, Request, Data, Failure, Siblings>) {
    const { prefetch = 0, concurrency = 1, from, ...options } = source.options ?? {};
    this.#source = source;
    this.#options = options;
    this.#ahead = Math.max(prefetch, concurrency > 1 ? concurrency : 0);
    // A copy: the caller may go on using the request, which is never written to.
    this.#request = { ...source.request };
    this.#binding = { operation: source.id, filters: filtersOf(this.#request, source.style) };
    const start = pageStart({
      style: source.style,
      request: this.#request,
      options: { prefetch, concurrency, from },
      binding: this.#binding,
    });
    if (start.kind === "refused") this.#refusal = start.failure;
    if (start.kind === "position") this.#queue = this.#open(start.position, concurrency);
  }

  /** The next page; after a failure that may pass, the same page again; `undefined` at the end. */
  async next(): Promise<PageResult<Item, Failure | CallError, Siblings, Data> | undefined> {
    if (this.#refusal) return this.#end(this.#refusal);
    const queue = this.#queue;
    if (!queue) return undefined;
    const { signal } = this.#options;
    if (signal?.aborted) return this.#end(aborted(this.#source.id, signal));
    queue.keep(this.#ahead + 1);
    const answer = await queue.head();
    if (answer.ok) return this.#handOut(queue, answer);
    if (this.#isMiss(answer.error)) return this.#end(undefined);
    if (isSettled(answer.error)) return this.#end(answer);
    // Nothing is left running while the caller decides whether to go on.
    queue.drop();
    return answer;
  }

  /** Ends the iteration and aborts what is in flight. */
  close(): void {
    this.#queue?.drop();
    this.#queue = undefined;
    this.#refusal = undefined;
  }

  #end<Last>(last: Last): Last {
    this.close();
    return last;
  }

  #open(start: At, width: number): PageQueue<At, Result<Data, Failure, Siblings>> {
    const { style } = this.#source;
    return new PageQueue({
      start,
      width,
      ask: (position, controller) => this.#ask(position, controller),
      behind: (position, answer) => {
        if (!answer) return this.#latest && style.expect?.(position, this.#latest);
        const page = answer.ok ? this.#arrived(answer) : undefined;
        const step = page && style.next(position, page, this.#request);
        return step?.kind === "more" ? step.position : undefined;
      },
    });
  }

  async #ask(position: At, controller: AbortController): Promise<Result<Data, Failure, Siblings>> {
    const { client, list, style } = this.#source;
    const request = { ...this.#request, ...style.ask(position, this.#request) };
    const unfollow = followSignal(this.#options.signal, controller);
    try {
      const options = { ...this.#options, signal: controller.signal };
      const answer = await list(client, request as Request, options);
      this.#latest = (answer.ok && this.#arrived(answer)) || this.#latest;
      return answer;
    } finally {
      unfollow();
    }
  }

  #arrived(answer: Success<Data>): ArrivedPage | undefined {
    const items = valueAt(answer, this.#source.items ?? ["data"]);
    return Array.isArray(items) ? { items, answer } : undefined;
  }

  #handOut(
    queue: PageQueue<At, Result<Data, Failure, Siblings>>,
    answer: Success<Data> & Siblings,
  ): PageResult<Item, Failure | CallError, Siblings, Data> {
    const refuse = (problem: string): Failed<CallError> =>
      this.#end(unexpected(this.#source.id, answer.response, problem));
    const page = this.#arrived(answer);
    if (!page) return refuse("There is no list of items in the answer.");
    const place = JSON.stringify(queue.position);
    if (this.#handedOut.has(place) || repeats(page, this.#previous)) {
      return refuse("The list repeats itself: this page was answered before.");
    }
    const step = this.#source.style.next(queue.position, page, this.#request);
    if (step.kind === "fault") return refuse(`What follows the page is unclear: ${step.problem}.`);
    this.#handedOut.add(place);
    this.#previous = page;
    const next = step.kind === "more" ? step.position : null;
    if (next === null) this.close();
    else queue.take(next);
    queue.keep(next === null ? 0 : this.#ahead);
    const checkpoint = writeCheckpoint(this.#binding, next);
    // The style found an array where the document declares the items.
    return { ...answer, items: page.items as Item[], checkpoint };
  }

  /** A lookup that finds nothing is answered with 404 by some APIs: its list is empty. */
  #isMiss(failure: CallFailure): boolean {
    const { lookup } = this.#source;
    if (lookup === undefined || valueAt(this.#request, [lookup]) === undefined) return false;
    return isStatus(404, failure);
  }
}

function filtersOf(request: object, { members }: { members: readonly string[] }): object {
  return Object.fromEntries(Object.entries(request).filter(([name]) => !members.includes(name)));
}

/** A page of records that equals the one before it: the server does not go on. */
function repeats(page: ArrivedPage, previous: ArrivedPage | undefined): boolean {
  const [first] = page.items;
  return Object(first) === first && sameJson(page.items, previous?.items);
}
