import type { Middleware } from "./contract.js";

/** Forms of texts that can be told without the text (OpenAPI's registry of formats). */
const observedFormats: readonly (readonly [name: string, form: RegExp])[] = [
  ["date", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/],
  [
    "date-time",
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
  ],
  ["email", /^[^\s@]+@[^\s@]+$/],
  ["int64", /^-?\d{1,19}$/],
  ["ipv4", /^(\d{1,3}\.){3}\d{1,3}$/],
  ["time", /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/],
  ["uri", /^[A-Za-z][\w+.-]*:\S+$/],
  ["uuid", /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i],
];

/** The formats that a text is of, sorted. */
function formatsOfText(text: string): readonly string[] {
  return observedFormats.filter(([, form]) => form.test(text)).map(([name]) => name);
}

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

/** The operation that a request is of, and its path below the base URL. */
interface OutlineMatch {
  readonly id: string;
  readonly operation: OutlinedOperation;
  readonly path: string;
}

/** Finds the operation of a request by its method and the end of its path; words win over parameters. */
export function matchOutline(
  { operations }: Outline,
  method: string,
  pathname: string,
): OutlineMatch | undefined {
  const sent = pathname.split("/");
  let found: (OutlineMatch & { words: number }) | undefined;
  for (const [id, operation] of Object.entries(operations)) {
    const template = operation.path.split("/").slice(1);
    const own = sent.slice(-template.length);
    const isMatch =
      operation.method === method &&
      sent.length > template.length &&
      template.every((segment, index) => segment.includes("{") || segment === own[index]);
    const words = template.filter((segment) => !segment.includes("{")).length;
    if (isMatch && (!found || words > found.words)) {
      found = { id, operation, path: `/${own.join("/")}`, words };
    }
  }
  return found;
}

/** The types of JSON, integers told from other numbers. */
export type ShapeType = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

/**
 * What all values at one place of the answers had in common: never a value, but for texts that the document lists or
 * marks as public.
 */
export interface Shape {
  /** Sorted. */
  readonly types: readonly ShapeType[];
  /** Of a member: some object did not have it. */
  readonly missing?: true;
  /** In how many answers there was an object. */
  readonly answers?: number;
  /** Of an object, by name, sorted: members that are declared, and those beside them. */
  readonly members?: Readonly<Record<string, Shape>>;
  /** Of an object: members whose names are not told, since they may be about somebody. */
  readonly others?: Shape;
  /** Of a list. */
  readonly items?: Shape;
  /** Between which powers of ten the numbers of items were. */
  readonly size?: PowersOfTen;
  /** Between which powers of ten the lengths of texts were, in UTF-16 code units. */
  readonly length?: PowersOfTen;
  /** The formats that all texts are of, sorted. */
  readonly formats?: readonly string[];
  /** Texts that the document lists or marks as public, sorted. */
  readonly words?: readonly string[];
  /** True where there were other texts, too. */
  readonly otherWords?: true;
}

/** The largest power of ten, or 0, that none was below, and the smallest that none was above. */
export type PowersOfTen = readonly [least: number, most: number];

/** The powers of ten that a number is between. */
function powersOfTen(value: number): PowersOfTen {
  const digits = `${value}`.length;
  if (value === 0) return [0, 0];
  const least = 10 ** (digits - 1);
  return [least, value === least ? least : 10 ** digits];
}

/**
 * What two shapes have in common. It does not matter in which order shapes are merged.
 *
 * @param isOneAnswer whether both are of the same answer, which is counted once then. Default false
 */
function mergeShapes(a: Shape, b: Shape, isOneAnswer = false): Shape {
  const add = (first: number, second: number): number =>
    isOneAnswer ? Math.max(first, second) : first + second;
  const merged: { -readonly [Key in keyof Shape]: Shape[Key] } = {
    types: sortedUnion(a.types, b.types),
  };
  if (a.missing ?? b.missing) merged.missing = true;
  if (a.answers ?? b.answers) merged.answers = add(a.answers ?? 0, b.answers ?? 0);
  const members = mergeMembers(a, b, isOneAnswer);
  if (members) merged.members = members;
  const others = mergeOptional(a.others, b.others, isOneAnswer);
  if (others) merged.others = others;
  const items = mergeOptional(a.items, b.items, isOneAnswer);
  if (items) merged.items = items;
  const size = widest(a.size, b.size);
  if (size) merged.size = size;
  const length = widest(a.length, b.length);
  if (length) merged.length = length;
  const formats = a.formats && b.formats ? inBoth(a.formats, b.formats) : (a.formats ?? b.formats);
  if (formats) merged.formats = formats;
  if (a.words ?? b.words) merged.words = sortedUnion(a.words ?? [], b.words ?? []);
  if (a.otherWords ?? b.otherWords) merged.otherWords = true;
  return merged;
}

function mergeMembers(a: Shape, b: Shape, isOneAnswer: boolean): Shape["members"] | undefined {
  if (a.members === undefined && b.members === undefined) return undefined;
  // What is no object lacks nothing; an object without members lacks all that others have.
  if (!a.types.includes("object") || !b.types.includes("object")) return a.members ?? b.members;
  const names = sortedUnion(Object.keys(a.members ?? {}), Object.keys(b.members ?? {}));
  const own = (members: Readonly<Record<string, Shape>>, name: string): Shape | undefined =>
    Object.hasOwn(members, name) ? members[name] : undefined;
  return Object.fromEntries(
    names.map((name) => {
      const [one, two] = [own(a.members ?? {}, name), own(b.members ?? {}, name)];
      const member = mergeOptional(one, two, isOneAnswer) as Shape;
      return [name, one && two ? member : missingIn(member)];
    }),
  );
}

/** Of a member that some object did not have. */
function missingIn({ types, ...rest }: Shape): Shape {
  return { types, missing: true, ...rest };
}

function mergeOptional(
  a: Shape | undefined,
  b: Shape | undefined,
  isOneAnswer: boolean,
): Shape | undefined {
  return a && b ? mergeShapes(a, b, isOneAnswer) : (a ?? b);
}

function widest(a: PowersOfTen | undefined, b: PowersOfTen | undefined): PowersOfTen | undefined {
  return a && b ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : (a ?? b);
}

function inBoth(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.filter((each) => b.includes(each));
}

/** What either of two lists has, sorted. */
function sortedUnion<Item extends string>(
  a: readonly Item[],
  b: readonly Item[],
): readonly Item[] {
  return [...new Set([...a, ...b])].sort();
}

/** What was seen of an API's answers: shapes, never values. It can be kept beside the code. */
export interface Observations {
  /** The version of this form. */
  readonly observations: 1;
  /** The first day and the last, by UTC; absent where nothing was seen. */
  readonly from?: string;
  readonly until?: string;
  /** By operation id and by status, both sorted. */
  readonly operations: Readonly<Record<string, Readonly<Record<string, ObservedAnswer>>>>;
}

/** What was seen of the answers of one operation with one status. */
export interface ObservedAnswer {
  /** How many there were. */
  readonly answers: number;
  /** The media types, sorted; one that is not widely known is `other`. */
  readonly mediaTypes: readonly string[];
  /** The names of the headers that every answer had, in lower case, sorted. */
  readonly headers: readonly string[];
  /** The names of those that only some had. */
  readonly someHeaders: readonly string[];
  /** Of bodies in JSON. */
  readonly body?: Shape;
}

/** Puts together what was seen by several processes, or on several days. The order does not matter. */
export function mergeObservations(...all: readonly Observations[]): Observations {
  const days = all.flatMap(({ from, until }) => [from, until].filter((day) => day !== undefined));
  days.sort();
  const operations = all.reduce<Observations["operations"]>(
    (merged, each) => mergeByKey(merged, each.operations, mergeByStatus),
    {},
  );
  const [from] = days;
  const until = days.at(-1);
  return { observations: 1, ...(from && { from }), ...(until && { until }), operations };
}

function mergeByStatus(
  a: Readonly<Record<string, ObservedAnswer>>,
  b: Readonly<Record<string, ObservedAnswer>>,
): Readonly<Record<string, ObservedAnswer>> {
  return mergeByKey(a, b, mergeAnswers);
}

function mergeByKey<Value>(
  a: Readonly<Record<string, Value>>,
  b: Readonly<Record<string, Value>>,
  merge: (a: Value, b: Value) => Value,
): Readonly<Record<string, Value>> {
  const own = (values: Readonly<Record<string, Value>>, key: string): Value[] =>
    Object.hasOwn(values, key) ? [values[key] as Value] : [];
  const keys = sortedUnion(Object.keys(a), Object.keys(b));
  return Object.fromEntries(
    keys.map((key) => [key, [...own(a, key), ...own(b, key)].reduce(merge)]),
  );
}

function mergeAnswers(a: ObservedAnswer, b: ObservedAnswer): ObservedAnswer {
  const always = a.headers.filter((name) => b.headers.includes(name));
  const every = sortedUnion([...a.headers, ...a.someHeaders], [...b.headers, ...b.someHeaders]);
  const body = a.body && b.body ? mergeShapes(a.body, b.body) : (a.body ?? b.body);
  return {
    answers: a.answers + b.answers,
    mediaTypes: sortedUnion(a.mediaTypes, b.mediaTypes),
    headers: always,
    someHeaders: every.filter((name) => !always.includes(name)),
    ...(body && { body }),
  };
}

/** Values are looked into so deep, which is deeper than descriptions are. */
const maxShapeDepth = 60;

/** Words of a public place are no longer than this; what is longer is prose. */
const maxWordLength = 60;

/**
 * The shape of one answer's value. Names of members are told where the document declares members; in a map, and in what
 * is not declared at all, they may be about somebody.
 */
function shapeOfValue(
  value: unknown,
  places: readonly OutlinedPlace[],
  { models, depth = 0 }: { models: Outline["models"]; depth?: number },
): Shape {
  const below = { models, depth: depth + 1 };
  const types = [typeOfValue(value)];
  if (depth > maxShapeDepth) return { types };
  if (typeof value === "string") return { types, ...shapeOfText(value, places) };
  if (Array.isArray(value)) {
    const size = powersOfTen(value.length);
    const inner = outlinedPlaces(
      places.map(({ items }) => items),
      models,
    );
    const shapes = value.map((each) => shapeOfValue(each, inner, below));
    const items = shapes.length > 0 && shapes.reduce((a, b) => mergeShapes(a, b, true));
    return { types, size, ...(items && { items }) };
  }
  if (typeof value !== "object" || value === null) return { types };
  const members: [string, Shape][] = [];
  let others: Shape | undefined;
  for (const [name, member] of Object.entries(value)) {
    const inner = outlinedPlaces(outlinedMember(places, name), models);
    const shape = shapeOfValue(member, inner, below);
    if (isToldMember(places, name)) members.push([name, shape]);
    else others = others ? mergeShapes(others, shape, true) : shape;
  }
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    types,
    answers: 1,
    ...(members.length > 0 && { members: Object.fromEntries(members) }),
    ...(others && { others }),
  };
}

function typeOfValue(value: unknown): ShapeType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as "boolean" | "object" | "string";
}

function shapeOfText(text: string, places: readonly OutlinedPlace[]): Partial<Shape> {
  const isTold = places.some(
    ({ words, isPublic }) => words?.includes(text) || (isPublic && text.length <= maxWordLength),
  );
  return {
    length: powersOfTen(text.length),
    formats: formatsOfText(text),
    ...(isTold ? { words: [text] } : { otherWords: true }),
  };
}

/** One answer, as far as it is looked at. */
interface AnswerSeen {
  /** The id of the operation. */
  readonly operation: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body as a text; undefined where there is none, or it is not at hand. */
  readonly text: string | undefined;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** The media types that are told by their names. What another one is called could be anything. */
const knownMediaTypes: readonly string[] = [
  ...["application/json", "application/problem+json", "application/hal+json", "application/pdf"],
  ...["application/vnd.api+json", "application/octet-stream", "application/xml", "application/zip"],
  ...["application/jsonl", "application/x-ndjson", "application/json-seq", "text/event-stream"],
  ...["text/plain", "text/html", "text/csv", "text/xml", "image/jpeg", "image/png"],
];

/** What is seen of one answer: its shape, and nothing of what it holds. */
function observeAnswer(
  { operation, status, headers, text, at }: AnswerSeen,
  outline: Outline,
): Observations {
  const day = new Date(at).toISOString().slice(0, 10);
  const [type = ""] = `${headers.get("content-type") ?? ""}`.toLowerCase().split(";");
  const essence = type.trim();
  const mediaType = knownMediaTypes.includes(essence) ? essence : "other";
  const value = text === undefined || !/[/+]json$/.test(essence) ? undefined : valueOfText(text);
  const places = outlineOfAnswer(outline, operation, status);
  const names: string[] = [];
  headers.forEach((_, name) => names.push(name));
  const answer = {
    answers: 1,
    mediaTypes: essence === "" ? [] : [mediaType],
    headers: names.sort(),
    someHeaders: [],
    ...(value !== undefined && { body: shapeOfValue(value, places, outline) }),
  };
  return {
    observations: 1,
    from: day,
    until: day,
    operations: { [operation]: { [status]: answer } },
  };
}

/** What is no JSON is not looked at: the call itself fails with it. */
function valueOfText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Middleware that keeps the shapes of the answers that pass. */
export interface Observer extends Middleware {
  /** What was seen so far, once every body that is on its way has been looked at. */
  observations(): Promise<Observations>;
}

/** Bodies that say to be longer are not looked into, in bytes. */
const maxObservedLength = 10_000_000;

/** {@link Observer} of the API that the outline is of. */
export function observerOf(outline: Outline): Observer {
  let seen: Observations = mergeObservations();
  const pending = new Set<Promise<void>>();
  const look = async (operation: string, response: Response): Promise<void> => {
    const { status, headers } = response;
    const isText =
      /[/+]json\s*(;|$)/i.test(`${headers.get("content-type")}`) &&
      !(Number(headers.get("content-length")) > maxObservedLength);
    const at = Date.now();
    // What is cut off while it is read is the call's own failure.
    const text = isText ? await response.clone().text().catch(nothingRead) : undefined;
    const answer = { operation, status, headers, text, at };
    seen = mergeObservations(seen, observeAnswer(answer, outline));
  };
  const middleware: Middleware = async (request, { operation }, next) => {
    const response = await next(request);
    const looking = look(operation, response).catch(nothingRead);
    pending.add(looking as Promise<void>);
    void looking.then(() => pending.delete(looking as Promise<void>));
    return response;
  };
  return Object.assign(middleware, {
    observations: async () => {
      await Promise.all(pending);
      return seen;
    },
  });
}

function nothingRead(): undefined {
  return undefined;
}
