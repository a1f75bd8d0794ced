/**
 * Whether a host of a URL is this machine (RFC 6761, section 6.3; RFC 5735, section 3; RFC 4291, section 2.5.3). Names
 * below `localhost` are not: some systems ask a name server for them.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
