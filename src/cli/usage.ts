/**
 * What commander says about wrong usage, as one line with the advice at its end:
 * `error: unknown option '--chek'`, `(Did you mean --check?)` → `healos-codegen: Unknown option '--chek'. Did you …?`
 */
export function usageLine(text: string): string {
  const [first = "", ...rest] = text.trim().split("\n");
  const what = first.replace(/^error: /, "").replace(/\.$/, "");
  const advice = rest.join(" ").replace(/^\((.*)\)$/, "$1");
  const sentence = what.charAt(0).toUpperCase() + what.slice(1);
  return `healos-codegen: ${sentence}. ${advice || "See healos-codegen --help."}\n`;
}
