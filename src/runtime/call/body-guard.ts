import type { Guard } from "../contract/operation.js";

/** For operations that only read, but whose body may be a stream: what was read of it cannot be sent again. */
export const bodyGuard: Guard = (failure, { request }) => request.body?.isLost?.(failure) ?? false;
