import { Maker } from "./maker.js";

/** What factories use that are given no other. */
export let shared: Maker = new Maker();

/** Begins anew, as each test may: what is made afterwards is the same for the same seed. */
export function reseed(seed = 1): void {
  shared = new Maker(seed);
}
