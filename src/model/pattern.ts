import { createContext, Script } from "node:vm";

/**
 * A pattern is given up on for good if one text takes longer than this, in milliseconds. Others take microseconds; the
 * rest is for machines that are busy.
 */
const longest = 1_000;

const script = new Script("pattern.test(text)");
const context: { pattern?: RegExp; text?: string } = {};
createContext(context);

/** Patterns that took too long. */
const endless = new Set<string>();

/**
 * Whether a pattern of a document matches a text; undefined where that takes too long to tell. Patterns such as
 * `^(a+)+$` need exponentially many steps for some texts. Which ones do cannot be read off a pattern in general, so a
 * clock interrupts whatever runs too long.
 *
 * @throws SyntaxError if JavaScript cannot read the pattern
 */
export function testPattern(source: string, text: string, flags = "u"): boolean | undefined {
  const pattern = new RegExp(source, flags);
  if (endless.has(source)) return undefined;
  Object.assign(context, { pattern, text });
  try {
    return script.runInContext(context, { timeout: longest }) as boolean;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    endless.add(source);
    return undefined;
  }
}
