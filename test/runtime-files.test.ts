import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clientOf } from "./client-of.js";
import { root } from "./program.js";

/** The runtime of the client of one operation with one answer, by file name. */
async function runtimeOf(answer: string): Promise<Map<string, string>> {
  const { files } = await clientOf(`
paths:
  /a:
    get:
      operationId: getA
      responses:
        ${answer}
`);
  const runtime = [...files].filter(([path]) => path.startsWith("runtime/"));
  return new Map(runtime.map(([path, text]) => [path.slice("runtime/".length), text]));
}

test("a client has those files of the runtime that its operations lead to", async () => {
  const empty = await runtimeOf(`"204": { description: Nothing. }`);
  const bytes = await runtimeOf(
    `"200": { description: Bytes., content: { application/octet-stream: {} } }`,
  );
  const files = [...empty.keys()];
  expect(files).toEqual(expect.arrayContaining(["send.ts", "operation.ts", "fake-client.ts"]));
  for (const file of ["paginate.ts", "reconcile.ts", "body-multipart.ts", "decode-blob.ts"]) {
    expect(files).not.toContain(file);
  }
  expect([...bytes.keys()]).toContain("decode-blob.ts");
  expect(bytes.get("index.ts")).toContain(`export { asBlob } from "./decode-blob.js";`);
  expect(empty.get("index.ts")).not.toContain("asBlob");
});

test("the runtime's index has statements of one kind, so that none is overlooked", () => {
  const index = readFileSync(join(root, "src", "runtime", "index.ts"), "utf8");
  const statement = /^export (type )?\{[\w\s,]+\} from "\.\/[\w-]+\.js";\n/gm;
  expect(index.replace(statement, "")).toBe("");
});
