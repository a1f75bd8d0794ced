const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Waits for something that ends early once somebody ends the program, with Ctrl+C or from outside. Signals are listened
 * to only meanwhile, and only to the first: work that keeps the program busy would not hear them, so that during other
 * work, and while what was asked to end takes its time, they end the program at once.
 */
export async function untilInterrupted<Result>(
  wait: (stop: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const ignore = (): void => {
    for (const signal of signals) process.off(signal, stop);
  };
  const stop = (): void => {
    ignore();
    controller.abort();
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    return await wait(controller.signal);
  } finally {
    ignore();
  }
}
