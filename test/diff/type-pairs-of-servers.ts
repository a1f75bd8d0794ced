import type { JsonObject } from "../../src/json/json.js";
import { at, listed, pairs, type TypePair } from "./type-pair.js";

/** The URL of the server has variables: the client has a function that fills them in. */
function before(document: JsonObject): void {
  document.servers = [
    {
      url: "https://{place}.pets.test:{port}",
      variables: { place: { default: "eu", enum: ["eu", "us"] }, port: { default: "443" } },
    },
  ];
}

const server = (document: JsonObject): JsonObject => listed(document, "servers")[0] as JsonObject;

function pair(types: TypePair["types"]) {
  return (name: string, edit: TypePair["edit"], code: string): TypePair => ({
    ...pairs(types)(name, edit, code),
    before,
  });
}

const breaking = pair("breaking");
const unchanged = pair("unchanged");
const call = (variables: string): string =>
  `api.createClient({ apiKey: "k", baseUrl: api.serverUrl({ ${variables} }) });`;

/** Servers whose URL has variables. */
export const serverPairs: readonly TypePair[] = [
  breaking(
    "variable of the server removed",
    (d) => {
      server(d).url = "https://{place}.pets.test";
      delete at(server(d), "variables").port;
    },
    call(`port: "80"`),
  ),
  breaking(
    "value of a server's variable removed",
    (d) => (at(server(d), "variables", "place").enum = ["eu"]),
    call(`place: "us"`),
  ),
  breaking(
    "server without variables",
    (d) => (d.servers = [{ url: "https://pets.test" }]),
    call(`place: "us"`),
  ),
  unchanged(
    "another default of a server's variable",
    (d) => (at(server(d), "variables", "place").default = "us"),
    call(`place: "us"`),
  ),
];
