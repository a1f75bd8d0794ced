import type { Position } from "./page-style.js";

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
export interface PageQueueSettings<At extends Position, Answer> {
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
export class PageQueue<At extends Position, Answer> {
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
