import { shownTypes } from "../emit/documents/shown-type.js";
import { secretOptions } from "../emit/files/client-secrets.js";
import { operationsOf } from "../emit/documents/readme.js";
import { modelsByName } from "../model/schema/references.js";
import type { Api, Resource } from "../model/api.js";
import { htmlText } from "../text/html-text.js";
import { webUrl } from "../text/safe-url.js";
import { createLinks, modelLink, type Links } from "./links.js";
import { modelView } from "./model-view.js";
import {
  operationLink,
  operationView,
  type ShownExample,
  type SiteContext,
} from "./operation-view.js";
import { proseHtml } from "./prose.js";
import { searchEntries } from "./search-entries.js";

/** A page, decided but not spelled. */
export interface SitePage {
  path: string;
  /** Below `templates/site/`. */
  template: string;
  view: object;
}

/**
 * Api → the pages of its site: one for each operation and each model, with links both ways, one for each resource, and
 * the first one. All texts in the views are HTML already.
 *
 * @param examples by the operation's id; where there is none, the page has none
 */
export function site(api: Api, examples: ReadonlyMap<string, ShownExample>): SitePage[] {
  const links = createLinks(api);
  const types = shownTypes(modelsByName(api.models));
  const context: SiteContext = { api, types, links, examples };
  const operations = api.operations.map((operation) => ({
    path: operationLink(operation).href,
    template: "operation.html.hbs",
    view: inSite(operation.name, operationView(operation, context), api),
  }));
  const models = api.models.map((model) => ({ model, view: modelView(model, context) }));
  return [
    { path: "index.html", template: "index.html.hbs", view: indexView(api) },
    ...api.resources.map((resource) => ({
      path: `resources/${resource.file}.html`,
      template: "resource.html.hbs",
      view: inSite(resource.tag, resourceView(resource, api), api),
    })),
    ...operations,
    // What shows a model is known when every page has been made.
    ...models.map(({ model, view }) => ({
      path: modelLink(model).href,
      template: "model.html.hbs",
      view: inSite(model.name, { ...view, uses: usesOf(links, model) }, api),
    })),
    { path: "search-entries.js", template: "search-entries.js.hbs", view: searchEntries(api) },
  ];
}

/** What every page but the first has: its title, and the way to the top. */
function inSite(title: string, view: object, api: Api): object {
  return { ...view, title: htmlText(title), api: htmlText(api.title), top: "../" };
}

function usesOf(links: Links, model: Parameters<Links["usesOf"]>[0]): object[] {
  return links.usesOf(model).map(({ name, href }) => ({
    name: htmlText(name),
    href: encodeURI(href),
  }));
}

function indexView(api: Api): object {
  const { title, version, description, servers, resources, models, docsUrl = "" } = api;
  return {
    title: htmlText(title),
    api: htmlText(title),
    top: "",
    version: htmlText(version),
    package: htmlText(api.packageName),
    description: proseHtml(description),
    docsUrl: htmlText(webUrl(docsUrl) ?? ""),
    servers: servers.map(({ template, url, description: what }) => ({
      url: htmlText(template ?? url),
      description: proseHtml(what),
    })),
    secrets: [...secretOptions(api)].map(([option, way]) => ({
      option: htmlText(option),
      way: htmlText(way.replaceAll("`", "")),
    })),
    resources: resources.map((resource) => resourceView(resource, api)),
    models: models.map((model) => ({
      name: htmlText(model.name),
      href: encodeURI(modelLink(model).href),
    })),
  };
}

function resourceView(resource: Resource, api: Api): object {
  return {
    tag: htmlText(resource.tag),
    file: htmlText(resource.file),
    description: proseHtml(resource.description),
    operations: operationsOf(resource, api).map((operation) => ({
      name: htmlText(operation.name),
      href: encodeURI(operationLink(operation).href),
      summary: htmlText(operation.summary),
      request: htmlText(`${operation.method} ${operation.path}`),
      deprecated: operation.deprecated,
    })),
  };
}
