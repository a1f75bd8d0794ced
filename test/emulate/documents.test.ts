import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../src/emulator.js";
import { sharedDir } from "../shared-dir.js";
import { judgeOf } from "./judge.js";

const specs = sharedDir("specs") ?? "";

const key = { key: "k", organization: "o", scopes: ["read", "write", "write:pets", "read:pets"] };

interface Asked {
  status: number;
  body: unknown;
  type: string;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Asked>;

/** Asks an emulator of a document, each answer checked against the document itself where that is possible. */
async function emulated(
  name: string,
  credentials: Record<string, string>,
): Promise<{ emulator: Emulator; ask: Ask; violations: string[] }> {
  const spec = join(specs, name);
  const emulator = await createEmulator({ spec, keys: [key] });
  const judge = judgeOf(spec, emulator.basePath);
  const watched = judge.watch(emulator.fetch);
  const ask: Ask = async (method, path, body) => {
    const response = await watched(`http://localhost:1${emulator.basePath}${path}`, {
      method,
      headers: {
        ...credentials,
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return { status: response.status, type, body: type.includes("json") ? JSON.parse(text) : text };
  };
  return { emulator, ask, violations: judge.violations };
}

const basic = { Authorization: `Basic ${btoa("k:")}` };
const bearer = { Authorization: "Bearer k" };

describe.skipIf(specs === "")("other documents", () => {
  it("museum: events are kept, tickets bought, and hours listed", async () => {
    const { emulator, ask, violations } = await emulated("museum.yaml", basic);
    expect(emulator.examples).toEqual(["getTicketCode"]);
    const event = {
      name: "Night tour",
      location: "Hall",
      eventDescription: "Dark",
      dates: ["2031-01-02"],
      price: 5,
    };
    const before = (await ask("GET", "/special-events?limit=30")).body as unknown[];
    expect(before.length).toBeGreaterThan(0);
    const created = await ask("POST", "/special-events", event);
    expect(created).toMatchObject({ status: 201, body: event });
    const { eventId } = created.body as { eventId: string };
    expect((await ask("GET", "/special-events?limit=30")).body).toEqual([...before, created.body]);
    const path = `/special-events/${eventId}`;
    expect(await ask("PATCH", path, { price: 7 })).toMatchObject({ body: { ...event, price: 7 } });
    expect(await ask("GET", path)).toMatchObject({ status: 200, body: { eventId, price: 7 } });
    expect((await ask("DELETE", path)).status).toBe(204);
    expect(await ask("GET", path)).toMatchObject({ status: 404, type: "application/problem+json" });
    const ticket = await ask("POST", "/tickets", {
      ticketType: "general",
      ticketDate: "2031-01-02",
    });
    const { ticketId } = ticket.body as { ticketId: string };
    expect((await ask("GET", `/tickets/${ticketId}/qr`)).type).toBe("image/png");
    expect((await ask("GET", "/tickets/none/qr")).status).toBe(404);
    expect((await ask("GET", "/museum-hours?limit=1")).body).toHaveLength(1);
    expect(await ask("POST", "/special-events", { name: 1 })).toMatchObject({ status: 400 });
    expect(violations).toEqual([]);
  });

  it("train travel: bookings are made, read, listed and cancelled", async () => {
    const { emulator, ask } = await emulated("train-travel.yaml", bearer);
    expect(emulator.examples).toEqual([]);
    const booking = {
      trip_id: "4f4e4e1c-c824-4d63-b37a-d8d698862f1d",
      passenger_name: "Nobody",
      has_bicycle: true,
      has_dog: false,
    };
    const created = await ask("POST", "/bookings", booking);
    expect(created).toMatchObject({ status: 201, body: booking });
    const { id } = created.body as { id: string };
    expect(await ask("GET", `/bookings/${id}`)).toMatchObject({
      status: 200,
      body: { id, ...booking },
    });
    const listed = await ask("GET", "/bookings?limit=30");
    expect((listed.body as { data: unknown[] }).data).toContainEqual(
      expect.objectContaining({ id }),
    );
    const stations = await ask("GET", "/stations?country=DE&page=1");
    expect(stations).toMatchObject({ status: 200 });
    expect((await ask("DELETE", `/bookings/${id}`)).status).toBe(204);
    expect(await ask("GET", `/bookings/${id}`)).toMatchObject({
      status: 404,
      type: "application/problem+json",
      body: { detail: "Booking not found", status: 404 },
    });
    expect((await ask("GET", "/trips")).status).toBe(400);
  });

  it("petstore: pets are added, found by status, replaced and deleted", async () => {
    const { emulator, ask } = await emulated("petstore.yaml", { ...bearer, api_key: "k" });
    expect(emulator.examples).toEqual([
      "createUsersWithListInput",
      "getInventory",
      "loginUser",
      "logoutUser",
      "uploadFile",
    ]);
    const pet = { id: 77, name: "Rex", photoUrls: ["https://example.com/rex"], status: "pending" };
    expect(await ask("POST", "/pet", pet)).toMatchObject({ status: 200, body: pet });
    const found = async (status: string): Promise<unknown> =>
      (await ask("GET", `/pet/findByStatus?status=${status}`)).body;
    expect(await found("pending")).toContainEqual(pet);
    expect(await found("sold")).not.toContainEqual(expect.objectContaining({ id: 77 }));
    expect(await ask("PUT", "/pet", { ...pet, status: "sold" })).toMatchObject({ status: 200 });
    expect(await ask("GET", "/pet/77")).toMatchObject({ body: { id: 77, status: "sold" } });
    expect(await ask("POST", "/pet/77?name=Max")).toMatchObject({ body: { name: "Max" } });
    expect((await ask("DELETE", "/pet/77")).status).toBe(200);
    expect((await ask("GET", "/pet/77")).status).toBe(404);
    const user = { username: "nobody", email: "nobody@example.com" };
    expect(await ask("POST", "/user", user)).toMatchObject({ status: 200, body: user });
    expect(await ask("GET", "/user/nobody")).toMatchObject({ body: user });
    expect((await ask("PUT", "/user/nobody", { ...user, phone: "1" })).status).toBe(200);
    expect(await ask("GET", "/user/nobody")).toMatchObject({ body: { phone: "1" } });
  });

  it.each([
    "redocly-cafe.yaml",
    "spotify.yaml",
    "readme-polymorphism.json",
    "readme-schema-circular.json",
  ])("%s: every operation answers something other than a fault of the emulator", async (name) => {
    const spec = join(specs, name);
    const emulator = await createEmulator({ spec });
    const { model } = await import("../../src/model/model.js");
    const { read } = await import("../../src/read/read.js");
    const { api } = model(await read(spec));
    for (const { method, path } of api.operations) {
      const url = `http://localhost:1${emulator.basePath}${path.replaceAll(/\{[^}]+\}/g, "1")}`;
      const [demo] = emulator.keys;
      const { status } = await emulator.fetch(url, {
        method,
        headers: { Authorization: `Bearer ${demo?.key ?? ""}` },
      });
      expect(`${method} ${path} ${status}`).not.toMatch(/ 500$/);
    }
  });
});
