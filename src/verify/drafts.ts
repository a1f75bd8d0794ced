import type { At } from "../json/pointer.js";
import type { Shape } from "../runtime/observe.js";
import type { Located } from "../values/located.js";
import type { VerifyRuleId } from "./rule-id.js";

/** A finding before its place is looked up: what is wrong where, and what was seen instead. */
export interface Draft {
  rule: VerifyRuleId;
  place: Pick<Located, "at" | "name">;
  /** The member, header, status, type or media type that it is about. */
  subject?: string;
  /** The schema that requires the member. */
  owner?: Located;
  /** The shape of what came. */
  shape?: Shape;
  /** Texts that are not listed, as far as they may be told. */
  words?: readonly string[];
  /** In how many answers of an operation, at most. */
  answers?: number;
  /** Of a header: some answers had it. */
  isSome?: boolean;
}

/** The same of all operations that answer so. */
export interface Drafted extends Draft {
  operations: Set<string>;
}

/** Collects drafts, each once, however many operations share the place. */
export class Drafts {
  readonly #drafts = new Map<string, Drafted>();
  readonly #seen = new Set<At>();

  add(draft: Draft, { operation }: { operation: string }): void {
    const key = JSON.stringify([draft.rule, draft.place.at, draft.subject]);
    const known = this.#drafts.get(key);
    if (known === undefined) {
      this.#drafts.set(key, { ...draft, operations: new Set([operation]) });
      return;
    }
    known.operations.add(operation);
    known.words = [...new Set([...(known.words ?? []), ...(draft.words ?? [])])];
    known.answers = Math.max(known.answers ?? 0, draft.answers ?? 0);
  }

  /** Notes that what is declared at a place came: what several operations share need not come in all of them. */
  see(at: At): void {
    this.#seen.add(at);
  }

  all(): Drafted[] {
    return [...this.#drafts.values()].filter(
      ({ rule, place }) => rule !== "never-seen" || !this.#seen.has(place.at),
    );
  }
}
