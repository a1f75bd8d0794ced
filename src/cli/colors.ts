import { randomUUID } from "node:crypto";

/** SGR parameters (ECMA-48, 8.3.117) to begin and to end with. */
const codes = {
  bold: [1, 22],
  cyan: [36, 39],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
} as const;

export type Color = keyof typeof codes;

/** What stands for the beginning of an escape sequence until the last gate: no text of a document can know it. */
const mark = `${randomUUID()}:`;

/** The text in a colour, where colours are on; for a text that passes {@link colored}. */
export function paint(text: string, color: Color, on: boolean): string {
  return on ? painted(text, color, mark) : text;
}

/** The text in a colour, for a text that has nothing of a document. */
export function paintOwn(text: string, color: Color, on = true): string {
  return on ? painted(text, color, "\u001b[") : text;
}

/** A text in which nothing but {@link paint} has made colours, with its escape sequences. */
export function colored(text: string): string {
  return text.replaceAll(mark, "\u001b[");
}

function painted(text: string, color: Color, introducer: string): string {
  const [begin, end] = codes[color];
  return `${introducer}${begin}m${text}${introducer}${end}m`;
}

/** Whether to write in colour: only to a terminal, and not where NO_COLOR is set (https://no-color.org). */
export function wantsColor(
  stream: { isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}
