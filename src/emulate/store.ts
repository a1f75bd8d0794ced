import type { Json } from "../read/document.js";

/** A record as it is kept: more than any one answer may show of it. */
export interface Stored {
  /** Its id as it stands in a path. */
  id: string;
  /** The values of the path parameters above it. */
  parents: string[];
  fields: Record<string, Json>;
}

/** Everything that is kept, as plain data: records by organization and resource, in the order of their creation. */
export type Snapshot = Record<string, Record<string, Stored[]>>;

/** The records, in memory. */
export interface Store {
  /** The records of a resource, in the order of their creation; those below `parents` where it is given. */
  all(organization: string, resource: string, parents?: readonly string[]): Stored[];
  find(place: RecordPlace): Stored | undefined;
  /** Adds a record, or puts it in the place of the one with its id. */
  put(organization: string, resource: string, record: Stored): void;
  remove(place: RecordPlace): void;
  organizations(): string[];
  snapshot(): Snapshot;
  /** Takes the place of everything that is kept. */
  restore(snapshot: Snapshot): void;
}

export interface RecordPlace {
  organization: string;
  resource: string;
  id: string;
  /** Left out: wherever it stands. */
  parents?: readonly string[];
}

export function createStore(): Store {
  const kept = new Map<string, Map<string, Map<string, Stored>>>();
  const records = (organization: string, resource: string): Map<string, Stored> => {
    const resources = kept.get(organization) ?? new Map<string, Map<string, Stored>>();
    kept.set(organization, resources);
    const found = resources.get(resource) ?? new Map<string, Stored>();
    resources.set(resource, found);
    return found;
  };
  const all: Store["all"] = (organization, resource, parents) => {
    const every = [...(kept.get(organization)?.get(resource)?.values() ?? [])];
    return parents === undefined ? every : every.filter((record) => isBelow(record, parents));
  };
  const find: Store["find"] = ({ organization, resource, id, parents }) =>
    parents === undefined
      ? (kept.get(organization)?.get(resource)?.get(keyOf([], id)) ??
        all(organization, resource).find((record) => record.id === id))
      : kept.get(organization)?.get(resource)?.get(keyOf(parents, id));
  return {
    all,
    find,
    put: (organization, resource, record) =>
      void records(organization, resource).set(keyOf(record.parents, record.id), record),
    remove: (place) => {
      const found = find(place);
      if (found !== undefined) {
        records(place.organization, place.resource).delete(keyOf(found.parents, found.id));
      }
    },
    organizations: () => [...kept.keys()],
    snapshot: () =>
      structuredClone(
        Object.fromEntries(
          [...kept].map(([organization, resources]) => [
            organization,
            Object.fromEntries(
              [...resources].map(([name, each]): [string, Stored[]] => [name, [...each.values()]]),
            ),
          ]),
        ),
      ),
    restore: (snapshot) => {
      kept.clear();
      for (const [organization, resources] of Object.entries(structuredClone(snapshot))) {
        for (const [resource, each] of Object.entries(resources)) {
          for (const record of each) {
            records(organization, resource).set(keyOf(record.parents, record.id), record);
          }
        }
      }
    },
  };
}

function isBelow(record: Stored, parents: readonly string[]): boolean {
  return parents.every((parent, index) => record.parents[index] === parent);
}

function keyOf(parents: readonly string[], id: string): string {
  return JSON.stringify([...parents, id]);
}
