import type { Use } from "../use.js";
import type { NewPlace } from "./moves.js";
import type { Renames } from "./renames.js";

/** What the member that a use is of has become, if it is one thing wherever it is declared. */
export function newPlaceOf({ places }: Use, { members }: Renames): NewPlace | undefined {
  const found = places.map((at) => members.get(at));
  const [to, ...others] = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  return others.length === 0 ? to : undefined;
}
