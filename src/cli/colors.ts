/** SGR parameters (ECMA-48, 8.3.117) to begin and to end with. */
const codes = {
  bold: [1, 22],
  cyan: [36, 39],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
} as const;

export type Color = keyof typeof codes;

/** The text in a colour, where colours are on. */
export function paint(text: string, color: Color, on: boolean): string {
  const [begin, end] = codes[color];
  return on ? `\u001b[${begin}m${text}\u001b[${end}m` : text;
}

/** Whether to write in colour: only to a terminal, and not where NO_COLOR is set (https://no-color.org). */
export function wantsColor(
  stream: { isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}
