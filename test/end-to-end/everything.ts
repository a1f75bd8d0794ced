import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clientOf, type ClientOf } from "../client-of.js";

/** Generates the client of `everything.yaml`, which uses all that a document may say of bodies, answers and security. */
export function everything(): Promise<ClientOf> {
  return clientOf(readFileSync(join(import.meta.dirname, "everything.yaml"), "utf8"));
}

/** Calls an operation of a generated client with a client made of these options. */
export function call(
  { client }: ClientOf,
  operation: string,
  { options, request }: { options: object; request?: object | undefined },
): Promise<Record<string, unknown>> {
  const made = client["createClient"]?.(options);
  const given = request === undefined ? [made] : [made, request];
  return client[operation]?.(...given) as Promise<Record<string, unknown>>;
}
