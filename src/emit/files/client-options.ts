import type {
  InterfaceDeclarationStructure,
  OptionalKind,
  PropertySignatureStructure,
} from "ts-morph";
import type { Api, ServerVariable } from "../../model/api.js";
import { comment, commentText } from "../comment.js";
import { runtime, type Imports } from "../imports.js";
import { propertyKey } from "../literal.js";
import { secretOptions, sentAs, sentSchemes } from "./client-secrets.js";
import { scopesOf } from "../operation/scopes.js";
import { variableType } from "./server-url.js";
import { StructureKind } from "../structures.js";

/** What `createClient` takes: what every client does, the secrets of this API, and variables of single servers. */
export function clientOptions(api: Api, imports: Imports): InterfaceDeclarationStructure {
  const isScoped = scopesOf(api).length > 0;
  return {
    kind: StructureKind.Interface,
    name: "ClientOptions",
    isExported: true,
    ...(isScoped && { typeParameters: ["Scope extends ClientScope = ClientScope"] }),
    extends: [`${imports.type(runtime, "BaseClientOptions")}<OperationId>`],
    properties: [
      ...[...secretOptions(api)].map(([name, way]) => ({
        name,
        hasQuestionToken: true,
        type: `${imports.type(runtime, "Secret")} | null | undefined`,
        docs: comment(`Sent ${way}. Null: none is sent, and that is meant.`),
      })),
      ...auth(api, imports),
      ...serverVariables(api),
      ...(isScoped ? [scopes] : []),
    ],
  };
}

const scopes: Property = {
  name: "scopes",
  hasQuestionToken: true,
  type: "readonly Scope[] | undefined",
  docs: comment(
    "The scopes of the key: an operation that needs another one does not compile. This is for the compiler alone, and\nholds back no request. Default: all.",
  ),
};

type Property = OptionalKind<PropertySignatureStructure>;

/** `auth`, where there are several schemes: their secrets by their names, so that a misspelt one does not compile. */
function auth(api: Api, imports: Imports): Property[] {
  const schemes = sentSchemes(api);
  if (schemes.length < 2) return [];
  const members = schemes.map(({ scheme }) => {
    const held = scheme.kind === "basic" ? "BasicCredentials" : "Secret";
    const type = `${imports.type(runtime, held)} | null`;
    return member(scheme.name, type, `Sent ${sentAs(scheme)}.`);
  });
  return [objectProperty("auth", members, "Secrets by the names of their security schemes.")];
}

/** `serverVariables`, where servers of single operations have variables: one name is one variable. */
function serverVariables({ operations, servers: [first] }: Api): Property[] {
  const variables = new Map<string, ServerVariable[]>();
  for (const { servers: [server] = [] } of operations) {
    if (server === undefined || server.url === first?.url) continue;
    for (const each of server.variables) {
      variables.set(each.name, [...(variables.get(each.name) ?? []), each]);
    }
  }
  if (variables.size === 0) return [];
  const members = [...variables].map(([name, alike]) => {
    const types = new Set(alike.map(variableType));
    const type = types.has("string") ? "string" : [...types].join(" | ");
    return member(name, type, alike[0]?.description ?? "");
  });
  const doc =
    "Variables of the servers that single operations have; their defaults otherwise. A `baseUrl` wins over such a server.";
  return [objectProperty("serverVariables", members, doc)];
}

function member(name: string, type: string, doc: string): string {
  const [text] = comment(doc);
  const line = `${propertyKey(name)}?: ${type} | undefined;`;
  return text === undefined ? line : `${commentText(text)}\n${line}`;
}

function objectProperty(name: string, members: readonly string[], doc: string): Property {
  return {
    name,
    hasQuestionToken: true,
    type: `{\n${members.join("\n")}\n} | undefined`,
    docs: comment(doc),
  };
}
