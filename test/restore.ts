import { afterAll, vi } from "vitest";

/* Test files share a process: what one of them has replaced is put back before the next. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
