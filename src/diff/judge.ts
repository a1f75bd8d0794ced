import type { Direction, Effect, Guard, Wire } from "./change.js";

/** What is left of a breaking verdict under each guard. */
const remains: Readonly<Record<Guard, Wire>> = {
  annotated: "risky",
  closed: "risky",
  draft: "safe",
  "has-default": "risky",
  hinted: "risky",
  ignored: "safe",
  "not-success": "safe",
  sanctioned: "safe",
  undeclared: "safe",
};

const order: readonly Wire[] = ["safe", "risky", "breaking"];

/**
 * The one rule of the wire verdict. A request that narrows refuses what was accepted; a response that widens sends
 * what nobody was told about; what is incomparable does both. What the documents cannot tell is risky.
 */
export function judge(effect: Effect, direction: Direction, guards: readonly Guard[] = []): Wire {
  return guards.reduce<Wire>(
    (verdict, guard) => milder(verdict, remains[guard]),
    unguarded(effect, direction),
  );
}

function unguarded(effect: Effect, direction: Direction): Wire {
  switch (effect) {
    case "none":
      return "safe";
    case "unknown":
      return "risky";
    case "incomparable":
      return "breaking";
    case "narrows":
      return direction === "request" ? "breaking" : "safe";
    case "widens":
      return direction === "response" ? "breaking" : "safe";
    default:
      return effect satisfies never;
  }
}

/** The worse of two verdicts. */
export function worse(a: Wire, b: Wire): Wire {
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

function milder(a: Wire, b: Wire): Wire {
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}
