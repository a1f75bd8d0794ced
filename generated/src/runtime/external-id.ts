import { whenAborted } from "./answers.js";
import { followSignal, sleep } from "./call.js";
import type {
  AbortedError,
  CallError,
  CallFailure,
  CallOptions,
  Client,
  DecodeError,
  Failed,
  InvalidError,
  ResponseInfo,
  Result,
  StatusFailure,
  Success,
} from "./contract.js";
import { ApiError, aborted, isStatus, refused, unexpected } from "./failures.js";
import { type ResultPath, isCount, sameJson, valueAt } from "./pages.js";

/** Items that are taken one after the other, whoever asks. */
interface ItemSource<Item> {
  /** The next item; undefined where there is none left, or as soon as the signal is aborted. */
  next: () => Promise<{ value: Item } | undefined>;
  /** Lets the source close what it holds open, such as a cursor of a database, and tells whether it was used up. */
  close: () => Promise<boolean>;
}

/** Takes from an iterable for several workers at once: few can be asked again before they have answered. */
function itemSource<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  signal: AbortSignal,
): ItemSource<Item> {
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let isUsedUp = false;
  let isAsked = false;
  const take = async (): Promise<{ value: Item } | undefined> => {
    if (isUsedUp || signal.aborted) return undefined;
    isAsked = true;
    const next = await iterator.next();
    isAsked = false;
    if (!next.done) return next;
    isUsedUp = true;
    return undefined;
  };
  let last: ReturnType<typeof take> = Promise.resolve(undefined);
  return {
    next: () => unlessAborted((last = last.then(take)), signal),
    async close() {
      if (isUsedUp) return true;
      const wasAsked = isAsked;
      const closed = (async () => iterator.return?.())();
      // One that has not answered is not waited for: a generator closes when it goes on, which may be never.
      if (wasAsked) closed.catch(() => {});
      else await closed;
      return false;
    },
  };
}

/** What a promise resolves to; undefined as soon as the signal is aborted. */
function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    void promise.then(resolve, reject).finally(whenAborted(signal, stop));
  });
}

/** How many are worked on at a time, 4 by default. Throws an `ApiError` on what is no such number. */
function widthOf(operation: string, concurrency = 4): number {
  if (isCount(concurrency, 1)) return concurrency;
  const { error } = refused(operation, "concurrency", "is no whole number from 1");
  throw new ApiError(operation, error);
}

/**
 * Does something with each of the items, `width` of them at a time, and takes an item only when one is to be begun:
 * a long stream is never held as a whole. An abort ends it, and so does what the source or `each` throws, even while
 * the source is waited for: what was begun is finished, then the promise rejects with the first that was thrown.
 * Resolves to whether the source is used up.
 *
 * Each item gets a signal of its own, which follows the caller's, if there is one.
 */
async function eachOf<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  each: (item: Item, signal: AbortSignal | undefined) => Promise<void>,
  { width, signal }: { width: number; signal: AbortSignal | undefined },
): Promise<boolean> {
  const end = new AbortController();
  const items = itemSource(source, end.signal);
  const unfollow = followSignal(signal, end);
  const workers: Promise<void>[] = [];
  const thrown: unknown[] = [];
  const note = (error: unknown): void => {
    thrown.push(error);
    end.abort();
  };
  let waiting = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      waiting++;
      const next = await items.next();
      waiting--;
      if (!next) return;
      // Another one is begun when there is work for it, however wide the caller lets it become.
      if (waiting === 0 && workers.length < width) begin();
      const controller = new AbortController();
      const unfollowItem = followSignal(signal, controller);
      await each(next.value, signal && controller.signal).finally(unfollowItem);
    }
  };
  const begin = (): void => void workers.push(worker().catch(note));
  begin();
  // Those that are added meanwhile are waited for, too.
  for (const begun of workers) await begun;
  unfollow();
  const isUsedUp = await items.close().catch(note);
  if (thrown.length > 0) throw thrown[0];
  return isUsedUp === true;
}

/** What `ensure…` resolves to. */
export interface Ensured<Stored> {
  record: Stored;
  /**
   * True where the server answered the create with success. False where the record was there already, and also
   * where the answer to a create was lost and its repetition found the record: who stored it cannot be told.
   */
  created: boolean;
}

/** A caller's own identifier: the record's property that holds it, and its value. */
interface ExternalId {
  /** The property, such as `external_id`, in requests, queries and records alike. */
  readonly field: string;
  readonly value: string;
}

/** Whether an external id can be asked for. */
function isGiven(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/**
 * The record that a 409 carries. The document does not say where, so only an unmistakable one is taken: an object
 * with an `id` and the same external id, at the top of the body or under one of its keys. Records with different
 * ids are none.
 */
function recordIn(body: unknown, key: ExternalId): object | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const records = [body, ...Object.values(body)].filter((value) => shows(value, key));
  const [record] = records;
  return records.every((other) => idOf(other) === idOf(record)) ? record : undefined;
}

/** Whether a value may be the record with this external id. Lists show records without it: those are believed. */
function isOf(value: unknown, key: ExternalId): boolean {
  return hasId(value) && (valueAt(value, [key.field]) === undefined || shows(value, key));
}

/** Whether a value is a record that shows this external id. */
function shows(value: unknown, key: ExternalId): value is object {
  return hasId(value) && valueAt(value, [key.field]) === key.value;
}

/** An answer does not hold what {@link isOf} asks for. */
function unlike(
  operation: string,
  response: ResponseInfo,
  { field }: { readonly field: string },
): Failed<DecodeError> {
  return unexpected(operation, response, `The answer holds no record with this ${field}.`);
}

function hasId(value: unknown): boolean {
  const id = idOf(value);
  return id !== "" && /^(string|number|bigint)$/.test(typeof id);
}

function idOf(record: unknown): unknown {
  return valueAt(record, ["id"]);
}

/** What a generated `ensure…` knows of its operations, and what its caller gave it. */
interface Ensuring<Stored extends { id: unknown }, Failure> {
  /** The create operation's id, for failures. */
  readonly id: string;
  /** The property that holds the external id, in requests, queries and records alike. */
  readonly field: string;
  /** The body of the create. */
  readonly body: object;
  /**
   * Every property that the document declares for the record: a record in a 409 that has them all is whole. Absent
   * where the lookup is one owner's: a 409 may carry the record of another, which is not to be handed out.
   */
  readonly properties?: readonly string[];
  /** Looks the record up before the body is sent, which may be a large file. */
  readonly looksFirst?: boolean;
  readonly client: Client;
  readonly signal: AbortSignal | undefined;
  /** Creates the record, with a client that repeats the create where its answer was lost. */
  create(repeating: Client): Promise<Result<Stored, Failure>>;
  /** Looks the record up by its external id. */
  find(value: string): Promise<Result<{ id: Stored["id"] } | null, Failure>>;
  /** Reads the record. Absent where the API has no such operation: what `find` finds is the record then. */
  read?(id: Stored["id"]): Promise<Result<Stored, Failure | StatusFailure<404, unknown>>>;
}

// How often the create is tried in all where it is refused for a record that is not to be found, and the wait before
// the next try in milliseconds, times the number of tries: a replica that lags behind, or a deletion under way.
const rounds = 3;

const pauseMs = 100;

/**
 * Creates a record, or gets the one that has its external id already.
 *
 * A 409 is resolved to the existing record: taken from its body where it is unmistakable and whole, otherwise read by
 * its id or looked up by its external id. Where the record is not there (deleted in between), the create is tried
 * again, three times in all; then the 409 is the result. Once a create may have been applied, every failure says so.
 */
export async function ensure<Stored extends { id: unknown }, Failure extends CallFailure>(
  ensuring: Ensuring<Stored, Failure>,
): Promise<Result<Ensured<Stored>, Failure | CallError>> {
  const { id, field, body, looksFirst, signal } = ensuring;
  const value = valueAt(body, [field]);
  // Without an external id the server would not recognise the repetition of a create.
  if (!isGiven(value)) return refused(id, field, "is empty or no text");
  const key = { field, value };
  const present = looksFirst && (await lookUp(ensuring, key));
  if (present) return present;
  const client = repeatingCreates(ensuring.client);
  let isApplied = false;
  const ended = <Outcome extends Result<Ensured<Stored>, Failure | CallError>>(
    outcome: Outcome,
  ): Outcome => {
    if (!outcome.ok && isApplied) outcome.error.maybeApplied = true;
    return outcome;
  };
  for (let round = 1; ; round++) {
    const answer = await ensuring.create(client);
    if (answer.ok) {
      if (isOf(answer.data, key)) return ensured(withField(answer.data, key), answer, true);
      isApplied = true;
      return ended(unlike(id, answer.response, key));
    }
    const { error } = answer;
    isApplied ||= error.maybeApplied === true;
    // A 409 whose body cannot be read (`decode`) or is not declared says as much as one that carries no record.
    if (error.kind === "hook" || !("response" in error) || error.response.status !== 409)
      return ended(answer);
    const existing = await resolve(ensuring, key, error as { response: ResponseInfo });
    if (existing) return ended(existing);
    if (round === rounds) return ended(answer);
    if (!signal?.aborted) await sleep(pauseMs * round, signal);
    if (signal?.aborted) return ended(aborted(id, signal));
  }
}

/** The record that a 409 speaks of, or why it cannot be read; `undefined` where there is none. */
async function resolve<Stored extends { id: unknown }, Failure extends CallFailure>(
  ensuring: Ensuring<Stored, Failure>,
  key: ExternalId,
  conflict: { response: ResponseInfo },
): Promise<Result<Ensured<Stored>, Failure | CallError> | undefined> {
  const { properties, read } = ensuring;
  const carried = properties && recordIn(valueAt(conflict, ["body"]), key);
  if (carried) {
    if (properties.every((name) => Object.hasOwn(carried, name))) {
      return ensured(carried as Stored, conflict, false);
    }
    // What stands beside the external id may be the error's own id: only a record that shows both is believed.
    const answer = await read?.((carried as Pick<Stored, "id">).id);
    if (answer?.ok && shows(answer.data, key)) return ensured(answer.data, answer, false);
  }
  return lookUp(ensuring, key);
}

/** The record that has the external id already, or why it cannot be read; `undefined` where there is none. */
async function lookUp<Stored extends { id: unknown }, Failure extends CallFailure>(
  { id, find, read }: Ensuring<Stored, Failure>,
  key: ExternalId,
): Promise<Result<Ensured<Stored>, Failure | CallError> | undefined> {
  const found = await find(key.value);
  if (!found.ok) return found;
  if (found.data === null) return undefined;
  if (!read) return ensured(found.data as Stored, found, false);
  const answer = await read(found.data.id);
  if (!answer.ok) {
    const { error } = answer;
    return isStatus(404, error) ? undefined : { ok: false, error };
  }
  return isOf(answer.data, key)
    ? ensured(answer.data, answer, false)
    : unlike(id, answer.response, key);
}

function ensured<Stored>(
  record: Stored,
  { response }: { response: ResponseInfo },
  created: boolean,
): Success<Ensured<Stored>> {
  return { ok: true, data: { record, created }, response };
}

/** A client whose calls are repeated where their answers were lost: the server refuses to store them twice. */
function repeatingCreates(client: Client): Client {
  return {
    call: (operation, request, options) =>
      client.call({ ...operation, repeatable: true }, request, options),
  };
}

/** The new record with its external id, which some answers to a create leave out. */
function withField<Stored extends object>(record: Stored, { field, value }: ExternalId): Stored {
  return Object.hasOwn(record, field) ? record : { ...record, [field]: value };
}

/** How many records are ensured. `timeoutMs`, `deadlineMs` and `retries` hold for each call. */
export interface EnsureAllOptions<Request, Stored, Failure> extends CallOptions {
  /** How many records are worked on at the same time; 4 by default. */
  concurrency?: number | undefined;
  /**
   * Is called with each record's outcome as soon as it is known (records overtake each other), and with the counts so
   * far. A promise is waited for before the next record is begun.
   */
  onRecord?:
    | ((
        outcome: EnsureOutcome<Request, Stored, Failure>,
        counts: Readonly<EnsureAllCounts>,
      ) => void | Promise<void>)
    | undefined;
}

/** How many records ended how. */
export interface EnsureAllCounts {
  created: number;
  /** There before. */
  found: number;
  failed: number;
  /** Under way when the signal was aborted. */
  stopped: number;
}

/** What it resolves to. Records that are there are counted and not kept: `onRecord` sees each. */
export interface EnsureAllSummary<Request, Failure> extends EnsureAllCounts {
  failures: FailedRecord<Request, Failure>[];
  /** False where the signal was aborted before the last record was done. */
  complete: boolean;
}

/** What became of one request. */
export type EnsureOutcome<Request, Stored, Failure> =
  EnsuredRecord<Request, Stored> | FailedRecord<Request, Failure> | StoppedRecord<Request>;

/** The record is there: `created` now, as `ensure…` tells it, or `found`. */
export interface EnsuredRecord<Request, Stored> {
  status: "created" | "found";
  request: Request;
  record: Stored;
}

/** The record may not be there. Ensuring it again is safe. */
export interface FailedRecord<Request, Failure> {
  status: "failed";
  request: Request;
  error: Failure;
}

/** The signal was aborted while the record was worked on. Ensuring it again is safe. */
export interface StoppedRecord<Request> {
  status: "stopped";
  request: Request;
  error: AbortedError;
}

/** What a generated `ensureAll…` or `uploadAll…` knows of its operations. */
interface EnsuringAll<Request, Stored, Failure> {
  /** The create operation's id, for failures. */
  readonly id: string;
  ensure(request: Request, options: CallOptions): Promise<Result<Ensured<Stored>, Failure>>;
}

/**
 * Ensures the record of each request, some at a time. Requests are taken from the source as they can be begun. One that
 * fails is its own outcome and stops no other. What the source or `onRecord` throws is thrown, after the requests that
 * were begun.
 */
export async function ensureAll<Request, Stored, Failure extends CallFailure>(
  { id, ensure }: EnsuringAll<Request, Stored, Failure>,
  requests: Iterable<Request> | AsyncIterable<Request>,
  options: EnsureAllOptions<Request, Stored, Failure | CallError> = {},
): Promise<EnsureAllSummary<Request, Failure | CallError>> {
  const { concurrency, onRecord, ...callOptions } = options;
  const width = widthOf(id, concurrency);
  const counts: EnsureAllCounts = { created: 0, found: 0, failed: 0, stopped: 0 };
  const failures: FailedRecord<Request, Failure | CallError>[] = [];
  const settle = async (request: Request, signal: AbortSignal | undefined): Promise<void> => {
    const result = await ensure(request, { ...callOptions, signal });
    const outcome = outcomeOf(request, result);
    counts[outcome.status]++;
    if (outcome.status === "failed") failures.push(outcome);
    await onRecord?.(outcome, counts);
  };
  const isUsedUp = await eachOf(requests, settle, { width, signal: callOptions.signal });
  return { ...counts, failures, complete: isUsedUp && counts.stopped === 0 };
}

function outcomeOf<Request, Stored, Failure extends CallFailure>(
  request: Request,
  result: Result<Ensured<Stored>, Failure>,
): EnsureOutcome<Request, Stored, Failure> {
  if (result.ok) {
    const { record, created } = result.data;
    return { status: created ? "created" : "found", request, record };
  }
  const { error } = result;
  return error.kind === "aborted"
    ? { status: "stopped", request, error }
    : { status: "failed", request, error };
}

/** What a generated `find…ByExternalId` knows of its list. `Failure` is the list's, without the 404. */
interface Lookup<Failure> extends ExternalId {
  /** The list operation's id, for failures. */
  readonly id: string;
  /** Where the result holds the items; `["data"]` by default. */
  readonly items?: ResultPath;
  /** Asks for the records with the external id. */
  list(): Promise<Result<unknown, Failure | StatusFailure<404, unknown>>>;
}

/**
 * The record with an external id, or null where there is none: a 404 or an empty list. An answer with several
 * records, or with another external id than asked for, is a `decode` failure: the server did not filter. So is an
 * item that is no record.
 */
export async function find<Item, Failure extends CallFailure>(
  lookup: Lookup<Failure>,
): Promise<Result<Item | null, Failure | CallError>> {
  const { id, field } = lookup;
  // An empty filter would be answered with every record there is.
  if (!isGiven(lookup.value)) return refused(id, field, "is empty or no text");
  const answer = await lookup.list();
  if (!answer.ok) {
    const { error } = answer;
    return isStatus(404, error)
      ? { ok: true, data: null, response: error.response }
      : { ok: false, error };
  }
  const { response } = answer;
  const items = valueAt(answer, lookup.items ?? ["data"]);
  if (!Array.isArray(items)) return unexpected(id, response, "The answer holds no list.");
  if (items.length > 1) {
    return unexpected(id, response, `The answer holds ${items.length} records for one ${field}.`);
  }
  return items.length === 0 || isOf(items[0], lookup)
    ? { ok: true, data: (items[0] ?? null) as Item | null, response }
    : unlike(id, response, lookup);
}

/** What became of one row of `reconcile…`; in a dry run, what would become of it. */
export type RowOutcome<Row, Stored, Failure> =
  | CreatedRow<Row, Stored>
  | UnchangedRow<Row, Stored>
  | UpdatedRow<Row, Stored>
  | FailedRow<Row, Failure>
  | StoppedRow<Row>;

/** There was no record with the row's external id, and now there is. */
export interface CreatedRow<Row, Stored> {
  status: "created";
  row: Row;
  /** The fields that were written. */
  fields: string[];
  /** The record as it is now; undefined in a dry run. */
  record: Stored | undefined;
}

/** The record has all that the row wants. Nothing was written. */
export interface UnchangedRow<Row, Stored> {
  status: "unchanged";
  row: Row;
  record: Stored;
}

/** The record differed from the row. */
export interface UpdatedRow<Row, Stored> {
  status: "updated";
  row: Row;
  /** The fields that differed. */
  fields: string[];
  /** The record as it is now; in a dry run, as it is before. */
  record: Stored;
}

/** The row is not done. Reconciling it again goes on from where it stands. */
export interface FailedRow<Row, Failure> {
  status: "failed";
  row: Row;
  error: Failure;
  /** `created` where the record was stored, and the fields that only an update takes are still missing. */
  done: "nothing" | "created";
}

/** The signal was aborted while the row was worked on. Reconciling it again goes on from where it stands. */
export interface StoppedRow<Row> {
  status: "stopped";
  row: Row;
  /** Says `maybeApplied` where a write was under way. */
  error: AbortedError;
  /** As of a row that failed. */
  done: "nothing" | "created";
}

/** How many rows ended how. */
export interface ReconcileCounts {
  created: number;
  unchanged: number;
  updated: number;
  failed: number;
  /** Under way when the signal was aborted. */
  stopped: number;
}

/** What `reconcile…` resolves to. Rows that succeeded are counted and not kept: `onRow` sees each. */
export interface ReconcileSummary<Row, Failure> extends ReconcileCounts {
  failures: FailedRow<Row, Failure>[];
  /** False where the signal was aborted before the last row was done. */
  complete: boolean;
}

/** How rows are reconciled. `timeoutMs`, `deadlineMs` and `retries` hold for each call. */
export interface ReconcileOptions<Row, Stored, Failure> extends CallOptions {
  /** How many rows are worked on at the same time; 4 by default. */
  concurrency?: number | undefined;
  /** Reads and compares, and writes nothing: the outcomes are the plan. Default false. */
  dryRun?: boolean | undefined;
  /**
   * Is called with each row's outcome as soon as it is known (rows overtake each other), and with the counts so far.
   * A promise is waited for before the next row is begun.
   */
  onRow?:
    | ((
        outcome: RowOutcome<Row, Stored, Failure>,
        counts: Readonly<ReconcileCounts>,
      ) => void | Promise<void>)
    | undefined;
}

/** What a generated `reconcile…` knows of its operations. */
interface Reconciling<Row extends object, Stored extends { id: unknown }, Failure> {
  /** The update operation's id, for failures. */
  readonly id: string;
  /** The property of rows and records that holds the external id. */
  readonly field: string;
  /** The fields that the create takes. */
  readonly createFields: readonly string[];
  /** The fields that the update takes: these are compared. */
  readonly updateFields: readonly string[];
  /** Those of them that are a `date-time`: the same moment, written otherwise, is no difference. */
  readonly momentFields?: readonly string[];
  find(value: string, options: CallOptions): Promise<Result<{ id: Stored["id"] } | null, Failure>>;
  /** Absent where the API has no such operation: what `find` finds is the record then. */
  read?(
    id: Stored["id"],
    options: CallOptions,
  ): Promise<Result<Stored, Failure | StatusFailure<404, unknown>>>;
  /** Is given those of the row's fields that the create takes. */
  ensure(body: Row, options: CallOptions): Promise<Result<Ensured<Stored>, Failure>>;
  /** Is given those of the row's fields that the update takes and that differ. */
  update(
    id: Stored["id"],
    body: Partial<Row>,
    options: CallOptions,
  ): Promise<Result<Stored, Failure>>;
}

/** The members of a row that are among `names` and have a value. */
function fieldsOf<Row extends object>(row: Row, names: readonly string[]): Partial<Row> {
  const given = names.filter((name) => valueAt(row, [name]) !== undefined);
  return Object.fromEntries(given.map((name) => [name, valueAt(row, [name])])) as Partial<Row>;
}

/** What an update would have to send: the fields that it takes, that the row has and that the record has otherwise. */
function changesOf<Row extends object, Stored extends { id: unknown }>(
  row: Row,
  record: Stored,
  {
    updateFields,
    momentFields = [],
  }: Pick<Reconciling<Row, Stored, unknown>, "updateFields" | "momentFields">,
): Partial<Row> {
  const differs = (name: string): boolean => {
    const wanted = valueAt(row, [name]);
    // A record that leaves a field out has none, which a row writes as null.
    const stored = valueAt(record, [name]) ?? null;
    if (sameJson(wanted, stored)) return false;
    return !momentFields.includes(name) || !isSameMoment(wanted, stored);
  };
  return fieldsOf(row, updateFields.filter(differs));
}

function isSameMoment(left: unknown, right: unknown): boolean {
  if (typeof left !== "string" || typeof right !== "string") return false;
  return Date.parse(left) === Date.parse(right);
}

/** One row to bring about. */
interface RowTask<
  Row extends Fields,
  Fields extends object,
  Stored extends { id: unknown },
  Failure,
> {
  readonly row: Row;
  /** The row's external id. */
  readonly value: string;
  readonly dryRun: boolean;
  readonly options: CallOptions;
  readonly known: Reconciling<Fields, Stored, Failure>;
}

/** Brings one row about. The record is looked up before anything is written, and only what differs is written. */
async function reconcileRow<
  Row extends Fields,
  Fields extends object,
  Stored extends { id: unknown },
  Failure extends CallFailure,
>(
  task: RowTask<Row, Fields, Stored, Failure>,
): Promise<RowOutcome<Row, Stored, Failure | CallError>> {
  const { row, dryRun, options, known } = task;
  const failed = (
    error: Failure | CallError,
    done: "nothing" | "created",
  ): FailedRow<Row, Failure | CallError> | StoppedRow<Row> =>
    error.kind === "aborted"
      ? { status: "stopped", row, error, done }
      : { status: "failed", row, error, done };

  const present = await presentRecord(task);
  if (!present.ok) return failed(present.error, "nothing");
  if (present.data) {
    const changes = changesOf<Fields, Stored>(row, present.data, known);
    const fields = Object.keys(changes);
    if (fields.length === 0) return { status: "unchanged", row, record: present.data };
    if (dryRun) return { status: "updated", row, fields, record: present.data };
    const updated = await known.update(present.data.id, changes, options);
    if (!updated.ok) return failed(updated.error, "nothing");
    return { status: "updated", row, fields, record: updated.data };
  }

  const body = fieldsOf<Fields>(row, known.createFields);
  const created = Object.keys(body);
  if (dryRun) {
    const later = Object.keys(fieldsOf(row, known.updateFields));
    return { status: "created", row, fields: union(created, later), record: undefined };
  }
  // The fields that the create takes are all that it requires.
  const ensured = await known.ensure(body as Fields, options);
  if (!ensured.ok) return failed(ensured.error, "nothing");
  const { record } = ensured.data;
  const changes = changesOf<Fields, Stored>(row, record, known);
  const rest = Object.keys(changes);
  if (rest.length === 0) return { status: "created", row, fields: created, record };
  const updated = await known.update(record.id, changes, options);
  if (!updated.ok) return failed(updated.error, "created");
  return { status: "created", row, fields: union(created, rest), record: updated.data };
}

/** The record of the row, read whole where the API can read one: lists show less than is compared. */
async function presentRecord<
  Fields extends object,
  Stored extends { id: unknown },
  Failure extends CallFailure,
>({
  value,
  options,
  known,
}: RowTask<Fields, Fields, Stored, Failure>): Promise<Result<Stored | null, Failure | CallError>> {
  const found = await known.find(value, options);
  // What is found is the record where nothing reads it.
  if (!found.ok || !found.data || !known.read) return found as Result<Stored | null, Failure>;
  const answer = await known.read(found.data.id, options);
  if (answer.ok) {
    const isRows = isOf(answer.data, { field: known.field, value });
    return isRows ? answer : unlike(known.id, answer.response, known);
  }
  const { error } = answer;
  // It was deleted since it was looked up.
  if (isStatus(404, error)) return { ok: true, data: null, response: error.response };
  return { ok: false, error };
}

function union(left: string[], right: string[]): string[] {
  return [...new Set([...left, ...right])];
}

/**
 * Brings records in line with the rows, each found by its external id: created, updated where it differs, or left alone.
 * A row's failure is its own outcome and stops no other; reconciling again finishes what is left. What a row has beside
 * the fields of the create and of the update is not sent: outcomes hand the row back as it is.
 *
 * Rows are taken from the source as they can be begun. Of the rows before, the external ids alone are kept, to refuse
 * a second row with the same one. What the source or `onRow` throws is thrown, after the rows that were begun.
 */
export async function reconcile<
  Row extends Fields,
  Fields extends object,
  Stored extends { id: unknown },
  Failure extends CallFailure,
>(
  known: Reconciling<Fields, Stored, Failure>,
  desired: Iterable<Row> | AsyncIterable<Row>,
  options: ReconcileOptions<Row, Stored, Failure | CallError> = {},
): Promise<ReconcileSummary<Row, Failure | CallError>> {
  const { concurrency, dryRun = false, onRow, ...callOptions } = options;
  const width = widthOf(known.id, concurrency);
  const counts: ReconcileCounts = { created: 0, unchanged: 0, updated: 0, failed: 0, stopped: 0 };
  const failures: FailedRow<Row, Failure | CallError>[] = [];
  const claim = claims(known);

  const settle = async (row: Row, signal: AbortSignal | undefined): Promise<void> => {
    const value = claim(row);
    const outcome: RowOutcome<Row, Stored, Failure | CallError> =
      typeof value === "string"
        ? await reconcileRow({ row, value, dryRun, options: { ...callOptions, signal }, known })
        : { status: "failed", row, error: value, done: "nothing" };
    counts[outcome.status]++;
    if (outcome.status === "failed") failures.push(outcome);
    await onRow?.(outcome, counts);
  };
  const isUsedUp = await eachOf(desired, settle, { width, signal: callOptions.signal });
  return { ...counts, failures, complete: isUsedUp && counts.stopped === 0 };
}

/** Gives the external id of a row, or why the row cannot be worked on; each external id once. */
function claims({
  id,
  field,
}: {
  id: string;
  field: string;
}): (row: object) => string | InvalidError {
  const claimed = new Set<string>();
  return (row) => {
    const value = valueAt(row, [field]);
    if (!isGiven(value)) return refused(id, field, "is empty or no text").error;
    if (claimed.has(value)) return refused(id, field, "stands in an earlier row already").error;
    claimed.add(value);
    return value;
  };
}
