import type { FunctionDeclarationStructure, StatementStructures } from "ts-morph";
import { boundNames } from "../../model/names/bound-names.js";
import { camelCase, upperFirst } from "../../model/names/camel-case.js";
import { isIdentifier } from "../../model/names/names.js";
import { reservedNames } from "../../model/names/reserved-names.js";
import type { Resource } from "../../model/api.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import { runtime } from "../imports.js";
import { propertyKey, spellLiteral, type Literal } from "../literal.js";
import type { CodeOutput } from "../output.js";
import { StructureKind } from "../structures.js";

/** A resource as a member of the bound client. */
interface BoundResource {
  resource: Resource;
  /** The member. */
  key: string;
  /** Its functions are imported as members of this. */
  namespace: string;
  /** The type of the member. */
  type: string;
  members: { name: string; of: FunctionDeclarationStructure }[];
}

/**
 * `bind-client.ts`: the functions of every resource as members of one object, for those who look for operations by
 * typing. No other file imports it.
 *
 * @param resources each with its file
 */
export function bindClientFile(
  context: EmitContext,
  resources: readonly (readonly [Resource, CodeOutput])[],
): CodeOutput {
  const bound = boundResources(resources);
  return codeFile("bind-client", context, ({ imports }) => {
    const client = imports.type(runtime, "Client");
    const spelled = ({ resource, namespace }: BoundResource, name: string): string =>
      imports.valueMember(`./${resource.file}`, namespace, name);
    return [
      boundType(client),
      boundClient(bound),
      ...bound.map((each): StatementStructures => ({
        kind: StructureKind.Interface,
        name: each.type,
        isExported: true,
        docs: comment(`The operations of ${code(each.resource.tag)}, without the client.`),
        properties: each.members.map(({ name, of }) => ({
          name: propertyKey(name),
          docs: linked(of.docs, each),
          type: `Bound<typeof ${spelled(each, of.name ?? "")}>`,
        })),
      })),
      bindClient(bound, client, spelled),
    ];
  });
}

function boundResources(resources: readonly (readonly [Resource, CodeOutput])[]): BoundResource[] {
  const camel = resources.map(([{ file }]) => camelCase(file));
  return resources.map(([resource, output], index) => {
    const { file } = resource;
    const own = camel[index] ?? file;
    const key = camel.indexOf(own) === camel.lastIndexOf(own) ? own : file.replaceAll("-", "_");
    const functions = (output.structure.statements as StatementStructures[]).filter(
      (each) => each.kind === StructureKind.Function,
    );
    const names = boundNames(
      functions.map(({ name = "" }) => name),
      file,
    );
    return {
      resource,
      key,
      namespace: isIdentifier(key) && !taken.has(key) ? key : `_${key}`,
      type: `Bound${upperFirst(key)}`,
      members: functions.map((of) => ({ name: names.get(of.name ?? "") ?? "", of })),
    };
  });
}

/** What no namespace can be called. */
const taken = new Set([...reservedNames, "rest"]);

/** What a comment links to is a member of the namespace here. */
function linked(
  docs: FunctionDeclarationStructure["docs"],
  { namespace, members }: BoundResource,
): string[] {
  const names = new Set(members.map(({ of }) => of.name));
  return (docs as string[]).map((text) =>
    text.replaceAll(/\{@link ([\w$]+)\}/g, (link, name: string) =>
      names.has(name) ? `{@link ${namespace}.${name}}` : link,
    ),
  );
}

function boundType(client: string): StatementStructures {
  return {
    kind: StructureKind.TypeAlias,
    name: "Bound<F>",
    docs: comment("What a function takes and gives once its client is given."),
    type: `F extends (client: ${client}, ...rest: infer Rest) => infer Given ? (...rest: Rest) => Given : never`,
  };
}

function boundClient(bound: readonly BoundResource[]): StatementStructures {
  return {
    kind: StructureKind.Interface,
    name: "BoundClient",
    isExported: true,
    docs: comment("The operations of a client, by resource."),
    properties: bound.map(({ key, type, resource }) => ({
      name: propertyKey(key),
      docs: comment(resource.description),
      type,
    })),
  };
}

function bindClient(
  bound: readonly BoundResource[],
  client: string,
  spelled: (of: BoundResource, name: string) => string,
): StatementStructures {
  const literal: Literal = Object.fromEntries(
    bound.map((each): [string, Literal] => [
      each.key,
      Object.fromEntries(
        each.members.map(({ name, of }): [string, Literal] => [
          name,
          { expression: `(...rest) => ${spelled(each, of.name ?? "")}(client, ...rest)` },
        ]),
      ),
    ]),
  );
  return {
    kind: StructureKind.Function,
    name: "bindClient",
    isExported: true,
    docs: comment(
      "The functions of this client as members of one object: `api.patients.list({ limit: 20 })`.",
    ),
    parameters: [{ name: "client", type: client }],
    returnType: "BoundClient",
    statements: [`return ${spellLiteral(literal)};`],
  };
}
