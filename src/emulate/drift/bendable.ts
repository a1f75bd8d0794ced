import { memberAt } from "../../json/pointer.js";
import type { Operation, Response } from "../../model/api.js";
import type { ApiOnDemand } from "../../model/on-demand.js";
import { isJson, isSuccess } from "../../model/operations/payload.js";
import { isMarked } from "../../model/schema/aliases.js";
import type { NamedModels } from "../../model/schema/references.js";
import {
  itemsOf,
  kindsAllowed,
  saidOfMember,
  waysFrom,
  type Located,
  type Together,
} from "../../values/located.js";
import { declaredFor, statusOf } from "../answers/declared.js";
import { eachItem, type Bend } from "./bend.js";

/** Formats whose texts are easily told from others. */
const plainFormats: ReadonlySet<string> = new Set(["date", "date-time", "email", "uuid"]);

/** Members that no document declares. */
const newNames = ["insurance_number", "preferred_language", "legacy_code", "room", "referred_by"];

const maxBendDepth = 8;

/** Every fact about the successes of reads that could be bent, each once. */
export function bendableFacts({ operations, models }: ApiOnDemand): Bend[] {
  const bends = operations.flatMap((place) => {
    const operation = place.read();
    const success = operation.responses.find(isSuccess);
    if (operation.method !== "GET" || success === undefined) return [];
    const [json] = success.content.filter(({ type, schema }) => isJson(type) && schema);
    if (json?.schema === undefined) return [];
    const root = { schema: json.schema, at: `${json.at}/schema`, name: "" };
    const walk = { operation, models, path: [] };
    return [
      ...statusBend(operation, success),
      ...headerBends(operation, success),
      ...factsOf([[root]], walk),
    ];
  });
  // Where operations share a place, it is bent where it is nearest to the root, and most likely to be there.
  bends.sort((a, b) => b.path.length - a.path.length);
  const distinct = new Map(bends.map((bend) => [`${bend.rule} ${bend.at} ${bend.subject}`, bend]));
  return [...distinct.values()];
}

function statusBend(operation: Operation, success: Response): Bend[] {
  const status = [203, 202, 206].find((each) => declaredFor(operation, each) === undefined);
  if (status === undefined || statusOf(success) === status) return [];
  const at = memberAt(operation.at, "responses");
  const { id } = operation;
  return [{ rule: "status-undeclared", operation: id, at, path: [], subject: String(status) }];
}

function headerBends({ id }: Operation, { headers, at }: Response): Bend[] {
  return headers
    .filter(({ name }) => !/^(link|location|etag|retry-after|content-.*|date)$/i.test(name))
    .map(({ name }) => ({
      rule: "header-missing" as const,
      ...{ operation: id, path: [], subject: name },
      at: memberAt(memberAt(at, "headers"), name),
    }));
}

interface Walk {
  operation: Operation;
  models: NamedModels;
  path: readonly string[];
}

/** The facts about one value and what it holds. What may be meant in several ways is left as it is. */
function factsOf(alternatives: readonly Together[], walk: Walk, isRare = false): Bend[] {
  const { models, operation, path } = walk;
  const ways = (waysFrom(alternatives, models) ?? []).filter(
    (way) => ![...kindsAllowed(way, models)].every((kind) => kind === "null"),
  );
  const [way] = ways;
  if (way === undefined || ways.length > 1 || path.length > maxBendDepth) return [];
  const kinds = [...kindsAllowed(way, models)].filter((kind) => kind !== "null");
  if (kinds.length !== 1) return [];
  const [kind] = kinds;
  if (kind === "array") {
    const items = itemsOf(way);
    return items.length === 1 ? factsOf(items, { ...walk, path: [...path, eachItem] }) : [];
  }
  const bend = { operation: operation.id, path, subject: path.at(-1) ?? "" };
  if (kind === "string") {
    const list = way.find(({ schema }) => schema.enum && schema.extensibleEnum === undefined);
    const form = way.find(({ schema }) => plainFormats.has(schema.format ?? ""));
    if (list) return [{ ...bend, rule: "value-new", at: list.at }];
    return form ? [{ ...bend, rule: "format-differs", at: form.at }] : [];
  }
  return kind === "object" && !isRare ? objectFacts(way, walk) : [];
}

function objectFacts(way: Together, walk: Walk): Bend[] {
  const owner = way.find(({ schema }) => schema.properties);
  if (owner === undefined) return [];
  const { operation, path } = walk;
  const isMap = way.some(({ schema }) => schema.additionalProperties ?? schema.patternProperties);
  const free = newNames.find((name) => !saidOfMember(way, name).isDeclared);
  const names = way.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  return [
    ...(isMap || free === undefined
      ? []
      : [
          {
            rule: "never-documented" as const,
            operation: operation.id,
            at: owner.at,
            path,
            subject: free,
          },
        ]),
    ...[...new Set(names)].flatMap((name) => memberFacts(way, name, walk)),
  ];
}

function memberFacts(way: Together, name: string, walk: Walk): Bend[] {
  const { operation, models } = walk;
  const { parts } = saidOfMember(way, name);
  const [place] = parts;
  if (place === undefined || parts.some(isUnseen)) return [];
  const path = [...walk.path, name];
  const bend = { operation: operation.id, at: place.at, path, subject: name };
  const isRequired = way.some(({ schema }) => schema.required?.includes(name));
  const isNullable = (waysFrom([parts], models) ?? []).some((each) =>
    kindsAllowed(each, models).has("null"),
  );
  return [
    ...(isRequired ? [{ ...bend, rule: "missing-after-all" as const }] : []),
    ...(isNullable ? [] : [{ ...bend, rule: "null-after-all" as const }]),
    // An object that need not be there may be in no answer that anybody sees.
    ...factsOf([parts], { ...walk, path }, isNullable && !isRequired),
  ];

  function isUnseen({ schema }: Located): boolean {
    return schema.deprecated === true || isMarked(schema, "writeOnly", models);
  }
}
