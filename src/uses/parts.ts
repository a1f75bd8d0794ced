import type { At } from "../json/pointer.js";
import type { Api, MediaType, Operation } from "../model/api.js";
import { modelsByName, type NamedModels } from "../model/schema/references.js";
import { pointer } from "../model/source.js";
import { alongPath, modelsOf, type Placed } from "./schema-places.js";

/** A part of the API that code names. */
export interface Part {
  /** `getPatient`, `Patient.name`, `ListPatientsRequest.limit`. */
  name: string;
  kind: "enum" | "model" | "operation" | "type" | "webhook";
  /** Where it stands in the document; a property stands wherever it is declared. */
  places: At[];
  /** The models that its value is. */
  models: string[];
  /** The functions of the operations that it is of; empty for what is not of certain ones. */
  operations: string[];
  /** Whether a program gives it, rather than gets it. */
  isSent: boolean;
  /** Of an operation: by its id. */
  isId?: true;
}

/** Finds the part that a declaration of a client stands for, by its name and the names of properties below it. */
export type FindPart = (name: string, path: readonly string[]) => Part | undefined;

/** What a top-level declaration stands for. */
interface Entry extends Pick<Part, "isSent" | "kind" | "operations"> {
  at: At[];
  /** The schemas of its value. */
  roots: Placed[];
  /** Of a model's types: its name. */
  model?: string;
  /** The members of a request by their keys. */
  members?: Map<string, { at: At[]; roots: Placed[] }>;
}

export function createParts(api: Api): FindPart {
  const models = modelsByName(api.models);
  const entries = new Map<string, Entry>([
    ...modelEntries(api),
    ...api.operations.flatMap((operation) => operationEntries(operation, models)),
    ...api.operations.flatMap((operation) => externalIdEntries(operation, api)),
    ...api.webhooks.map(({ name, at, body }): [string, Entry] => [
      name,
      { kind: "webhook", at: [at], operations: [], isSent: false, roots: schemasOf(body?.content) },
    ]),
  ]);
  return (name, path) => {
    const entry = name === "" ? undefined : entries.get(name);
    return entry && partOf(entry, { name, path, models });
  };
}

interface Asked {
  name: string;
  path: readonly string[];
  models: NamedModels;
}

function partOf(entry: Entry, { name, path, models }: Asked): Part {
  const { kind, operations, isSent, members } = entry;
  const full = [name, ...path].join(".");
  const [key, ...rest] = path;
  if (key === undefined) {
    const value =
      kind === "enum" || kind === "model" ? [entry.model ?? name] : modelsOf(entry.roots, models);
    return { name: full, kind, places: entry.at, models: value, operations, isSent };
  }
  const member = members?.get(key);
  if (member !== undefined && rest.length === 0) {
    const value = modelsOf(member.roots, models);
    return { name: full, kind: "type", places: member.at, models: value, operations, isSent };
  }
  const found = alongPath(member?.roots ?? entry.roots, member ? rest : path, models);
  const places = found.map(({ at }) => at);
  return { name: full, kind: "type", places, models: modelsOf(found, models), operations, isSent };
}

function modelEntries({ models }: Api): [string, Entry][] {
  return models.flatMap((model): [string, Entry][] => {
    const { name, inputName, at, schema, written, read, split, valueNames } = model;
    const entry: Entry = {
      kind: "model",
      at: [at],
      operations: [],
      isSent: written && (!read || split),
      roots: [{ schema, at }],
    };
    const constants = Object.values(valueNames ?? {}) as string[];
    return [
      [name, { ...entry, isSent: written && !read }],
      ...(split
        ? [[inputName, { ...entry, isSent: true, model: name }] satisfies [string, Entry]]
        : []),
      ...constants.map((each): [string, Entry] => [each, { ...entry, kind: "enum" }]),
    ];
  });
}

function operationEntries(operation: Operation, models: NamedModels): [string, Entry][] {
  const { name, descriptor, streamName, pagination, at, responses, body, parameters } = operation;
  const operations = [name];
  const success = responses.filter(({ status }) => status.startsWith("2"));
  const failures = responses.filter(({ status }) => !status.startsWith("2"));
  const whole = schemasOf(success.flatMap(({ content }) => content));
  const data = success.flatMap((response) => payloadsOf(operation, response.content, models));
  const ofData = { kind: "type", operations, isSent: false } as const;
  const called: Entry = { kind: "operation", operations, isSent: false, at: [at], roots: whole };
  const request: Entry = {
    ...{ kind: "type", operations, isSent: true, at: [at], roots: [] },
    members: membersOf(operation),
  };
  const types = [...parameters, ...(body?.content ?? [])].flatMap((each): [string, Entry][] => {
    const roots = each.schema === undefined ? [] : [{ schema: each.schema, at: below(each.at) }];
    return [[each.typeName, { ...ofData, isSent: true, at: [each.at], roots }]];
  });
  const answers = responses.flatMap(({ content }) =>
    content.map((each): [string, Entry] => {
      const roots = [...payloadsOf(operation, [each], models), ...schemasOf([each])];
      return [each.typeName, { ...ofData, at: [each.at], roots }];
    }),
  );
  return [
    ...types,
    ...answers,
    ...[name, descriptor, streamName, pagination?.name].flatMap((each): [string, Entry][] =>
      each === undefined ? [] : [[each, called]],
    ),
    [operation.requestType, request],
    [operation.dataType, { ...ofData, at: success.map((each) => each.at), roots: data }],
    [operation.itemType, { ...ofData, at: success.map((each) => each.at), roots: data }],
    [
      operation.errorType,
      {
        ...ofData,
        at: failures.map((each) => each.at),
        roots: schemasOf(failures.flatMap(({ content }) => content)),
      },
    ],
  ];
}

function membersOf({ parameters, body }: Operation): NonNullable<Entry["members"]> {
  const members: NonNullable<Entry["members"]> = new Map();
  for (const { key, at, usedAt, schema } of parameters) {
    members.set(key, {
      at: usedAt === undefined ? [at] : [at, usedAt],
      roots: [{ schema, at: below(at) }],
    });
  }
  if (body) members.set(body.key, { at: [body.at], roots: schemasOf(body.content) });
  return members;
}

/** What the functions and types around an external id are made of: the operations that they call. */
function externalIdEntries({ name, externalId }: Operation, api: Api): [string, Entry][] {
  if (externalId === undefined) return [];
  const byId = (id: string | undefined): Operation[] =>
    api.operations.filter((operation) => operation.id === id);
  const create = api.operations.filter((each) => each.name === name);
  const [find, read, update] = [externalId.lookup, externalId.read, externalId.update].map(byId);
  const { names } = externalId;
  const entry = (called: Operation[], isSent: boolean): Entry => {
    const members = called.flatMap((operation) => [...membersOf(operation)]);
    return {
      kind: isSent ? "type" : "operation",
      operations: called.map((each) => each.name),
      isSent,
      at: called.map(({ at }) => at),
      roots: members.filter(([key]) => key === "body").flatMap(([, { roots }]) => roots),
      ...(isSent && { members: new Map(members) }),
    };
  };
  const ensured = [...create, ...(find ?? []), ...(read ?? [])];
  const reconciled = [...ensured, ...(update ?? [])];
  return [
    [names.find, entry(find ?? [], false)],
    [names.findRequest, entry(find ?? [], true)],
    [names.ensure, entry(ensured, false)],
    [names.ensureRequest, entry(create, true)],
    [names.ensureAll, entry(ensured, false)],
    [names.reconcile, entry(reconciled, false)],
    [names.row, { ...entry([...create, ...(update ?? [])], true), members: new Map() }],
  ];
}

/** The data in the bodies of an answer. */
export function payloadsOf(
  { envelope }: Operation,
  content: readonly MediaType[],
  models: NamedModels,
): Placed[] {
  const whole = schemasOf(content);
  if (envelope === undefined) return whole;
  const payload = alongPath(whole, [envelope], models);
  return payload.length > 0 ? payload : whole;
}

/** The schemas of bodies, of the items of streams as well. */
export function schemasOf(content: readonly MediaType[] = []): Placed[] {
  return content.flatMap(({ schema, itemSchema, at }) => [
    ...(schema === undefined ? [] : [{ schema, at: below(at) }]),
    ...(itemSchema === undefined ? [] : [{ schema: itemSchema, at: pointer(at, "itemSchema") }]),
  ]);
}

function below(at: At): At {
  return pointer(at, "schema");
}
