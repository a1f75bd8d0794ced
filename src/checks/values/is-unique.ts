import { sameValue } from "./same-value.js";

/** Whether no two items of a list are equal. */
export function isUnique(list: readonly unknown[]): boolean {
  const isPlain = (item: unknown): boolean => typeof item !== "object" || item === null;
  const plain = list.filter(isPlain);
  const others = list.filter((item) => !isPlain(item));
  return (
    new Set(plain).size === plain.length &&
    others.every((item, index) => !others.slice(0, index).some((each) => sameValue(each, item)))
  );
}
