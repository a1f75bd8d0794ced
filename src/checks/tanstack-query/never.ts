/** The client repeats what can be repeated. */
export function never(): boolean {
  return false;
}
