import type { Api, Operation, Resource } from "../model/api.js";
import { failures } from "./answers.js";
import { codeSpan } from "./code-span.js";
import { guides } from "./guides.js";
import { oneLine } from "./one-line.js";
import type { Output, PageOutput } from "./output.js";
import { operationsOf, readmeView } from "./readme.js";

/**
 * The pages of a package: what npm and the compiler need, its README and one page per resource. `declarations` are the
 * files of types that the index does not name: a compiler must reach them to spell a type that it has inferred.
 */
export function packagePages(api: Api, declarations: readonly Output[]): PageOutput[] {
  const page = (path: string, template: string, view: object): PageOutput => ({
    kind: "page",
    path,
    template,
    view,
  });
  return [
    page("package.json", "package/package.json.hbs", packageView(api, declarations)),
    page("tsconfig.json", "package/tsconfig.json.hbs", {}),
    page("LICENSE.md", "package/LICENSE.md.hbs", { name: api.packageName }),
    page("README.md", "package/README.md.hbs", readmeView(api)),
    ...api.resources.map((resource) =>
      page(`docs/${resource.file}.md`, "docs/resource.md.hbs", resourceView(resource, api)),
    ),
    ...guides(api),
  ];
}

function packageView(api: Api, declarations: readonly Output[]): object {
  return {
    name: JSON.stringify(api.packageName),
    version: JSON.stringify(packageVersion(api.version)),
    description: JSON.stringify(`A typed client of the ${api.title}`),
    repository: api.repository && JSON.stringify(api.repository),
    resources: api.resources.map(({ file }) => ({ file })),
    declarations: declarations.map(({ path }) => ({ file: path.replace(/^src\/|\.ts$/g, "") })),
  };
}

/** A version that npm takes: the document's where it is one, otherwise its leading numbers. */
export function packageVersion(version: string): string {
  if (
    /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(version) &&
    !/(^|[.-])0\d/.test(version)
  ) {
    return version;
  }
  const [major = "0", minor = "0", patch = "0"] = (
    /^v?\d{1,9}(\.\d{1,9}){0,2}(?![\d-])/.exec(version)?.[0] ?? ""
  )
    .replace("v", "")
    .split(".")
    .map((part) => String(Number(part)));
  return `${major}.${minor}.${patch}`;
}

function resourceView(resource: Resource, api: Api): object {
  return {
    title: oneLine(resource.tag),
    description: resource.description,
    operations: operationsOf(resource, api).map((operation) => ({
      name: operation.name,
      summary: oneLine(operation.summary),
      description: operation.description,
      request: codeSpan(`${operation.method} ${operation.path}`),
      scopes: [...new Set(operation.security.flat().flatMap((required) => required.scopes))]
        .map(codeSpan)
        .join(", "),
      page: operation.evidence?.page,
      all: operation.pagination?.name,
      stream: operation.streamName,
      byExternalId: byExternalId(operation),
      deprecated: operation.deprecated,
      parameters: operation.parameters.map((parameter) => ({
        key: codeSpan(parameter.key),
        place: parameter.in,
        required: parameter.required,
        description: oneLine(parameter.description),
      })),
      body: operation.body?.content.map(({ type }) => codeSpan(type)).join(", "),
      failures: failures(operation).map(({ status, description }) => ({
        status,
        description: oneLine(description),
      })),
    })),
  };
}

/** The functions that are made of a create and others. */
function byExternalId({ externalId }: Operation): string | undefined {
  if (externalId === undefined) {
    return undefined;
  }
  const { find, ensure, reconcile } = externalId.names;
  const names = [find, ensure, ...(externalId.update === undefined ? [] : [reconcile])];
  return names.map(codeSpan).join(", ");
}
