/** A request that was answered, or whose connection was cut. */
export interface LoggedRequest {
  /** When it came, in milliseconds since 1970. */
  at: number;
  method: string;
  /** Path and query, as they were sent. */
  target: string;
  /** Of a connection that was cut: 0. */
  status: number;
  /** How long it took, in milliseconds. */
  ms: number;
  /** Of a key that is known. */
  organization?: string;
  /** What was made to go wrong. */
  faults: string[];
}

/** The last requests, the newest first. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  all(): LoggedRequest[];
  clear(): void;
}

const most = 100;

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add: (request) => {
      requests = [request, ...requests.slice(0, most - 1)];
    },
    all: () => requests,
    clear: () => {
      requests = [];
    },
  };
}
