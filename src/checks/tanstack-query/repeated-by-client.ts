/** The client repeats what can be repeated, and waits as long as it is told to: nobody else should. */
export function repeatedByClient(): boolean {
  return false;
}
