/** A request that was answered, or whose connection was cut. */
export interface LoggedRequest {
  /** When it came, in milliseconds since 1970. */
  at: number;
  method: string;
  /** Path and query, as they were sent; of a key in the query, its name only. */
  target: string;
  /** Of a connection that was cut: 0. */
  status: number;
  /** How long it took, in milliseconds. */
  ms: number;
  /** Of a key that is known. */
  organization?: string;
  /** The operation's id; left out where none stands at the path. */
  operation?: string;
  /** Why it was refused: where, what, and by which rule. */
  reason?: string;
  /** What was made to go wrong. */
  faults: string[];
}

/** The last requests, the newest first. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  all(): LoggedRequest[];
  clear(): void;
}

const maxEntries = 100;

/** @param onRequest is told every request, once it is answered */
export function createRequestLog(
  onRequest: ((request: LoggedRequest) => void) | undefined,
): RequestLog {
  // The newest last: a list grows faster at its end.
  let requests: LoggedRequest[] = [];
  return {
    add: (request) => {
      if (requests.length >= 2 * maxEntries) requests = requests.slice(-maxEntries);
      requests.push(request);
      onRequest?.(request);
    },
    all: () => requests.slice(-maxEntries).reverse(),
    clear: () => {
      requests = [];
    },
  };
}
