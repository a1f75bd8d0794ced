import type { RegExpEngine } from "ajv/dist/types/index.js";
import { readPattern } from "./linear-pattern.js";

/** What a validator asks about patterns, and what it was told about those that cannot be read. */
export interface PatternEngine {
  regExp: RegExpEngine;
  /** What a text and a pattern that cannot be read are said to be: a match, or none. */
  assumed: boolean;
  /** Whether anything was assumed since this was last set to false. */
  hasAssumed: boolean;
}

/** Reads patterns as {@link readPattern} does. None is refused: what cannot be read is assumed about. */
export function createPatternEngine(): PatternEngine {
  const read = (pattern: string): ReturnType<RegExpEngine> => {
    const linear = readPattern(pattern);
    const test = (text: string): boolean => {
      if (typeof linear !== "string") return linear.test(text);
      engine.hasAssumed = true;
      return engine.assumed;
    };
    // ajv keeps patterns by what they are as strings.
    return Object.assign({ test }, { toString: () => pattern });
  };
  const engine: PatternEngine = {
    // The code is for validators that are written to files, which none of ours is.
    regExp: Object.assign(read, { code: "undefined" }),
    assumed: true,
    hasAssumed: false,
  };
  return engine;
}
