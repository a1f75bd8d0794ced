import type { Value } from "./value.js";

/** A record as it is kept: more than any one answer may show of it. */
export interface Stored {
  /** Its id as it stands in a path. */
  id: string;
  /** The values of the path parameters above it. */
  parents: string[];
  fields: Record<string, Value>;
}

/**
 * Everything that is kept, as plain data: records by organization and resource, in the order of their creation. An
 * integer that was sent and lies beyond 2^53 is a bigint, which JSON.stringify refuses.
 */
export type Snapshot = Record<string, Record<string, Stored[]>>;

/** The records, in memory. */
export interface Store {
  /** The records of a resource, in the order of their creation; those below `parents` where it is given. What it gives changes with the records. */
  all(organization: string, resource: string, parents?: readonly string[]): readonly Stored[];
  find(place: RecordPlace): Stored | undefined;
  /** The first record that has the value in the field. */
  findBy(place: ResourcePlace, field: string, value: Value): Stored | undefined;
  /** Adds a record, or puts it in the place of the one with its id. */
  put(organization: string, resource: string, record: Stored): void;
  remove(place: RecordPlace): void;
  /** True for a place whose record was removed. */
  wasRemoved(place: RecordPlace): boolean;
  organizations(): string[];
  snapshot(): Snapshot;
  /** Takes the place of everything that is kept. */
  restore(snapshot: Snapshot): void;
}

export interface ResourcePlace {
  organization: string;
  resource: string;
}

export interface RecordPlace extends ResourcePlace {
  id: string;
  /** Left out: wherever it stands. */
  parents?: readonly string[];
}

/** The records of one resource: to be found by their place, and in their order. */
interface Shelf {
  byPlace: Map<string, Stored>;
  inOrder: Stored[];
  /** By the value of a field, for fields that were asked for; made anew after a change or a removal. */
  byField: Map<string, Map<Value, Stored>>;
}

export function createStore(): Store {
  const kept = new Map<string, Map<string, Shelf>>();
  const removed = new Set<string>();
  const markOf = ({ organization, resource, id, parents = [] }: RecordPlace): string =>
    JSON.stringify([organization, resource, ...parents, id]);
  const shelfOf = (organization: string, resource: string): Shelf => {
    const shelves = kept.get(organization) ?? new Map<string, Shelf>();
    kept.set(organization, shelves);
    const shelf = shelves.get(resource) ?? { byPlace: new Map(), inOrder: [], byField: new Map() };
    shelves.set(resource, shelf);
    return shelf;
  };
  const all: Store["all"] = (organization, resource, parents) => {
    const every = kept.get(organization)?.get(resource)?.inOrder ?? [];
    return parents === undefined ? every : every.filter((record) => isBelow(record, parents));
  };
  const find: Store["find"] = ({ organization, resource, id, parents }) => {
    const shelf = kept.get(organization)?.get(resource);
    return parents === undefined
      ? (shelf?.byPlace.get(keyOf([], id)) ?? shelf?.inOrder.find((record) => record.id === id))
      : shelf?.byPlace.get(keyOf(parents, id));
  };
  const put: Store["put"] = (organization, resource, record) => {
    const { byPlace, inOrder, byField } = shelfOf(organization, resource);
    const key = keyOf(record.parents, record.id);
    const before = byPlace.get(key);
    byPlace.set(key, record);
    if (before === undefined) {
      inOrder.push(record);
      byField.forEach((index, field) => enter(index, field, record));
    } else {
      inOrder[inOrder.indexOf(before)] = record;
      byField.clear();
    }
  };
  return {
    all,
    find,
    findBy: ({ organization, resource }, field, value) => {
      const shelf = kept.get(organization)?.get(resource);
      const index = shelf?.byField.get(field) ?? new Map<Value, Stored>();
      if (shelf !== undefined && !shelf.byField.has(field)) {
        shelf.inOrder.forEach((record) => enter(index, field, record));
        shelf.byField.set(field, index);
      }
      return index.get(value);
    },
    put,
    remove: (place) => {
      const record = find(place);
      if (record !== undefined) {
        const { byPlace, inOrder, byField } = shelfOf(place.organization, place.resource);
        byField.clear();
        removed.add(markOf({ ...place, parents: record.parents }));
        byPlace.delete(keyOf(record.parents, record.id));
        inOrder.splice(inOrder.indexOf(record), 1);
      }
    },
    wasRemoved: (place) => removed.has(markOf(place)),
    organizations: () => [...kept.keys()],
    snapshot: () => structuredClone(plain(kept)),
    restore: (snapshot) => {
      kept.clear();
      removed.clear();
      for (const [organization, resources] of Object.entries(structuredClone(snapshot))) {
        for (const [resource, records] of Object.entries(resources)) {
          for (const record of records) {
            put(organization, resource, record);
          }
        }
      }
    },
  };
}

function plain(kept: ReadonlyMap<string, ReadonlyMap<string, Shelf>>): Snapshot {
  return Object.fromEntries(
    [...kept].map(([organization, shelves]) => [
      organization,
      Object.fromEntries(
        [...shelves].map(([name, { inOrder }]): [string, Stored[]] => [name, inOrder]),
      ),
    ]),
  );
}

function enter(index: Map<Value, Stored>, field: string, record: Stored): void {
  const value = record.fields[field];
  if (value !== undefined && !index.has(value)) {
    index.set(value, record);
  }
}

export function isBelow(record: Stored, parents: readonly string[]): boolean {
  return parents.every((parent, index) => record.parents[index] === parent);
}

function keyOf(parents: readonly string[], id: string): string {
  return JSON.stringify([...parents, id]);
}
