import type { CallOptions } from "./client-options.js";
import type { Operation } from "./operation.js";

/** What operations are called with. A fake client for a test is an object with this one method. */
export interface Client {
  /** Carries out one operation. It resolves to a `Result` and never rejects. */
  call<Outcome>(operation: Operation, request?: object, options?: CallOptions): Promise<Outcome>;
}
