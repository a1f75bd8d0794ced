/**
 * What the document says of the answers, as far as it is needed to tell names and words that it has from what may be
 * about somebody: generated data.
 */
export interface Outline {
  /** By operation id. */
  readonly operations: Readonly<Record<string, OutlinedOperation>>;
  /** By the names that parts refer to them with. */
  readonly models: Readonly<Record<string, OutlinePart>>;
}

/** An operation with the JSON of its answers. */
export interface OutlinedOperation {
  readonly method: string;
  /** The path template below the base URL. */
  readonly path: string;
  /** By status, range or `default`; those that answer alike stand together, parted by blanks. */
  readonly answers: Readonly<Record<string, OutlinePart>>;
}

/** What is declared for one place: a model by its name, a place of its own, or several that speak of it. */
export type OutlinePart = OutlinedPlace | string | readonly OutlinePart[];

/** What is declared for one place. */
export interface OutlinedPlace {
  /** The declared members of an object that hold nothing worth telling, parted by blanks. */
  readonly names?: string;
  /** The other declared members. */
  readonly inside?: Readonly<Record<string, OutlinePart>>;
  /** Of the members of a map. */
  readonly others?: OutlinePart;
  /** Of the items of a list. */
  readonly items?: OutlinePart;
  /** The texts that are listed. */
  readonly words?: readonly string[];
  /** True where the document says that nothing here is about a person (`x-public`). */
  readonly isPublic?: true;
}

/** The places that speak of an answer with this status; none where it is not declared. */
export function outlineOfAnswer(
  { operations, models }: Outline,
  id: string,
  status: number,
): readonly OutlinedPlace[] {
  const answers = Object.entries(operations[id]?.answers ?? {});
  for (const name of [`${status}`, `${Math.floor(status / 100)}XX`, "default"]) {
    const found = answers.find(([statuses]) => statuses.split(" ").includes(name));
    if (found) return outlinedPlaces([found[1]], models);
  }
  return [];
}

/** The places behind some parts, each model once. */
export function outlinedPlaces(
  parts: readonly (OutlinePart | undefined)[],
  models: Outline["models"],
): readonly OutlinedPlace[] {
  const pending = [...parts];
  const named = new Set<string>();
  const places: OutlinedPlace[] = [];
  while (pending.length > 0) {
    const part = pending.shift();
    if (part === undefined) continue;
    if (typeof part === "string") {
      if (!named.has(part)) pending.push(models[part]);
      named.add(part);
    } else if (isSeveral(part)) pending.push(...part);
    else places.push(part);
  }
  return places;
}

function isSeveral(part: OutlinedPlace | readonly OutlinePart[]): part is readonly OutlinePart[] {
  return Array.isArray(part);
}

/**
 * Whether a member's name may be told: it is declared, or stands beside declared members. The entries of a map, and
 * the members of what is not declared at all, may be called after somebody.
 */
export function isToldMember(places: readonly OutlinedPlace[], name: string): boolean {
  const isDeclared = places.some(
    ({ names = "", inside = {}, isPublic }) =>
      isPublic ?? (names.split(" ").includes(name) || Object.hasOwn(inside, name)),
  );
  if (isDeclared) return true;
  return (
    places.some(({ names, inside }) => names ?? inside) && !places.some(({ others }) => others)
  );
}

/** What is declared for a member of an object. */
export function outlinedMember(places: readonly OutlinedPlace[], name: string): OutlinePart[] {
  return places.flatMap(({ inside = {}, others, names = "" }) => {
    if (Object.hasOwn(inside, name)) return [inside[name] as OutlinePart];
    return others && !names.split(" ").includes(name) ? [others] : [];
  });
}
