import type { Finding, Proof, Spot } from "../finding.js";

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

/** Whether a finding breaks something that nobody has accepted. */
export function isBreaking({ wire, types, accepted }: Finding): boolean {
  return accepted === undefined && (wire === "breaking" || types === "breaking");
}

/** The first lines of a value, as JSON. */
export function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
