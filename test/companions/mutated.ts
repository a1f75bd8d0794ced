import type { Json } from "../../src/json/json.js";

/** What validators are known to get wrong. */
const oddities: readonly Json[] = [
  ...[null, true, 0, -1, 1, 1.5, 0.1, 19.99, 2 ** 53, 1e20, 2 ** 31, -(2 ** 63), 3, 255],
  ...["", "a", "text", "😀😀", "x".repeat(300), "ABC-1", "1", "null"],
  ...[
    "2026-03-15T09:30:00Z",
    "2026-03-15T09:30:00+01:00",
    "2026-03-15T09:30Z",
    "2026-03-15 09:30:00Z",
  ],
  ...["2026-02-29", "2028-02-29", "2016-12-31T23:59:60Z", "2026-13-01", "09:30:00Z", "P1D", "P"],
  ...["https://example.com/a?b#c", "/a/b", "a b", "http://[::1]/", "mailto:a@b.c", "{id}", "{"],
  ...["someone@example.com", "someone@localhost", "00000000-0000-0000-0000-000000000000"],
  ...[
    "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
    "AA==",
    "A",
    "192.0.2.1",
    "256.0.0.1",
    "::1",
  ],
  ...[[], {}, [[]], [1, 1], [{ a: 1 }, { a: 1 }], { id: 1 }, { type: "a" }, { constructor: 1 }],
];

/** A value with one thing about it changed, somewhere in it. */
export function mutated(value: Json, random: () => number): Json {
  const pick = <Item>(list: readonly Item[]): Item =>
    list[Math.floor(random() * list.length)] as Item;
  const isInside = typeof value === "object" && value !== null && random() < 0.85;
  if (!isInside) return structuredClone(pick(oddities));
  if (Array.isArray(value)) {
    const list = [...value];
    const index = Math.floor(random() * list.length);
    const way = random();
    if (way < 0.15 || list.length === 0) list.push(pick(oddities));
    else if (way < 0.3) list.splice(index, 1);
    else if (way < 0.4) list.push(list[index] as Json);
    else list[index] = mutated(list[index] as Json, random);
    return list;
  }
  const members = Object.entries(value);
  const [name = "other"] = pick(members) ?? [];
  const way = random();
  if (way < 0.2) return Object.fromEntries(members.filter(([other]) => other !== name));
  if (way < 0.3) return { ...value, [pick(["other", "x-1", "b", "a"])]: pick(oddities) };
  if (members.length === 0) return { other: pick(oddities) };
  return { ...value, [name]: mutated(value[name] as Json, random) };
}
