/** The worst verdict of what `found` gives. */
export function worstOf(findings: readonly string[]): string {
  const verdicts = findings.map((each) => each.split(" ").at(-1));
  return ["breaking", "risky", "safe"].find((each) => verdicts.includes(each)) ?? "unchanged";
}
