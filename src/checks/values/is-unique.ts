import { sameValue } from "./same-value.js";

/** Whether no two items of a list are equal. */
export function isUnique(list: readonly unknown[]): boolean {
  const plain = list.filter((item) => typeof item !== "object" || item === null);
  const others = list.filter((item) => !plain.includes(item));
  return (
    new Set(plain).size === plain.length &&
    others.every((item, index) => !others.slice(0, index).some((each) => sameValue(each, item)))
  );
}
