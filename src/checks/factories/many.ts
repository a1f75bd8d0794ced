import type { Maker } from "./maker.js";
import { shared } from "./shared.js";

/**
 * A list of what a factory makes.
 *
 * @param given what all of them have, or what one has by its place
 */
export function many<Given, Model>(
  count: number,
  make: (given: Given, maker: Maker) => Model,
  given: Given | ((index: number) => Given) = {} as Given,
): Model[] {
  return Array.from({ length: count }, (_, index) => {
    const own = typeof given === "function" ? (given as (index: number) => Given)(index) : given;
    return make(own, shared);
  });
}
