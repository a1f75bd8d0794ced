import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runHere } from "../run-here.js";
import { spec, startProcess } from "./hosts.js";

describe("healos-codegen emulate", () => {
  const folder = mkdtempSync(join(tmpdir(), "emulate-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("serves the document of this package with a demo key, and stops when it is told to", async () => {
    const { baseUrl, greeting, stop } = await startProcess([]);
    expect(baseUrl).toMatch(/^http:\/\/localhost:\d+\/ext-api\/v1$/);
    expect(greeting).toContain("Key hlsk_demo: organization demo, all scopes");
    const headers = { "X-API-Key": "hlsk_demo" };
    expect((await fetch(`${baseUrl}/patients`, { headers })).status).toBe(200);
    await stop();
    await expect(fetch(`${baseUrl}/patients`, { headers })).rejects.toThrow();
  });

  it("takes keys, a seed, a rate limit and faults", async () => {
    const first = async (seed: string): Promise<string> => {
      const { baseUrl, stop } = await startProcess([
        ...["--seed", seed, "--rate", "2/60", "--key", "a=x:patients:read,notes:read"],
      ]);
      const answers = await Promise.all(
        [1, 2, 3].map(() => fetch(`${baseUrl}/patients`, { headers: { "X-API-Key": "a" } })),
      );
      const late = answers.find(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
      expect(late?.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(late?.headers.get("x-ratelimit-remaining")).toBe("0");
      const body = await answers.find(({ status }) => status === 200)?.text();
      await stop();
      return body ?? "";
    };
    const [one, again, other] = [await first("5"), await first("5"), await first("6")];
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    const broken = await startProcess(["--fault", "5xx:1"]);
    const { status } = await fetch(`${broken.baseUrl}/patients`, {
      headers: { "X-API-Key": "hlsk_demo" },
    });
    expect(status).toBeGreaterThanOrEqual(500);
    await broken.stop();
  });

  it.each([
    [["--key", "nonsense"], "KEY=ORG:scope,scope"],
    [["--key", "a=x:"], "KEY=ORG:scope,scope"],
    [["--key", "a=x:read,,write"], "KEY=ORG:scope,scope"],
    [["--host", ""], "It is empty."],
    [["--fault", "fire:0.1"], "KIND:RATE"],
    [["--fault", "reset:2"], "KIND:RATE"],
    [["--rate", "0/1"], "N/SECONDS"],
    [["--port", "65536"], "65535"],
    [["--seed", "x"], "whole number"],
    [["--spec", "missing.yaml"], "missing.yaml:1:1: There is no such file."],
  ])("refuses %j", async (args, expected) => {
    const { code, stderr } = await runHere(["emulate", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("says that a port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await runHere(["emulate", "--port", String(port)]);
    server.close();
    expect(code).toBe(2);
    expect(stderr).toBe(
      `healos-codegen: 127.0.0.1:${port} is in use. Name another with --port or --host.\n`,
    );
  });

  it.each([
    ["rate: { requests: 0, seconds: 1 }", "1:9: This must be >= 1"],
    ["conflict: { record: data }", "1:1: This must have required property 'error'"],
    ["\nkeyes: {}", '2:1: There is nothing called "keyes" here'],
    ["operations:\n  nope: {}", '2:3: There is no operation "nope"'],
    ["operations:\n  getNote: { include: with }", '2:3: getNote has no query parameter "with"'],
    ["resources:\n  /none: {}", '2:3: The document has no path "/none"'],
    [
      "seed:\n  - resource: elves\n    count: 1\n    fields: {}",
      '2:5: There is no resource "elves"',
    ],
    [
      "seed:\n  - resource: /notes\n    count: 1\n    fields: { a: { after: b } }",
      "4:15: This must have required property 'minutes'",
    ],
    [
      "seed:\n  - resource: /notes\n    count: 1\n    fields: { a: { fields: { b: { moment: [soon, later] } } } }",
      '4:44: This must match format "date-time"',
    ],
    [
      "seed:\n  - resource: /notes\n    count: many\n    fields: {}",
      "3:5: This must be integer or array",
    ],
    [
      "resources:\n  /notes: { fields: { at: { nwo: true } } }",
      "2:23: This must have one of these: value, now, file",
    ],
    [
      "resources:\n  /notes: { joins: { at: { self: true, from: x } } }",
      '2:40: There is nothing called "from" here',
    ],
    ["rate:", "1:1: This must be object"],
    ["a: [", "1:5: "],
  ])("points into a behaviour file that says %j", async (text, expected) => {
    cpSync(spec, join(folder, "api.yaml"));
    writeFileSync(join(folder, "api.emulator.yaml"), text);
    const { code, stderr } = await runHere(["emulate", "--spec", "api.yaml"], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(`api.emulator.yaml:${expected}`);
  });
});
