import type { ProbeLine } from "./probe.js";

/** Uses what is there once: the client's options, and a test double in its place. */
export function clientProbes(): ProbeLine[] {
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
  ];
}
