/** True for a pattern that every string matches; `^$` is none. */
export function matchesAnything(pattern: string): boolean {
  return /^(\^?(\.\*|\[\\s\\S\]\*)\$?|\^|\$|)$/.test(pattern);
}
