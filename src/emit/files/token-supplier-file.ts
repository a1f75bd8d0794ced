import type { StatementStructures } from "ts-morph";
import type { Api, TokenFlow } from "../../model/api.js";
import { codeFile, noteNames, type EmitContext } from "../code-file.js";
import { comment } from "../comment.js";
import { runtime, specifier, type Imports } from "../imports.js";
import { stringLiteral } from "../literal.js";
import type { CodeOutput } from "../output.js";
import type { RuntimeType, RuntimeValue } from "../runtime/names.js";
import { StructureKind } from "../structures.js";

/** A way to get access tokens, and where the document has it. */
interface Grant {
  name: "clientCredentials" | "refreshTokens";
  from: RuntimeValue;
  options: RuntimeType;
  docs: string;
  tokenUrl: string;
  scopes: readonly string[];
}

/** `token-supplier.ts`: what gets the access tokens that the document declares; none where it declares no way to. */
export function tokenSupplierFile(context: EmitContext): CodeOutput[] {
  const grants = grantsOf(context.api);
  if (grants.length === 0) return [];
  return [
    codeFile("token-supplier", context, ({ imports }) => [
      ...exported(context, grants),
      ...grants.map((grant) => supplier(grant, imports)),
    ]),
  ];
}

/** Whether a document declares a way to get access tokens that a program can go by itself. */
export function hasTokenSupplier(api: Api): boolean {
  return grantsOf(api).length > 0;
}

function grantsOf(api: Api): Grant[] {
  const flows = api.schemes.flatMap((scheme) => scheme.flows ?? []);
  const own = flows.find(({ name }) => name === "clientCredentials");
  // The implicit flow gives no refresh token (RFC 6749, 4.2.2).
  const others = flows.find(({ name, urls }) => name !== "clientCredentials" && urls["tokenUrl"]);
  const { tokenUrl, refreshUrl = tokenUrl } = others?.urls ?? {};
  return [
    ...grantOf(clientCredentials, { url: own?.urls["tokenUrl"], flow: own, api }),
    ...grantOf(refreshTokens, { url: refreshUrl, flow: others, api }),
  ];
}

const clientCredentials = {
  name: "clientCredentials",
  from: "clientCredentialsFrom",
  options: "ClientCredentialsOptions",
  docs: "Supplies access tokens that a program gets by its own id and secret (RFC 6749, 4.4): `bearerToken: clientCredentials({ clientId, clientSecret })`.",
} as const;

const refreshTokens = {
  name: "refreshTokens",
  from: "refreshTokensFrom",
  options: "RefreshTokenOptions",
  docs: "Supplies access tokens that a refresh token is changed for (RFC 6749, 6): `bearerToken: refreshTokens({ clientId, refreshToken })`.",
} as const;

interface Declared {
  url: string | undefined;
  flow: TokenFlow | undefined;
  api: Api;
}

/** A grant where the document has it, with a URL that can be asked. Relative ones are of the API's server. */
function grantOf(grant: Omit<Grant, "scopes" | "tokenUrl">, { url, flow, api }: Declared): Grant[] {
  const server = api.servers[0]?.url ?? "";
  const base = URL.canParse(server) ? server : undefined;
  if (url === undefined || flow === undefined || !URL.canParse(url, base)) return [];
  const { href, protocol } = new URL(url, base);
  return /^https?:$/.test(protocol) ? [{ ...grant, tokenUrl: href, scopes: flow.scopes }] : [];
}

function exported(context: EmitContext, grants: readonly Grant[]): StatementStructures[] {
  const names = [...grants.map(({ options }) => options), "SecretSupplier"].sort();
  noteNames(context, runtime, names);
  return [
    {
      kind: StructureKind.ExportDeclaration,
      isTypeOnly: true,
      namedExports: names,
      moduleSpecifier: specifier(runtime, context.extension),
    },
  ];
}

function supplier(
  { name, from, options, docs, tokenUrl, scopes }: Grant,
  imports: Imports,
): StatementStructures {
  const given = imports.type(runtime, options);
  const asked = scopes.length === 0 ? given : `${given}<${scopes.map(stringLiteral).join(" | ")}>`;
  return {
    kind: StructureKind.Function,
    name,
    isExported: true,
    docs: comment(
      docs,
      "A token is kept until shortly before it ends, and got once for any number of calls; one that the API refuses is replaced. Throws a TypeError on a `tokenUrl` that is not encrypted.",
    ),
    parameters: [{ name: "options", type: asked }],
    returnType: imports.type(runtime, "SecretSupplier"),
    statements: [`return ${imports.value(runtime, from)}(${stringLiteral(tokenUrl)}, options);`],
  };
}
