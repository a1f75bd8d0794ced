/**
 * Gives an object a member that is read by its name only. Neither listing nor copying finds it, and what prints members
 * that cannot be enumerated, too (`%o`, `showHidden`), shows an accessor and not what it gives.
 */
export function hide<Target extends object>(
  target: Target,
  name: string,
  get: () => unknown,
): Target {
  return Object.defineProperty(target, name, { get });
}
