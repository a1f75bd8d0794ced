import { isObject } from "../../json/is-object.js";
import type { Node } from "../document.js";
import { itemsOf, member, membersOf, textsOf, type SwaggerContext } from "./context.js";
import { MadeObject, madeList, type Made } from "./made.js";
import { parameterOf } from "./parameters.js";
import { isOfBody, requestBodyOf } from "./request-body.js";
import { responsesOf } from "./responses.js";
import { serversOf } from "./servers.js";

const methods = ["delete", "get", "head", "options", "patch", "post", "put"];

/** The paths, with the operations in them. */
export function pathsOf(written: Node, context: SwaggerContext): Made {
  const node = context.resolved(written);
  const paths = new MadeObject(context.originOf(node.at));
  for (const [path, item] of membersOf(node)) {
    paths.set(path, path.startsWith("/") ? pathItemOf(item, context) : context.kept(item));
  }
  return paths;
}

function pathItemOf(written: Node, context: SwaggerContext): Made {
  const node = context.resolved(written);
  const item = new MadeObject(context.originOf(node.at));
  const shared = parametersIn(node, context);
  for (const [key, part] of membersOf(node)) {
    if (methods.includes(key)) item.set(key, operationOf(part, shared, context));
    else if (key !== "parameters") item.set(key, context.kept(part));
    else item.set(key, parametersOf(part, shared, context));
  }
  // What stands beside a reference is a part of the same path item.
  for (const [key, part] of node === written ? [] : membersOf(written)) {
    if (methods.includes(key)) item.set(key, operationOf(part, shared, context));
  }
  return item;
}

function operationOf(written: Node, shared: readonly Node[], context: SwaggerContext): Made {
  const node = context.resolved(written);
  if (!isObject(node.value)) return context.kept(node);
  const operation = new MadeObject(context.originOf(node.at));
  const own = parametersIn(node, context);
  for (const [key, part] of membersOf(node)) {
    switch (key) {
      case "consumes":
      case "produces":
      case "schemes":
        break;
      case "parameters":
        operation.set(key, parametersOf(part, own, context));
        break;
      case "responses":
        operation.set(key, responsesOf(part, typesOf(node, "produces", context), context));
        break;
      default:
        operation.set(key, context.kept(part));
    }
  }
  const inherited = shared.filter((each) => !own.some((other) => isSame(each, other)));
  const parts = [...own, ...inherited].filter(isOfBody);
  operation.set("requestBody", requestBodyOf(parts, typesOf(node, "consumes", context), context));
  if (member(node, "schemes")) operation.set("servers", serversOf(node, context));
  return operation;
}

/** What an operation says itself replaces what the document says. */
function typesOf(operation: Node, key: string, { root }: SwaggerContext): string[] {
  return textsOf(member(operation, key)) ?? textsOf(member(root, key)) ?? [];
}

/** The parameters of a path item or an operation, each behind its reference. */
function parametersIn(node: Node, context: SwaggerContext): Node[] {
  const list = member(node, "parameters");
  return itemsOf(list && context.resolved(list)).map((each) => context.resolved(each));
}

/** The parameters that are no part of the body; undefined where none is left. */
function parametersOf(
  written: Node,
  found: readonly Node[],
  context: SwaggerContext,
): Made | undefined {
  const node = context.resolved(written);
  if (!Array.isArray(node.value)) return context.kept(node);
  const made = found
    .filter((each) => !isOfBody(each))
    .map((each) => (member(each, "$ref") ? context.kept(each) : parameterOf(each, context)));
  return made.length === 0 ? undefined : madeList(made, context.originOf(node.at));
}

function isSame(a: Node, b: Node): boolean {
  const place = (node: Node): unknown => member(node, "in")?.value;
  // An operation has one body, by whatever name.
  const isBody = place(a) === "body" && place(b) === "body";
  return isBody || (place(a) === place(b) && member(a, "name")?.value === member(b, "name")?.value);
}
