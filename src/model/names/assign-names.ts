import type { At } from "../../json/pointer.js";
import type {
  Api,
  ExternalIdNames,
  MediaType,
  Model,
  Operation,
  ValueNames,
  Webhook,
} from "../api.js";
import { unnamed, type Draft } from "../draft.js";
import {
  functionName,
  kept,
  spellingOf,
  typeName,
  type Claim,
  type Name,
  type Names,
} from "./names.js";
import { plainKey, type NameOptions } from "./plain-key.js";
import { enumValues } from "../schema/listed-values.js";
import { camelCase, upperFirst } from "./camel-case.js";
import { answersBytes } from "../operations/reading.js";

/** A name that is wanted, and where to put what was given. */
interface Wish extends Claim {
  put: (name: Name) => void;
}

/**
 * Decides every name of the client. Models choose first, then functions, then the types and constants that are
 * called after a function.
 */
export function assignNames(
  api: Pick<Draft<Api>, "models" | "operations" | "webhooks">,
  names: Names,
  options: NameOptions,
): void {
  const { functionName, typeName } = spellingOf(options.naming ?? "camel");
  // What the document names itself comes before what is made of its words.
  const [given, models] = partition(api.models.map((model) => modelWish(model, options)));
  const [chosen, operations] = partition(api.operations.map(operationWish));
  grant([...given, ...chosen], (wanted) => wanted, names);
  grant(models, typeName, names);
  grant(operations, functionName, names);
  grant(api.operations.flatMap(functionWishes), kept.functionName, names);
  grant(
    [
      ...api.models.map(inputWish),
      ...api.operations.flatMap(operationTypeWishes),
      ...api.operations.flatMap(externalIdTypeWishes),
      ...api.webhooks.flatMap(webhookWishes),
    ],
    kept.typeName,
    names,
  );
  grant(api.models.flatMap(valueWishes), kept.functionName, names);
}

/** Those whose name is given, and the others. */
function partition(wishes: (Wish & { isGiven: boolean })[]): [Wish[], Wish[]] {
  return [wishes.filter(({ isGiven }) => isGiven), wishes.filter(({ isGiven }) => !isGiven)];
}

function grant(wishes: Wish[], spell: (wanted: string) => string, names: Names): void {
  const given = names.claim(wishes, spell);
  wishes.forEach((wish, index) => wish.put(given[index] as Name));
}

function modelWish(model: Draft<Model>, options: NameOptions): Wish & { isGiven: boolean } {
  const { key, at, givenName } = model;
  const put = (name: Name): Name => (model.name = name);
  const { wanted, placeWords } = plainKey(key, options);
  return {
    wanted: givenName ?? wanted,
    suffix: "Model",
    placeWords: [...placeWords, ...fileWords(at)],
    isExact: wanted === key,
    isGiven: givenName !== undefined,
    at,
    put,
  };
}

/** `billing/common.yaml#/…` → `OfCommon`, `OfBillingCommon`; of the document itself nothing. */
function fileWords(at: At): string[] {
  const [file = ""] = at.split("#");
  const segments = file.split(/[\\/]+/).filter((segment) => /\w/.test(segment));
  const words = segments.map((segment) => typeName(segment.replace(/(?<=.)\.\w+$/, "")));
  return words.map((_, index) => `Of${words.slice(-1 - index).join("")}`).slice(0, 3);
}

function inputWish(model: Draft<Model>): Wish {
  return {
    wanted: `${model.name}Input`,
    suffix: "Model",
    at: `${model.at}#input`,
    put: (name) => (model.inputName = name),
  };
}

/** Constants that are called after an enum. */
function valueWishes(model: Draft<Model>): Wish[] {
  const values = enumValues(model.schema);
  if (values === undefined) return [];
  const valueNames: Draft<ValueNames> = { values: unnamed };
  model.valueNames = valueNames;
  const wish = (key: keyof ValueNames, suffix: string): Wish => ({
    wanted: camelCase(model.name) + suffix,
    suffix: "Constant",
    at: `${model.at}#${key}`,
    put: (name) => (valueNames[key] = name),
  });
  return [
    wish("values", "Values"),
    ...(values.some(({ name }) => name) ? [wish("byName", "ByName")] : []),
    ...(values.some(({ description }) => description)
      ? [wish("descriptions", "Descriptions")]
      : []),
  ];
}

function operationWish(operation: Draft<Operation>): Wish & { isGiven: boolean } {
  const { id, at, givenName } = operation;
  return {
    wanted: givenName ?? id,
    suffix: "Operation",
    isGiven: givenName !== undefined,
    at,
    put: (name) => (operation.name = name),
  };
}

/** Functions and constants that are called after an operation. */
function functionWishes(operation: Draft<Operation>): Wish[] {
  const { at, pagination, externalId } = operation;
  const wishes: Wish[] = [
    {
      wanted: `${operation.name}Operation`,
      suffix: "_",
      at: `${at}#descriptor`,
      put: (name) => (operation.descriptor = name),
    },
  ];
  if (answersBytes(operation)) {
    wishes.push({
      wanted: `${operation.name}Stream`,
      suffix: "Bytes",
      at: `${at}#stream`,
      put: (name) => (operation.streamName = name),
    });
  }
  if (pagination !== undefined) {
    wishes.push({
      wanted: allName(operation.name),
      suffix: "Pages",
      at: `${at}#pagination`,
      put: (name) => (pagination.name = name),
    });
  }
  if (externalId !== undefined) {
    const one = upperFirst(withoutVerb(operation.name));
    const many = upperFirst(withoutVerb(functionName(externalId.lookup)));
    const field = typeName(externalId.field);
    wishes.push(
      externalIdWish(operation, "find", `find${one}By${field}`),
      externalIdWish(operation, "ensure", `ensure${one}`),
      externalIdWish(
        operation,
        "ensureAll",
        `${isUpload(operation) ? "upload" : "ensure"}All${many}`,
      ),
      ...(externalId.update === undefined
        ? []
        : [externalIdWish(operation, "reconcile", `reconcile${many}`)]),
    );
  }
  return wishes;
}

/** Types that are called after the functions of an external id. */
function externalIdTypeWishes(operation: Draft<Operation>): Wish[] {
  if (operation.externalId === undefined) {
    return [];
  }
  const { find, ensure, reconcile } = operation.externalId.names;
  const wish = (key: keyof ExternalIdNames, wanted: string): Wish =>
    externalIdWish(operation, key, wanted);
  return [
    wish("findRequest", `${upperFirst(find)}Request`),
    wish("findError", `${upperFirst(find)}Error`),
    wish("ensureRequest", `${upperFirst(ensure)}Request`),
    wish("ensureError", `${upperFirst(ensure)}Error`),
    ...(operation.externalId.update === undefined
      ? []
      : [
          wish("row", `${upperFirst(withoutVerb(operation.name))}Row`),
          wish("reconcileError", `${upperFirst(reconcile)}Error`),
        ]),
  ];
}

/** Whether the body of a create may be a file. */
function isUpload({ body }: Draft<Operation>): boolean {
  return (
    body?.content.some(({ type }) => /^(multipart|image|audio|video)\/|octet-stream/i.test(type)) ??
    false
  );
}

function externalIdWish(
  operation: Draft<Operation>,
  key: keyof ExternalIdNames,
  wanted: string,
): Wish {
  return {
    wanted,
    suffix: "Record",
    at: `${operation.at}#${key}`,
    put: (name) => {
      if (operation.externalId) operation.externalId.names[key] = name;
    },
  };
}

/** `listPatients` → `listAllPatients`; a name of one word gets `All` behind it. */
function allName(name: string): string {
  const verb = /^[a-z]+(?=[A-Z_])/.exec(name)?.[0];
  return verb === undefined ? `${name}All` : `${verb}All${name.slice(verb.length)}`;
}

function withoutVerb(name: string): string {
  return name.replace(/^[a-z]+(?=[A-Z])/, "");
}

function operationTypeWishes(operation: Draft<Operation>): Wish[] {
  const stem = upperFirst(operation.name);
  const { at } = operation;
  const wish = (suffix: string, place: string, put: (name: Name) => void): Wish => ({
    wanted: stem + suffix,
    suffix: "Type",
    at: `${at}#${place}`,
    put,
  });
  return [
    wish("Request", "request", (name) => (operation.requestType = name)),
    wish("Data", "data", (name) => (operation.dataType = name)),
    wish("Item", "item", (name) => (operation.itemType = name)),
    wish("Error", "error", (name) => (operation.errorType = name)),
    ...operation.parameters.map((parameter) =>
      wish(
        typeName(parameter.key),
        `parameter/${parameter.key}`,
        (name) => (parameter.typeName = name),
      ),
    ),
    ...mediaTypeWishes(operation.body?.content ?? [], `${stem}Body`, `${at}#body`),
    ...operation.responses.flatMap((response) =>
      mediaTypeWishes(
        response.content,
        stem + upperFirst(response.status),
        `${at}#${response.status}`,
      ),
    ),
  ];
}

function webhookWishes(webhook: Draft<Webhook>): Wish[] {
  const stem = `${typeName(webhook.key)}Webhook`;
  return [
    { wanted: stem, suffix: webhook.method, at: webhook.at, put: (name) => (webhook.name = name) },
    ...mediaTypeWishes(webhook.body?.content ?? [], `${stem}Body`, `${webhook.at}#body`),
    ...webhook.responses.flatMap((response) =>
      mediaTypeWishes(
        response.content,
        stem + upperFirst(response.status),
        `${webhook.at}#${response.status}`,
      ),
    ),
  ];
}

/** The first media type has the plain name; the others carry their subtype in it. */
function mediaTypeWishes(content: Draft<MediaType>[], stem: string, at: string): Wish[] {
  return content.map((mediaType, index) => ({
    wanted: index === 0 ? stem : stem + typeName(mediaType.type.split(";")[0] ?? ""),
    suffix: "Type",
    at: `${at}/${mediaType.type}`,
    put: (name: Name) => (mediaType.typeName = name),
  }));
}
