import { beforeAll, describe, expect, it } from "vitest";
import { faultKinds } from "../../src/emulate/server/faults.js";
import { createEmulator, type FaultKind, type FaultRule } from "../../src/emulator.js";
import { runHere } from "../run-here.js";
import { generatedClient, type GeneratedClient } from "./generated-client.js";
import { keys, spec, startProcess } from "./hosts.js";

const headers = { "X-API-Key": "hlsk_all" };

/** What came of `count` requests, one after the other: a status, or why there is none. */
async function outcomes(
  { fetch, url }: { fetch: typeof globalThis.fetch; url: string },
  count: number,
  init: RequestInit = {},
): Promise<string[]> {
  const seen: string[] = [];
  for (let left = count; left > 0; left -= 1) {
    try {
      const response = await fetch(url, { ...init, headers: { ...headers, ...init.headers } });
      await response.text().catch(() => seen.push("truncated"));
      if (seen.at(-1) !== "truncated" || !response.ok) {
        seen.push(String(response.status));
      }
    } catch {
      seen.push("reset");
    }
  }
  return seen;
}

/** What comes of a write that a fault of a kind always happens to. */
const arrives: Record<FaultKind, RegExp> = {
  latency: /^201$/,
  reset: /^reset$/,
  "5xx": /^50[0234]$/,
  "429": /^429$/,
  truncated: /^truncated$/,
  "lost-answer": /^reset$/,
};

describe("faults", () => {
  let api: GeneratedClient;
  beforeAll(async () => {
    api = await generatedClient();
  });

  const every: FaultRule[] = [
    { kind: "reset", rate: 0.1 },
    { kind: "5xx", rate: 0.1 },
    { kind: "429", rate: 0.1 },
  ];

  it("are the same for the same seed, in process and over HTTP, and others for another", async () => {
    const run = async (seed: number, http: boolean): Promise<string[]> => {
      const emulator = await createEmulator({ spec, keys, seed, faults: every });
      const server = http ? await emulator.listen() : undefined;
      const origin = server?.origin ?? "http://localhost:1";
      const url = `${origin}${emulator.basePath}/patients?limit=1`;
      const seen = await outcomes({ fetch: http ? fetch : emulator.fetch, url }, 120);
      await server?.close();
      return seen;
    };
    const first = await run(7, false);
    expect(await run(7, false)).toEqual(first);
    expect(await run(7, true)).toEqual(first);
    expect(await run(8, false)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set(["200", "reset", "429", "500", "502", "503", "504"]));
  });

  it("happen to the share of the requests that is asked for", async () => {
    for (const kind of ["429", "5xx"] as const) {
      const emulator = await createEmulator({ spec, keys, faults: [{ kind, rate: 0.05 }] });
      const url = `http://localhost:1${emulator.basePath}/patients?limit=1`;
      const seen = await outcomes({ fetch: emulator.fetch, url }, 2000);
      const share = seen.filter((each) => each !== "200").length / seen.length;
      expect(share).toBeGreaterThan(0.035);
      expect(share).toBeLessThan(0.065);
    }
  });

  it("cut the body short: what arrives is no JSON, and Content-Length says that more was meant", async () => {
    const emulator = await createEmulator({ spec, keys, faults: [{ kind: "truncated", rate: 1 }] });
    const server = await emulator.listen();
    const path = `${emulator.basePath}/patients`;
    for (const [ask, origin] of [
      [fetch, server.origin],
      [emulator.fetch, "http://localhost:1"],
    ] as const) {
      const response = await ask(origin + path, { headers });
      expect(response.status).toBe(200);
      expect(Number(response.headers.get("content-length"))).toBeGreaterThan(100);
      await expect(response.json()).rejects.toThrow();
    }
    await server.close();
  });

  it("carry a write out and lose its answer; a read is answered", async () => {
    const emulator = await createEmulator({
      spec,
      keys,
      faults: [{ kind: "lost-answer", rate: 1 }],
    });
    const server = await emulator.listen();
    const url = `${server.origin}${emulator.basePath}/patients`;
    const init = {
      method: "POST",
      body: JSON.stringify({ name: "Lost", external_id: "LOST-1" }),
      headers: { "Content-Type": "application/json" },
    };
    expect(await outcomes({ fetch, url }, 1, init)).toEqual(["reset"]);
    expect(await outcomes({ fetch, url: `${url}?external_id=LOST-1` }, 1)).toEqual(["200"]);
    expect(emulator.requests()).toMatchObject([
      { status: 200 },
      { status: 0, faults: ["lost-answer"] },
    ]);
    await server.close();
  });

  it("are of the kinds that --help names: each happens over HTTP, and its line in the log says so", async () => {
    const { stdout } = await runHere(["emulate", "--help"]);
    const help = stdout.replace(/\s+/g, " ");
    const [, named = ""] = /--fault <kind:rate> (.*?), and the share/.exec(help) ?? [];
    const kinds = named.split(/, | or /);
    expect(kinds).toEqual(faultKinds);
    await Promise.all(
      kinds.map(async (kind) => {
        const { baseUrl, said, stop } = await startProcess(["--log", "--fault", `${kind}:1`]);
        const url = `${baseUrl}/patients`;
        const init = {
          method: "POST",
          body: '{"name":"Jane"}',
          headers: { "Content-Type": "application/json", "X-API-Key": "hlsk_demo" },
        };
        const [seen = ""] = await outcomes({ fetch, url }, 1, init);
        await stop();
        expect(seen, kind).toMatch(arrives[kind as FaultKind]);
        const status = /reset|lost-answer/.test(kind) ? "no answer" : "\\d{3}";
        const line = new RegExp(
          `^\\S+Z POST \\S+ ${status} [\\d.]+ ms createPatient.* fault ${kind}\\b.*$`,
          "m",
        );
        expect(said(), kind).toMatch(line);
        expect(
          said()
            .split("\n")
            .filter((each) => each.includes(" POST ")),
        ).toHaveLength(1);
        expect(said().replace(/^Key .*$/m, "")).not.toContain("hlsk_demo");
      }),
    );
  });

  it("delay answers, and let the caller give up", async () => {
    const emulator = await createEmulator({ spec, keys, faults: [{ kind: "latency", rate: 1 }] });
    const url = `http://localhost:1${emulator.basePath}/patients`;
    const started = performance.now();
    await emulator.fetch(url, { headers });
    expect(performance.now() - started).toBeGreaterThanOrEqual(49);
    const signal = AbortSignal.timeout(10);
    await expect(emulator.fetch(url, { headers, signal })).rejects.toThrow(/timeout/);
  });

  it("leave no duplicate behind when 300 patients are ensured through them", async () => {
    const faults: FaultRule[] = [
      { kind: "reset", rate: 0.05 },
      { kind: "lost-answer", rate: 0.1 },
      { kind: "truncated", rate: 0.05 },
    ];
    const emulator = await createEmulator({ spec, keys, faults });
    const client = api.createClient({
      apiKey: "hlsk_other",
      baseUrl: `http://localhost:1${emulator.basePath}`,
      fetch: emulator.fetch,
      retries: 6,
    });
    const ids = Array.from({ length: 300 }, (_, index) => `ROW-${index}`);
    const results = await Promise.all(
      ids.map((external_id) => api.ensurePatient(client, { body: { name: "Row", external_id } })),
    );
    const kept = emulator.snapshot()["other-clinic"]?.["/patients"] ?? [];
    const identifiers = kept.map(({ fields }) => fields["external_id"]);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    const ensured = results.filter(({ ok }) => ok).length;
    expect(identifiers.length).toBeGreaterThanOrEqual(ensured);
    expect(ensured).toBeGreaterThan(250);
  });
});
