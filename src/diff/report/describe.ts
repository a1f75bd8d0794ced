import type { Finding, Proof, Spot } from "../finding.js";
import { countsOf, weights, type Group } from "../weight.js";

/** A place as a terminal makes a link of it. */
export function placeText({ file, line, column }: Spot): string {
  return `${file}:${line}:${column}`;
}

/** Some of a list, and how many there are beyond. */
export function someOf(list: readonly string[], most: number): string {
  const more = list.length - most;
  return more > 0 ? `${list.slice(0, most).join(", ")} and ${more} more` : list.join(", ");
}

/** What no longer compiles, and why. */
export function proofText({ use, message, code }: Proof): string {
  return `code that ${use} no longer compiles: ${message} (${code})`;
}

/** What is no break, though it stops compiling. */
export function minorText({ use, message, code }: Proof): string {
  return `minor: code that ${use} no longer compiles: ${message} (${code})`;
}

/** What happened and why it matters, as one sentence. */
export function sentenceOf({ message, why, wire, types }: Finding): string {
  const only = types === "breaking" && wire === "safe" ? "; only code has to change" : "";
  return `${message}: ${why}${only}`;
}

/** What a group of findings is about: the requests that they reach. */
export function titleOf({ requests }: Group, spell: (request: string) => string): string {
  return requests.length === 0 ? "The document" : someOf(requests.map(spell), 4);
}

/** How many findings there are of each weight that has some. */
export function countsText(findings: readonly Finding[]): string {
  const counts = countsOf(findings);
  const told = weights.filter((weight) => counts[weight] > 0);
  return told.map((weight) => `${counts[weight]} ${weight}`).join(", ") || "no findings";
}

/** Whether a finding breaks something that nobody has accepted. */
export function isBreaking({ wire, types, accepted }: Finding): boolean {
  return accepted === undefined && (wire === "breaking" || types === "breaking");
}

/** The first lines of a value, as JSON. */
export function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
