import type { Node } from "../../read/document.js";
import { ownerOf, readPathItem, type PathItem } from "./path-item.js";
import { plainTemplate } from "./plain-template.js";
import { isObject } from "../../json/is-object.js";
import { child, items, members, part, resolve, stringAt, type Source } from "../source.js";

/** One operation of the document, before it is read. */
export interface PathOperation {
  /** In capitals. */
  method: string;
  path: string;
  pathItem: PathItem;
  operation: Node;
  /** The names in the path that may stand for several segments. */
  greedy: readonly string[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "query"];

/** The largest public description has 17,000. */
const maxOperations = 50_000;

/** Every operation under `paths`, in the document's order. Paths that are no path templates are problems. */
export function readPaths(root: Node, source: Source): PathOperation[] {
  const found: PathOperation[] = [];
  const shapes = new Map<string, string>();
  for (const [written, declared] of members(part(source, root, "paths"))) {
    if (written.startsWith("x-")) continue;
    const pathItem = readPathItem(source, declared);
    const { path, greedy } = plainTemplate(written, declaredNames(pathItem ?? [], source));
    if (!isTemplate(path, declared, source)) continue;
    const shape = path.replace(/\{[^}]*\}/g, "{}");
    const twin = shapes.get(shape);
    if (twin !== undefined) {
      source.warnings.push({
        at: declared.at,
        id: "paths-alike",
        what: `The paths ${twin} and ${path} match the same requests`,
        todo: "Both are generated; OpenAPI allows only one of them (4.8.8.1).",
      });
    }
    shapes.set(shape, path);
    if (found.length > maxOperations) {
      const what = `The document has more than ${maxOperations} operations`;
      source.problems.push({
        at: declared.at,
        id: "document-too-large",
        what,
        todo: "Split it into several documents.",
      });
      return [];
    }
    if (pathItem !== undefined) {
      found.push(
        ...operationsOf(pathItem, source).map((operation) => ({
          ...operation,
          path,
          pathItem,
          greedy,
        })),
      );
    }
  }
  return found;
}

/** The methods without a field that Node's servers, Bun and workerd know. */
const sentByAll =
  "ACL BIND CHECKOUT COPY LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY PROPFIND PROPPATCH PURGE REBIND REPORT SEARCH SUBSCRIBE UNBIND UNLINK UNLOCK UNSUBSCRIBE".split(
    " ",
  );

/** The operations of a Path Item Object, with 3.2's `additionalOperations`. */
export function operationsOf(
  pathItem: PathItem,
  source: Source,
): { method: string; operation: Node }[] {
  const found: { method: string; operation: Node }[] = [];
  const field = (name: string): Node | undefined => part(source, ownerOf(pathItem, name), name);
  for (const method of methods) {
    const operation = field(method);
    if (operation !== undefined) {
      found.push({ method: method.toUpperCase(), operation });
    }
  }
  for (const [method, declared] of members(field("additionalOperations"))) {
    const operation = resolve(source, declared);
    if (operation === undefined) continue;
    if (/^(connect|trace|track)$/i.test(method)) {
      warnOfMethod(method, operation, source);
    } else if (methods.includes(method.toLowerCase())) {
      // Fetch makes GET of `get`; what is no method of its own to it, `patch`, hardly is one to an API.
      found.push({ method: method.toUpperCase(), operation });
      source.warnings.push({
        at: operation.at,
        id: "method-invalid",
        what: `${method} is no additional operation: a path has a field for it`,
        todo: `It is read as ${method.toUpperCase()}; move it to ${method.toLowerCase()} (OpenAPI 3.2, 4.9.1).`,
      });
    } else if (/^[\w!#$%&'*+.^`|~-]+$/.test(method)) {
      found.push({ method, operation });
      if (!sentByAll.includes(method)) {
        source.warnings.push({
          at: operation.at,
          id: "method-unsendable",
          what: `Not every runtime sends ${method}: Bun would make GET of it, and workerd takes no such method`,
          todo: "There the client refuses it; declare a method that is registered (RFC 9110, 16.1).",
        });
      }
    } else {
      source.problems.push({
        at: operation.at,
        id: "method-invalid",
        what: `${JSON.stringify(method)} is not an HTTP method`,
        todo: "Use letters only, as in COPY (RFC 9110, 9.1).",
      });
    }
  }
  const trace = field("trace");
  if (trace !== undefined) {
    warnOfMethod("TRACE", trace, source);
  }
  return found.filter(({ method, operation }) => isOperation(method, operation, source));
}

/** `get: {}` says little, and is an operation: no field of it is required (OpenAPI 3.1, 4.8.10.1). `get:` is none. */
function isOperation(method: string, { value, at }: Node, source: Source): boolean {
  if (isObject(value)) return true;
  source.warnings.push({
    at,
    id: "operation-not-object",
    what: `${method} is not an object, so that it describes no operation`,
    leftOut: [at],
    todo: "It is left out; write {} for an operation of which nothing is known.",
  });
  return false;
}

/** Fetch refuses these methods ("forbidden method"). */
function warnOfMethod(method: string, { at }: Node, source: Source): void {
  source.warnings.push({
    at,
    id: "method-unsendable",
    what: `${method} cannot be sent with fetch`,
    todo: "The operation is left out.",
  });
}

/**
 * The part of a path that is sent. The standard has no query and no fragment there, but documents do: a query stays,
 * a fragment only tells apart what is one resource to the server.
 */
export function sentPath(path: string): string {
  return path.split("#")[0] as string;
}

/** The names of the path parameters that a path item and its operations declare. */
function declaredNames(pathItem: PathItem, source: Source): ReadonlySet<string> {
  const owners = [
    ...pathItem,
    ...pathItem.flatMap((each) => methods.map((name) => child(each, name))),
  ];
  const quiet: Source = { ...source, problems: [], warnings: [] };
  const parameters = owners
    .filter((owner) => owner !== undefined)
    .flatMap((owner) => items(part(quiet, owner, "parameters")))
    .map((parameter) => resolve(quiet, parameter));
  return new Set(parameters.flatMap((node) => (node ? (stringAt(node, "name") ?? []) : [])));
}

/** The names between the braces of a path template, in order. */
export function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string);
}

function isTemplate(path: string, node: Node, source: Source): boolean {
  const braces = path.replace(/\{[^{}/]+\}/g, "");
  const complaint = !path.startsWith("/")
    ? "does not begin with a slash"
    : /[{}]/.test(braces)
      ? "has braces that are empty or do not match"
      : undefined;
  if (complaint !== undefined) {
    source.problems.push({
      at: node.at,
      id: "path-invalid",
      what: `The path ${JSON.stringify(path)} ${complaint}`,
      todo: "Write it as /things/{id}.",
    });
  }
  return complaint === undefined;
}

/** The page that an `externalDocs` names. */
export function docsUrlOf(node: Node): string | undefined {
  const docs = child(node, "externalDocs");
  return docs && stringAt(docs, "url");
}
