import type { Api } from "../../model/api.js";
import { setting } from "./lost-keys.js";
import type { ProbeLine } from "./probe.js";

/** Uses what is there once: the client's options, a test double in its place, and what fills in the server's URL. */
export function clientProbes(base: Api): ProbeLine[] {
  const line = (code: string, use: string): ProbeLine => ({
    code,
    use,
    at: "#/components/securitySchemes",
    owner: "client",
    models: [],
    coarse: false,
  });
  return [
    line(
      "type Own<Options> = Omit<Options, keyof Old.BaseClientOptions<never>>;",
      "creates a client",
    ),
    line(
      "{ const options: Own<New.ClientOptions> = value<Own<Old.ClientOptions>>(); }",
      "creates a client",
    ),
    line(
      "{ const keys: Keys<New.ClientOptions> = value<Keys<Old.ClientOptions>>(); }",
      "creates a client",
    ),
    line(
      "{ class Double implements New.Client { call<Outcome>(operation: New.Operation, request?: object, options?: New.CallOptions): Promise<Outcome> { return value(); } } void Double; }",
      "puts a test double in the place of the client",
    ),
    ...serverProbes(base),
  ];
}

/** The client has the function and its type where the first server's URL has variables. */
function serverProbes({ servers: [first] }: Api): ProbeLine[] {
  if (first?.template === undefined) return [];
  const line = (code: string, use: string): ProbeLine => ({
    code,
    use,
    at: first.at,
    owner: "function serverUrl",
    models: [],
    coarse: false,
  });
  return [
    line("{ void New.serverUrl; }", "imports `serverUrl`"),
    line(setting("Old.ServerVariables"), "gives `serverUrl` its variables"),
  ];
}
