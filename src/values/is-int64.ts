const beyond = 2 ** 63;

/** An integer of 64 bits. Doubles go in steps of 1024 there, and the one nearest to the largest integer is beyond it. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && value >= -beyond && value < beyond;
}
