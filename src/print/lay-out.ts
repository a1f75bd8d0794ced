import { formatText } from "./format.js";
import { isLaidOut } from "./laid-out.js";

/** A statement as text, without an empty line before it. */
export interface StatementText {
  text: string;
  /** Whether the text stands as the formatter would lay it out. */
  isLaidOut: boolean;
}

/** A comment that no declaration holds where a statement may stand. */
const boundary = "\n\n//|\n\n";

/** Statements in their final layout. Formatting a large file takes as long as spelling it: most need none. */
export async function layOut(spelled: readonly StatementText[], path: string): Promise<string[]> {
  const rest = spelled.filter(({ isLaidOut }) => !isLaidOut).map(({ text }) => text);
  if (rest.length === 0) return spelled.map(({ text }) => text);
  const formatted = await formatText(path, rest.join(boundary));
  const laidOut = formatted.trimEnd().split(boundary).values();
  return spelled.map(({ text, isLaidOut }) => (isLaidOut ? text : (laidOut.next().value ?? text)));
}

/** A file of code in its final layout, from its statements; they have the empty lines before them that they keep. */
export async function layOutCode(statements: readonly string[], path: string): Promise<string> {
  const bare = statements.map((statement) => statement.replaceAll(/^\n+|\n+$/g, ""));
  const texts = await layOut(
    bare.map((text) => ({ text, isLaidOut: isLaidOut(text) })),
    path,
  );
  const spaced = texts.map((text, index) =>
    statements[index]?.startsWith("\n") ? `\n${text}` : text,
  );
  const text = spaced.join("\n").trim();
  return text && `${text}\n`;
}
