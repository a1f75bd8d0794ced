import type { MediaType } from "../../model/api.js";
import type { EventShape } from "../../model/operations/event-shape.js";
import type { Schema } from "../../model/schema/schema.js";
import { runtime } from "../imports.js";
import { stringLiteral } from "../literal.js";
import { spellType, type TypeContext } from "../spell-type.js";

/**
 * The type of a stream of events: one for each kind of event that the document has. Their data that have no name of
 * their own are declared together, by the names of their events.
 */
export function eventsType({ events = [], typeName }: MediaType, context: TypeContext): string {
  const event = context.imports.type(runtime, "ServerSentEvent");
  const unnamed: [string, Schema][] = [];
  const types = events.map(({ data, names = [] }) => {
    let place = "";
    const declare: TypeContext["declare"] = (name, schema, direction) => {
      if (events.length === 1) return context.declare(name, schema, direction);
      const [key = "message"] = names;
      unnamed.push([key, schema]);
      place = `[${stringLiteral(key)}]`;
    };
    const spelled = spellType(
      { schema: data, typeName, direction: "read" },
      { ...context, declare },
    );
    const parameters = [spelled + place, ...(names.length > 0 ? [namesType(names)] : [])];
    return `${event}<${parameters.join(", ")}>`;
  });
  if (unnamed.length > 0) {
    const schema: Schema = {
      type: "object",
      properties: Object.fromEntries(unnamed),
      required: unnamed.map(([name]) => name),
    };
    context.declare(typeName, schema, "read");
  }
  return `AsyncIterable<${types.length === 0 ? event : [...new Set(types)].join(" | ")}>`;
}

function namesType(names: readonly string[]): string {
  return names.map(stringLiteral).join(" | ");
}

/** By the name of an event whether its data is JSON; undefined where that of every event is. */
export function eventKinds(events: readonly EventShape[]): Record<string, boolean> | undefined {
  if (events.length === 0) return undefined;
  const named = events.flatMap(({ names, isJson }) =>
    names?.map((name) => [name, isJson] as const),
  );
  return named.includes(undefined)
    ? undefined
    : Object.fromEntries(named.filter((each) => each !== undefined));
}
