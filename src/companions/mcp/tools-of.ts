import type { Mark, Places } from "../../checks/mcp/places.js";
import type { Tool } from "../../checks/mcp/tool.js";
import { failures } from "../../emit/operation/answers.js";
import { reads } from "../../emit/operation/descriptor.js";
import type { Api, MediaType, Operation, Response } from "../../model/api.js";
import { isSuccess } from "../../model/operations/payload.js";
import { readingOf } from "../../model/operations/reading.js";
import type { NamedModels } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { PlainSchema } from "../../values/json-schema.js";
import { argumentSchemas, type ArgumentSchemas } from "./argument-schema.js";
import { argumentsOf, requestPlaces } from "./arguments-of.js";
import { brief, sentences } from "./brief.js";
import { placeFinder, together, type PlaceFinder } from "./places-of.js";
import { toolNames } from "./tool-names.js";

/** The operations of an Api as tools, and what is said of its models for them. */
export interface ApiTools {
  /** Without those whose answer is a stream of events, which has no end. */
  tools: ReadonlyMap<Operation, Tool>;
  /** By name: the schemas that arguments refer to. */
  schemas: ReadonlyMap<string, PlainSchema>;
  /** By name: where values of models are marked. */
  places: ReadonlyMap<string, Places>;
}

interface Making {
  models: NamedModels;
  schemas: ArgumentSchemas;
  places: PlaceFinder;
}

export function toolsOf({ operations }: Pick<Api, "operations">, models: NamedModels): ApiTools {
  const making: Making = {
    models,
    schemas: argumentSchemas(models),
    places: placeFinder(models, markOf),
  };
  const offered = operations.filter((operation) => !isEndless(operation));
  const names = toolNames(offered);
  const tools = offered.map((operation): [Operation, Tool] => [
    operation,
    toolOf(operation, names.get(operation) ?? operation.name, making),
  ]);
  return {
    tools: new Map(tools),
    schemas: making.schemas.models,
    places: making.places.models,
  };
}

/** A password is nobody's to see; a map whose names are about persons is left out as a whole. */
function markOf(schema: Schema): Mark | undefined {
  if (schema.isPersonal || schema.propertyNames?.isPersonal || schema.format === "password") {
    return "personal";
  }
  if (schema.upload !== undefined) return "file";
  return schema.inProgram === "bigint" ? "bigint" : undefined;
}

function isEndless({ responses }: Operation): boolean {
  const content = responses.filter(isSuccess).flatMap((response) => response.content);
  return content.length > 0 && content.every((each) => readingOf(each) === "events");
}

function toolOf(operation: Operation, name: string, making: Making): Tool {
  const { summary, description, method, path, pagination, parameters } = operation;
  const title = brief(summary || name, 100);
  const whole = sentences(description || summary || `${method} ${path}`, 300);
  const said = operation.deprecated ? `Deprecated. ${whole}` : whole;
  const limit = parameters.find(({ key }) => key === pagination?.limit)?.key;
  const from = pagination && freeName(operation);
  const scopes = scopesOf(operation);
  const told = failures(operation).filter(saysMore);
  const request = requestPlaces(operation, making);
  const answer = answerPlaces(operation, making);
  return {
    name,
    title,
    ...(said !== title && { description: said }),
    ...argumentsOf(operation, { ...making, from }),
    effect: effectOf(operation),
    ...(scopes !== undefined && { scopes }),
    ...(told.length > 0 && {
      failures: Object.fromEntries(
        told.map((response) => [response.status, sentences(response.description, 120)]),
      ),
    }),
    ...(request !== undefined && { request }),
    ...(answer !== undefined && { answer }),
    ...(operation.envelope !== undefined && { envelope: operation.envelope }),
    ...(from !== undefined && { from }),
    ...(limit !== undefined && { limit }),
  };
}

/** What a document says of failures that are the same everywhere, an agent is told anyway. */
function saysMore({ status, description }: Response): boolean {
  return !/^(401|403|429|5..)$/.test(status) && description.trim() !== "";
}

/** What goes on behind a page is called otherwise where the request has such a member. */
function freeName({ parameters }: Operation): string {
  const taken = new Set(["body", "contentType", ...parameters.map(({ key }) => key)]);
  return ["from", "next_page", "next_page_from"].find((name) => !taken.has(name)) ?? "from_";
}

/** Undefined where an alternative needs none. */
export function scopesOf({ security }: Operation): string[][] | undefined {
  const alternatives = security.map((all) => [...new Set(all.flatMap(({ scopes }) => scopes))]);
  const isFree = alternatives.length === 0 || alternatives.some(({ length }) => length === 0);
  return isFree ? undefined : alternatives;
}

/**
 * What a host may rely on (RFC 9110, 9.2): PUT and DELETE come to the same however often they are called. An answer that
 * can only be 201 is about something new, and what was there stays (15.3.2).
 */
function effectOf(operation: Operation): Tool["effect"] {
  const { method, responses } = operation;
  if (reads(operation)) return "reads";
  const successes = responses.filter(isSuccess);
  const onlyCreates =
    method === "POST" && successes.length > 0 && successes.every(({ status }) => status === "201");
  if (onlyCreates) return "creates";
  return method === "PUT" || method === "DELETE" ? "sets" : "changes";
}

/** What is marked in the bodies of a success; of a stream in its items. */
function answerPlaces({ responses }: Operation, { places }: Making): Places | undefined {
  const content = responses.filter(isSuccess).flatMap((response) => response.content);
  return together(content.map((each) => bodyPlaces(each, places)));
}

function bodyPlaces(mediaType: MediaType, places: PlaceFinder): Places | undefined {
  const { schema, itemSchema } = mediaType;
  const isStream = /^(events|lines|sequence)$/.test(readingOf(mediaType));
  if (!isStream) return schema && places.of(schema);
  const item = itemSchema ?? schema;
  const items = item && places.of(item);
  return items && { items };
}
