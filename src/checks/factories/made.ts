import type { Maker } from "./maker.js";

/** Makes each member of an object. */
type Members = Record<string, () => unknown>;

/** An object of some members, but for those that are given: `undefined` leaves one out. */
export function made<Model>(
  maker: Maker,
  given: object,
  [required, optional]: [required: Members, optional: Members],
): Model {
  return maker.within((isDeep) => {
    const members = Object.entries(isDeep ? required : { ...required, ...optional });
    const own = members.filter(([name]) => !Object.hasOwn(given, name));
    const object = Object.fromEntries(own.map(([name, make]) => [name, make()]));
    return withGiven<Model>(object, given);
  });
}

/** An object with what is given in the place of its own. */
export function withGiven<Model>(object: object, given: object): Model {
  const members = Object.entries({ ...object, ...given });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined)) as Model;
}
