import type { FunctionDeclarationStructure, StatementStructures } from "ts-morph";
import { boundNames } from "../../model/names/bound-names.js";
import { camelCase, upperFirst } from "../../model/names/camel-case.js";
import { isIdentifier } from "../../model/names/names.js";
import { reservedNames } from "../../model/names/reserved-names.js";
import type { Resource } from "../../model/api.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import { scopesOf } from "../operation/scopes.js";
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
    const isScoped = scopesOf(context.api).length > 0;
    const client = imports.type(isScoped ? "./client" : runtime, "Client");
    const typeParameters = isScoped
      ? [`Scope extends ${imports.type("./client", "ClientScope")} = ClientScope`]
      : [];
    const given = isScoped ? "<Scope>" : "";
    const spelled = ({ resource, namespace }: BoundResource, name: string): string =>
      imports.valueMember(`./${resource.file}`, namespace, name);
    return [
      ...(isScoped ? scopedTypes() : [boundType(client)]),
      boundClient(bound, { typeParameters, given }),
      ...bound.map((each): StatementStructures => ({
        kind: StructureKind.Interface,
        name: each.type,
        isExported: true,
        typeParameters,
        docs: comment(`The operations of ${code(each.resource.tag)}, without the client.`),
        properties: each.members.map(({ name, of }) => ({
          name: propertyKey(name),
          docs: linked(of.docs, each),
          type: `Bound<typeof ${spelled(each, of.name ?? "")}${isScoped ? ", Scope" : ""}>`,
        })),
      })),
      bindClient(bound, { client, typeParameters, given }, spelled),
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
    isExported: true,
    docs: comment("What a function takes and gives once its client is given."),
    type:
      `F extends (client: ${client}, ...rest: infer Rest) => infer Given\n` +
      "  ? (...rest: Rest) => Given\n  : never",
  };
}

/** The same of a client that has certain scopes: a function that needs another one is none, and names it. */
function scopedTypes(): StatementStructures[] {
  return [
    {
      kind: StructureKind.Interface,
      name: "Needs<Wanted>",
      isExported: true,
      docs: comment("Stands for a function that needs a client with other scopes."),
      properties: [{ name: "client", type: "Wanted" }],
    },
    {
      kind: StructureKind.TypeAlias,
      name: "Bound<F, Scope extends ClientScope>",
      isExported: true,
      docs: comment("What a function takes and gives once its client is given."),
      type:
        "F extends (client: infer Wanted, ...rest: infer Rest) => infer Given ? Client<Scope> extends Wanted " +
        "? (...rest: Rest) => Given : Needs<Wanted> : never",
    },
  ];
}

/** What the types of the file take where the document names scopes. */
interface Scoped {
  typeParameters: string[];
  /** `<Scope>`, or nothing. */
  given: string;
}

function boundClient(
  bound: readonly BoundResource[],
  { typeParameters, given }: Scoped,
): StatementStructures {
  return {
    kind: StructureKind.Interface,
    name: "BoundClient",
    isExported: true,
    typeParameters,
    docs: comment("The operations of a client, by resource."),
    properties: bound.map(({ key, type, resource }) => ({
      name: propertyKey(key),
      docs: comment(resource.description),
      type: type + given,
    })),
  };
}

function bindClient(
  bound: readonly BoundResource[],
  { client, typeParameters, given }: Scoped & { client: string },
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
  const docs = comment(
    "The functions of this client as members of one object: `api.patients.list({ limit: 20 })`.",
  );
  const parameters = [{ name: "client", type: client + given }];
  const overload = { docs, typeParameters, parameters, returnType: `BoundClient${given}` };
  return {
    kind: StructureKind.Function,
    name: "bindClient",
    isExported: true,
    ...(given === "" ? { docs } : { overloads: [overload] }),
    parameters: [{ name: "client", type: client }],
    returnType: "BoundClient",
    statements: [`return ${spellLiteral(literal)};`],
  };
}
