import { followSignal } from "./call.js";
import type {
  CallError,
  CallFailure,
  CallOptions,
  Client,
  Failed,
  InvalidError,
  Result,
  Success,
} from "./contract.js";
import { ApiError, aborted, isSettled, isStatus, refused, unexpected } from "./failures.js";

/** Whether a value is a whole number from `least`, which is 0 by default. */
export function isCount(value: unknown, least = 0): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

/** A count, given as a number or, as some APIs do, as a string of digits; otherwise `undefined`. */
function countOf(value: unknown): number | undefined {
  const count = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return isCount(count) ? count : undefined;
}

/** Where a value stands in an object, such as `["meta", "total_pages"]`. */
export type ResultPath = readonly string[];

/** The value at a path, or `undefined`. Only own properties count: a path never reaches a prototype. */
export function valueAt(root: unknown, path: ResultPath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/**
 * Whether two JSON values are equal. It ends at the first difference, so that comparing two pages of records
 * usually costs one look at the first record's id.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  // What is left to compare, the next at the end: JSON may be deeper than functions can call themselves.
  const pairs = [[left, right]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [one, other] = pair as [Record<string, unknown>, Record<string, unknown>];
    if (one === other) continue;
    if (Object(one) !== one || Object(other) !== other) return false;
    if (one instanceof Date && Number(one) !== Number(other)) return false;
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(other).length) return false;
    for (const key of keys.reverse()) {
      if (!Object.hasOwn(other, key)) return false;
      pairs.push([one[key], other[key]]);
    }
  }
  return true;
}

/** Where a page is: its number, an offset, a cursor, or the query parameters of a link. Plain JSON. */
type Position = number | string | LinkPosition;

/** The query parameters of a link; those that stand in it several times are lists. */
type LinkPosition = Readonly<Record<string, string | readonly string[]>>;

/** A page that has arrived: its items, and the whole answer they came in. */
interface ArrivedPage {
  readonly items: readonly unknown[];
  readonly answer: Success<unknown>;
}

/** What comes after a page: another one, nothing, or an answer that cannot be followed. */
type PageStep<At extends Position> =
  | { readonly kind: "more"; readonly position: At }
  | { readonly kind: "end" }
  | { readonly kind: "fault"; readonly problem: string };

/**
 * One way of paging. A style is a value that a generated function names, so that a client whose API counts its
 * pages carries no code for cursors.
 */
interface PageStyle<At extends Position> {
  /** The members of the request that say where a page is; all others are filters. */
  readonly members: readonly string[];
  /** Where the caller's request begins; `undefined` where what it says is no position. */
  first(request: object): At | undefined;
  /** Whether a value read from a checkpoint is a position of this style. */
  isPosition(value: unknown): value is At;
  /** The request members that ask for the page at a position, in place of those of the caller's request. */
  ask(position: At, request: object): object;
  /** What follows the page at `position`, as the page itself tells. The request is the caller's. */
  next(position: At, page: ArrivedPage, request: object): PageStep<At>;
  /**
   * What will follow `position`, whose page has not arrived, as another page lets one expect. Styles that have
   * this can fetch pages in parallel.
   */
  expect?(position: At, seen: ArrivedPage): At | undefined;
}

/** What a checkpoint is bound to: it is of no use to another operation or with other filters. */
interface CheckpointBinding {
  /** The operation's id. */
  readonly operation: string;
  /** The request's members, without those that say where a page is. */
  readonly filters: object;
}

/** Where a checkpoint leads: to a page, or behind the last one. */
type CheckpointContent =
  | { readonly kind: "position"; readonly value: unknown }
  | { readonly kind: "end" }
  | { readonly kind: "fault"; readonly problem: string };

const version = "1";

/**
 * A checkpoint: printable ASCII, `version:operation:position:checksum`. The filters go into the checksum alone, so
 * that a stored checkpoint names no patient. The checksum finds mistakes (other filters, a cut or edited string);
 * it is no signature, and a checkpoint gives no access to anything.
 */
function writeCheckpoint(binding: CheckpointBinding, position: Position | null): string {
  const head = `${version}:${encodeURIComponent(binding.operation)}`;
  const place = encodeURIComponent(JSON.stringify(position));
  return `${head}:${place}:${checksum(binding, place)}`;
}

/** Reads what {@link writeCheckpoint} wrote for the same operation and filters; anything else is a fault. */
function readCheckpoint(binding: CheckpointBinding, text: string): CheckpointContent {
  // What a database gives for one that it does not have is often null.
  const [format, operation, place = "", sum, rest] = String(text).split(":");
  if (format !== version || sum === undefined || rest !== undefined) {
    return { kind: "fault", problem: "is no checkpoint" };
  }
  if (operation !== encodeURIComponent(binding.operation)) {
    return { kind: "fault", problem: `is no checkpoint of ${binding.operation}` };
  }
  if (sum !== checksum(binding, place)) {
    const problem = "belongs to a request with other filters, or was changed";
    return { kind: "fault", problem };
  }
  // Of what cannot be parsed there is no value, and no style takes that for a position.
  const value = parsed(place);
  return value === null ? { kind: "end" } : { kind: "position", value };
}

function parsed(place: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(place));
  } catch {
    return undefined;
  }
}

function checksum({ operation, filters }: CheckpointBinding, place: string): string {
  const text = JSON.stringify([operation, place, canonical(filters)]);
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x1b873593);
}

/** The same text for the same filters: sorted keys, and `20` and `"20"` alike, as they are on the wire. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value instanceof Date) return String(value.getTime());
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => [key, canonical(member)]);
}

/** FNV-1a over UTF-16 code units, 32 bits, as eight hexadecimal digits. */
function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** A page that was asked for. */
interface Asked<At extends Position, Answer> {
  readonly position: At;
  readonly controller: AbortController;
  readonly answer: Promise<Answer>;
  /** The answer, once it is there. */
  arrived?: Answer;
  /** Whoever waits for the answer judges it before more is asked for. */
  isAwaited?: boolean;
}

/** How a queue asks for pages. */
interface PageQueueSettings<At extends Position, Answer> {
  /** The first page. */
  readonly start: At;
  /** How many pages may be asked for at the same time. */
  readonly width: number;
  /** Asks for one page, until the controller is aborted. */
  ask(position: At, controller: AbortController): Promise<Answer>;
  /** The position behind another, whose answer may not be there yet; `undefined` where it cannot be told. */
  behind(position: At, answer: Answer | undefined): At | undefined;
}

/** Pages that were asked for and not taken yet, in their order. */
class PageQueue<At extends Position, Answer> {
  readonly #settings: PageQueueSettings<At, Answer>;
  #next: At;
  #asked: Asked<At, Answer>[] = [];
  #length = 0;

  constructor(settings: PageQueueSettings<At, Answer>) {
    this.#settings = settings;
    this.#next = settings.start;
  }

  /** Where the next page is. */
  get position(): At {
    return this.#next;
  }

  /** The answer for the next page, which stays the next one until it is taken. */
  head(): Promise<Answer> {
    const head = this.#asked[0] ?? this.#ask(this.#next);
    head.isAwaited = true;
    return head.answer;
  }

  /** Goes on to another page. What was asked for ahead is kept if that is where it begins. */
  take(next: At): void {
    this.#asked.shift();
    this.#next = next;
    const head = this.#asked[0];
    if (head && JSON.stringify(head.position) !== JSON.stringify(next)) this.drop();
  }

  /** From now on keeps up to `length` pages asked for, as far as their positions can be told. */
  keep(length: number): void {
    this.#length = length;
    while (this.#asked.length < length && this.#inFlight() < this.#settings.width) {
      const tail = this.#asked.at(-1);
      const position = tail ? this.#settings.behind(tail.position, tail.arrived) : this.#next;
      if (position === undefined) return;
      this.#ask(position);
    }
  }

  /** Aborts what is in flight and forgets what was asked for; the next page stays the same. */
  drop(): void {
    this.#length = 0;
    for (const { controller } of this.#asked.splice(0)) controller.abort();
  }

  #inFlight(): number {
    return this.#asked.filter(({ arrived }) => arrived === undefined).length;
  }

  #ask(position: At): Asked<At, Answer> {
    const controller = new AbortController();
    const answer = this.#settings.ask(position, controller).then((arrived) => {
      asked.arrived = arrived;
      if (!asked.isAwaited) this.keep(this.#length);
      return arrived;
    });
    // A client of the caller's own may reject. Nobody hears of a page that was fetched ahead and is never taken.
    answer.catch(() => undefined);
    const asked: Asked<At, Answer> = { position, controller, answer };
    this.#asked.push(asked);
    return asked;
  }
}

/** How the pages of a list are fetched. `timeoutMs`, `deadlineMs` and `retries` hold for each page's call. */
export interface PaginationOptions extends CallOptions {
  /** How many pages are fetched ahead of the one in use; 0 by default: a page is fetched when it is needed. */
  prefetch?: number | undefined;
  /**
   * How many pages are fetched at the same time; 1 by default. More than one needs pages that can be asked for
   * before the page in front of them has come: numbers or offsets, with a total. Items keep their order.
   */
  concurrency?: number | undefined;
  /** The `checkpoint` of a page: begins behind it. The request's filters must be the same. */
  from?: string | undefined;
}

/** A page: the list operation's own answer (`data`, `response`, and siblings such as `meta`), and two members more. */
export interface PageMembers<Item> {
  /** The items of this page. */
  items: Item[];
  /** Goes on behind this page, as the option `from`. A plain string that can be stored; it holds no key. */
  checkpoint: string;
}

/** What `.pages()` yields. */
export type Page<Item, Siblings = unknown, Data = Item[]> = Extract<
  PageResult<Item, never, Siblings, Data>,
  { ok: true }
>;

/** What `.results()` yields: a page, or the failure that came in its place. */
export type PageResult<Item, Failure, Siblings = unknown, Data = Item[]> = Result<
  Data,
  Failure,
  Siblings & PageMembers<Item>
>;

/**
 * All pages of a list. Nothing is sent before it is iterated, and every iteration begins anew. Leaving a loop
 * ends the fetching and aborts what was fetched ahead.
 */
export interface Paginator<
  Item,
  Failure,
  Siblings = unknown,
  Data = Item[],
> extends AsyncIterable<Item> {
  /** Iterates the items; a failed page throws `ApiError`. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
  /** Iterates whole pages; a failed page throws `ApiError`. */
  pages(): AsyncGenerator<Page<Item, Siblings, Data>, void, undefined>;
  /**
   * Iterates whole pages, with failures as values: nothing throws. After a failure the next step asks for the same
   * page again, never for the one behind it, for as long as the loop goes on; a failure that asking again cannot
   * change (`aborted`, `invalid`, `redirect`, a 4xx other than 408, 425 and 429, a list that repeats itself) is the
   * last value.
   */
  results(): AsyncGenerator<PageResult<Item, Failure, Siblings, Data>, void, undefined>;
  /** Collects the items, `max` of them at most (by default all), and fetches no page more than that needs. */
  toArray(options?: { max?: number | undefined }): Promise<Item[]>;
}

/** What a generated `listAll…` knows of its list, and what its caller gave it. */
interface PageSource<At extends Position, Request, Data, Failure, Siblings> {
  /** The list operation's id, for errors and checkpoints. */
  readonly id: string;
  /** The list operation. */
  readonly list: (
    client: Client,
    request: Request,
    options?: CallOptions,
  ) => Promise<Result<Data, Failure, Siblings>>;
  /** How its pages follow each other. */
  readonly style: PageStyle<At>;
  /** Where the result holds the items; `["data"]` by default. */
  readonly items?: ResultPath;
  /** The filter whose miss the API answers with 404: such a list is empty. */
  readonly lookup?: string;
  readonly client: Client;
  readonly request: Request | undefined;
  readonly options: PaginationOptions | undefined;
}

/** Where an iteration begins: at a page, behind the last one, or not at all. */
type PageStart<At extends Position> =
  | { readonly kind: "position"; readonly position: At }
  | { readonly kind: "end" }
  | { readonly kind: "refused"; readonly failure: Failed<InvalidError> };

/** What decides where an iteration begins. */
interface Opening<At extends Position> {
  readonly style: PageStyle<At>;
  readonly request: object;
  readonly options: PaginationOptions;
  readonly binding: CheckpointBinding;
}

/** The first position: of the checkpoint in `from`, otherwise of the request. */
function pageStart<At extends Position>(opening: Opening<At>): PageStart<At> {
  const { style, request, options, binding } = opening;
  const refuse = (parameter: string, problem: string): PageStart<At> => ({
    kind: "refused",
    failure: refused(binding.operation, parameter, problem),
  });
  if (!isCount(options.prefetch ?? 0)) return refuse("prefetch", "is no whole number from 0");
  if (!isCount(options.concurrency ?? 1, 1)) {
    return refuse("concurrency", "is no whole number from 1");
  }
  if (options.from === undefined) {
    const position = style.first(request);
    if (position !== undefined) return { kind: "position", position };
    return refuse(style.members[0] ?? "request", "does not say where a page is");
  }
  const content = readCheckpoint(binding, options.from);
  if (content.kind === "end") return content;
  if (content.kind === "position" && style.isPosition(content.value)) {
    return { kind: "position", position: content.value };
  }
  return refuse("from", content.kind === "fault" ? content.problem : "is no checkpoint");
}

/** One iteration over the pages of a list: hands them out in order, each once. */
class PageFeed<
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

/** Where an operation that counts its pages says so. */
interface PageNumberSettings {
  /** The request member that holds the page's number. */
  readonly page: string;
  /** Where the result says how many pages there are, such as `["meta", "total_pages"]`. */
  readonly totalPages?: ResultPath;
  /** The first page's number; 1 by default. */
  readonly first?: number;
}

/**
 * Pages with numbers. Each page's own total decides whether another follows, so a total that grows or shrinks on
 * the way is followed; an empty page before the end is passed over. A page that tells no total is followed by
 * the next number, until a page is empty.
 */
export function pageNumber(settings: PageNumberSettings): PageStyle<number> {
  const { page, totalPages, first = 1 } = settings;
  const total = (seen: ArrivedPage): number | undefined =>
    totalPages && countOf(valueAt(seen.answer, totalPages));
  return {
    members: [page],
    first: (request) => countOf(valueAt(request, [page]) ?? first),
    isPosition: (value) => isCount(value),
    ask: (position) => ({ [page]: position }),
    next(position, seen): PageStep<number> {
      const pages = total(seen);
      const more = pages === undefined ? seen.items.length > 0 : position - first + 1 < pages;
      return more ? { kind: "more", position: position + 1 } : { kind: "end" };
    },
    expect(position, seen) {
      const pages = total(seen);
      return pages !== undefined && position - first + 1 < pages ? position + 1 : undefined;
    },
  };
}

/**
 * All pages of a list operation, lazily. An option that makes no sense or a checkpoint of another request is the
 * first result's failure (`invalid`); nothing is sent then.
 */
export function paginate<
  At extends Position,
  Request,
  Item,
  Data,
  Failure extends CallFailure,
  Siblings,
>(
  source: PageSource<At, Request, Data, Failure, Siblings>,
): Paginator<Item, Failure | CallError, Siblings, Data> {
  const signal = source.options?.signal;
  type Outcome = PageResult<Item, Failure | CallError, Siblings, Data>;

  async function* results(): AsyncGenerator<Outcome, void, undefined> {
    const feed = new PageFeed<At, Request, Item, Data, Failure, Siblings>(source);
    try {
      for (let result = await feed.next(); result; result = await feed.next()) yield result;
    } finally {
      feed.close();
    }
  }

  async function* pages(): AsyncGenerator<Page<Item, Siblings, Data>, void, undefined> {
    for await (const result of results()) {
      if (!result.ok) throw new ApiError(source.id, result.error);
      yield result;
    }
  }

  async function* items(): AsyncGenerator<Item, void, undefined> {
    for await (const page of pages()) {
      for (const item of page.items) {
        // Between pages the feed looks at the signal; within one, the loop may go on for as long as it likes.
        if (signal?.aborted) throw new ApiError(source.id, aborted(source.id, signal).error);
        yield item;
      }
    }
  }

  async function toArray({ max = Infinity }: { max?: number | undefined } = {}): Promise<Item[]> {
    if (!(max >= 0)) {
      throw new ApiError(source.id, refused(source.id, "max", "is no number from 0").error);
    }
    const collected: Item[] = [];
    if (max === 0) return collected;
    for await (const item of items()) {
      if (collected.push(item) >= max) break;
    }
    return collected;
  }

  return { [Symbol.asyncIterator]: items, pages, results, toArray };
}
