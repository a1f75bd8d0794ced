import { byCodeUnit } from "../../json/by-code-unit.js";
import type { Api } from "../../model/api.js";
import { hasTokenSupplier } from "../files/token-supplier-file.js";
import { agentsView, llmsView } from "./agents.js";
import { guides } from "./guides.js";
import type { Output, PageOutput } from "../output.js";
import { readmeView } from "./readme.js";
import { resourceView } from "./resource-page.js";
import { shownTypes } from "./shown-type.js";

/** A file beside the client, and the packages that it imports, with version ranges. */
export interface Beside {
  file: string;
  peers: Readonly<Record<string, string>>;
}

/**
 * The pages of a package: what npm and the compiler need, its README and one page per resource. `declarations` are the
 * files of types that the index does not name: a compiler must reach them to spell a type that it has inferred.
 */
export function packagePages(
  api: Api,
  declarations: readonly Output[],
  beside: readonly Beside[] = [],
): PageOutput[] {
  const page = (path: string, template: string, view: object): PageOutput => ({
    kind: "page",
    path,
    template,
    view,
  });
  const types = shownTypes(new Map(api.models.map((model) => [model.name, model])));
  return [
    page("package.json", "package/package.json.hbs", packageView(api, declarations, beside)),
    // Declarations of libraries do not all pass the flags that the client does.
    page("tsconfig.json", "package/tsconfig.json.hbs", { isWithLibraries: beside.length > 0 }),
    page("LICENSE.md", "package/LICENSE.md.hbs", { name: api.packageName }),
    page("README.md", "package/README.md.hbs", readmeView(api)),
    page("AGENTS.md", "package/AGENTS.md.hbs", agentsView(api)),
    page("llms.txt", "package/llms.txt.hbs", llmsView(api, guides(api))),
    ...api.resources.map((resource) =>
      page(`docs/${resource.file}.md`, "docs/resource.md.hbs", resourceView(resource, api, types)),
    ),
    ...guides(api),
  ];
}

function packageView(api: Api, declarations: readonly Output[], beside: readonly Beside[]): object {
  const peers = Object.entries(Object.assign({}, ...beside.map((each) => each.peers)) as object);
  return {
    hasTokens: hasTokenSupplier(api),
    beside: beside.map(({ file }) => ({ file })),
    peers: peers
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([name, range]: [string, unknown], index) => ({
        name: JSON.stringify(name),
        range: JSON.stringify(range),
        isLast: index === peers.length - 1,
      })),
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
