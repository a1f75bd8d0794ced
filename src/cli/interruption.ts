const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Waits for something that ends early once somebody ends the program, with Ctrl+C or from outside. Signals are listened
 * to only meanwhile: work that keeps the program busy would not hear them, so during that they end it at once.
 */
export async function untilInterrupted<Result>(
  wait: (stop: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const signal of signals) process.on(signal, stop);
  try {
    return await wait(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
