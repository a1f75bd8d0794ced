/** Nothing else tells why a server answers 401. The options are those that hold the secrets of the scheme. */
export function warnKeyless(options: readonly string[], scheme: string): void {
  console.warn(`No ${options.join()} (${scheme}) is sent. Pass null if that is meant.`);
}
