import type { Direction, Effect, Guard, Wire } from "./change.js";
import { judge } from "./judge.js";

/** A change where it is met. */
export interface Met {
  effect: Effect;
  direction: Direction;
  guards: readonly Guard[];
}

const milder: Readonly<Record<Guard, string>> = {
  annotated: "a format that says it is a note to many",
  closed: "hardly a client refuses what it does not know",
  draft: "it was declared a draft, which promises nothing",
  "has-default": "a server may fill in the default",
  hinted: "only a discriminator says it, which refuses nothing",
  ignored: "whoever reads the document ignores it",
  "not-success": "it is an error less to handle",
  sanctioned: "it was deprecated, and its time has come",
  undeclared: "nothing was said about it before",
};

/** Why a change has its verdict on the wire, as half a sentence that says which way it goes. */
export function whyOf({ effect, direction, guards }: Met): string {
  const bare = judge(effect, direction);
  const guard = guards.find((each) => order(judge(effect, direction, [each])) < order(bare));
  return guard === undefined ? reason(effect, direction) : milder[guard];
}

function order(wire: Wire): number {
  return wire === "breaking" ? 2 : wire === "risky" ? 1 : 0;
}

function reason(effect: Effect, direction: Direction): string {
  const isSent = direction === "request";
  switch (effect) {
    case "none":
      return "what is sent and what comes stay as they are";
    case "unknown":
      return "the documents cannot tell whether anybody notices";
    case "incomparable":
      return isSent
        ? "what a client sends today may not be understood"
        : "a client may get something else than it was told";
    case "narrows":
      return isSent
        ? "what a client sends today may be refused"
        : "all that may come could come before";
    case "widens":
      return isSent
        ? "all that a client sends today is taken as before"
        : "a client may get what it was not told of";
    default:
      return effect satisfies never;
  }
}
