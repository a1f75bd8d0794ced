import { lineWidth } from "./format.js";

/** Whether a line is short, and has nothing in it that formatters have a mind of their own about. */
export function isPlainLine(line: string): boolean {
  return line.length <= lineWidth && plain.test(line);
}

/**
 * ASCII, of which each character is one column wide, without what formatters quote in another way: texts with quotes in
 * them, and a name that only we quote.
 */
const plain = /^(?:(?!\\["']|"__proto__")[ -~])*$/;
