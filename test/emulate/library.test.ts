import { createServer, type Server } from "node:http";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { keys, spec } from "./hosts.js";

const headers = { "X-API-Key": "hlsk_all", "Content-Type": "application/json" };
const base = "http://localhost:1/ext-api/v1";

describe("the emulator as a library", () => {
  it("makes up the same records for the same seed, all of them fictional", async () => {
    const records = async (seed: number): Promise<string> =>
      JSON.stringify((await createEmulator({ spec, keys, seed })).snapshot());
    const one = await records(1);
    expect(await records(1)).toBe(one);
    expect(await records(2)).not.toBe(one);
    const { clinic } = JSON.parse(one) as Record<
      string,
      Record<string, { fields: Record<string, string> }[]>
    >;
    const patients = clinic?.["/patients"] ?? [];
    expect(patients).toHaveLength(200);
    expect(patients.every(({ fields }) => fields["email"]?.endsWith("@example.com"))).toBe(true);
    for (const resource of ["/patients/{}/documents", "/appointments", "/notes"]) {
      expect(clinic?.[resource]?.length ?? 0).toBeGreaterThan(100);
    }
  });

  it("goes back to the beginning, or to a snapshot, in one call", async () => {
    const emulator = await createEmulator({ spec, keys });
    const fresh = emulator.snapshot();
    const add = async (name: string): Promise<unknown> =>
      emulator.fetch(`${base}/patients`, {
        method: "POST",
        headers,
        body: JSON.stringify({ name }),
      });
    await add("One");
    const later = emulator.snapshot();
    await add("Two");
    emulator.reset(later);
    expect(emulator.snapshot()).toEqual(later);
    await add("Three");
    emulator.reset();
    expect(emulator.snapshot()).toEqual(fresh);
    expect(emulator.requests()).toEqual([]);
  });

  it("calls records what the behaviour file calls them", async () => {
    const { fetch, snapshot } = await createEmulator({ spec, keys });
    const [patient] = snapshot()["clinic"]?.["/patients"] ?? [];
    const path = `${base}/patients/${patient?.id}/documents/none`;
    const answer = await fetch(path, { method: "DELETE", headers });
    expect(await answer.json()).toMatchObject({ error: "Document not found" });
  });

  it.each([
    ["epoch", "seconds"],
    ["delta", "date"],
  ] as const)("tells the reset as %s and Retry-After as %s", async (reset, retryAfter) => {
    const rate = { requests: 1, seconds: 30, reset, retryAfter };
    const { fetch } = await createEmulator({ spec, keys, behaviour: { rate } });
    await fetch(`${base}/patients`, { headers });
    const late = await fetch(`${base}/patients`, { headers });
    expect(late.status).toBe(429);
    const number = Number(late.headers.get("x-ratelimit-reset"));
    const seconds = reset === "delta" ? number : number - Date.now() / 1000;
    expect(seconds).toBeGreaterThan(28);
    expect(seconds).toBeLessThanOrEqual(31);
    const text = late.headers.get("retry-after") ?? "";
    const wait = retryAfter === "date" ? (Date.parse(text) - Date.now()) / 1000 : Number(text);
    expect(wait).toBeGreaterThan(28);
    expect(wait).toBeLessThanOrEqual(31);
    const other = { ...headers, "X-API-Key": "hlsk_other" };
    expect((await fetch(`${base}/patients`, { headers: other })).status).toBe(200);
  });

  it("ignores external_id in an update, and nothing else that is not declared", async () => {
    const { fetch } = await createEmulator({ spec, keys });
    const send = async (
      method: string,
      path: string,
      body: object,
    ): Promise<Record<string, unknown>> => {
      const response = await fetch(base + path, { method, headers, body: JSON.stringify(body) });
      return { status: response.status, ...((await response.json()) as object) };
    };
    const { data } = (await send("POST", "/patients", { name: "P", external_id: "P-1" })) as {
      data: { id: string };
    };
    const path = `/patients/${data.id}`;
    expect(await send("PATCH", path, { consent: true, external_id: "P-2" })).toMatchObject({
      status: 200,
      data: { consent: true, external_id: "P-1" },
    });
    expect(await send("PATCH", path, { mrn: "1" })).toMatchObject({
      status: 400,
      details: { mrn: [expect.any(String)] },
    });
    expect(await send("POST", "/patients", { name: "P", consent: true })).toMatchObject({
      status: 400,
    });
    const appointment = {
      patient_id: data.id,
      start_at: "soon",
      duration_minutes: 0,
      repeat_rule: { interval: 1.5 },
    };
    expect(await send("POST", "/appointments", appointment)).toMatchObject({
      status: 400,
      details: {
        start_at: ["Invalid datetime"],
        duration_minutes: ["Number must be greater than or equal to 1"],
        "repeat_rule.interval": ["Expected integer, received number"],
      },
    });
  });

  it("gives an external_id to one of those who ask for it at once", async () => {
    const { fetch, snapshot } = await createEmulator({ spec, keys });
    const statuses = async (ask: () => Promise<Response>): Promise<number[]> =>
      (await Promise.all(Array.from({ length: 5 }, async () => (await ask()).status))).sort();
    const once = [201, 409, 409, 409, 409];
    const body = JSON.stringify({ name: "P", external_id: "AT-ONCE" });
    const create = (): Promise<Response> =>
      fetch(`${base}/patients`, { method: "POST", headers, body });
    expect(await statuses(create)).toEqual(once);
    const [patient] = snapshot()["clinic"]?.["/patients"] ?? [];
    const upload = (): Promise<Response> => {
      const form = new FormData();
      form.set("file", new File(["%PDF"], "a.pdf", { type: "application/pdf" }));
      form.set("external_id", "AT-ONCE");
      const path = `${base}/patients/${patient?.id}/documents`;
      return fetch(path, { method: "POST", headers: { "X-API-Key": "hlsk_all" }, body: form });
    };
    expect(await statuses(upload)).toEqual(once);
  });

  it("leaves the globals of whoever embeds it alone, and closes what it opened", async () => {
    const before = [globalThis.Request, globalThis.Response, globalThis.fetch];
    const emulator = await createEmulator({ spec, keys });
    const { origin, port, close } = await emulator.listen();
    expect(
      (await fetch(`${origin}${emulator.basePath}/patients`, { headers, method: "HEAD" })).status,
    ).toBe(200);
    await close();
    expect([globalThis.Request, globalThis.Response, globalThis.fetch]).toEqual(before);
    const again: Server = createServer();
    await new Promise<void>((resolve) => again.listen(port, "127.0.0.1", resolve));
    await new Promise((resolve) => again.close(resolve));
  });
});
