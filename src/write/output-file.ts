/** A file to be in the output folder. */
export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  path: string;
  text: string;
}

/** Compares by UTF-16 code unit, which is the same on every machine (`localeCompare` is not). */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
