/** `setTimeout` takes 31 bits and fires at once beyond them: about 24.8 days. */
export const maxTimerMs: number = 2 ** 31 - 1;
