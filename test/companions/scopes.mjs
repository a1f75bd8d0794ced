// A companion that is not of this package: a table of what each scope lets a key do, and a function that asks it.

/** @type {import("healos-codegen").Companion} */
export const companion = {
  name: "scopes",
  peers: {},
  emit(api, { file }) {
    return file(({ imports }) => {
      const operationId = imports.type("./client", "OperationId");
      return [
        "/** What each scope lets a key do. */\n" +
          `export const scopes: Readonly<Record<string, readonly ${operationId}[]>> = ${table(api)};`,
        "/** The operations that a key with these scopes may call. */\n" +
          `export function allowed(...given: string[]): ${operationId}[] {
            return given.flatMap((scope) => scopes[scope] ?? []);
          }`,
      ];
    });
  },
};

/** Scopes sorted by name, each with its operations. */
function table({ operations }) {
  const scopes = new Map();
  for (const { id, security } of operations) {
    for (const scope of new Set(security.flat().flatMap((required) => required.scopes))) {
      scopes.set(scope, [...(scopes.get(scope) ?? []), id]);
    }
  }
  const rows = [...scopes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scope, ids]) => `${JSON.stringify(scope)}: ${JSON.stringify(ids)}`);
  return `{ ${rows.join(", ")} }`;
}
