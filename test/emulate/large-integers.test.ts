import { describe, expect, it } from "vitest";
import { ask, emulatorOfThings } from "./small-document.js";

const int64 = { type: "integer", format: "int64" };

describe("integers beyond 2^53", () => {
  it("keep their digits, as ids and elsewhere", async () => {
    const emulator = await emulatorOfThings({
      id: int64,
      name: { type: "string" },
      sizes: { type: "array", items: int64 },
    });
    const create = (body: string): ReturnType<typeof ask> =>
      ask(emulator, ["POST", "/things"], body);
    const one =
      '{"id":9007199254740993,"name":"9007199254740993 \\"12345678901234567890","sizes":[-9223372036854775808,1]}';
    expect(await create(one)).toEqual({ status: 201, text: one });
    // The nearest double is that of the one before.
    const two = '{"id":9007199254740992,"name":"two","sizes":[9007199254740991]}';
    expect((await create(two)).text).toBe(two);
    expect((await ask(emulator, ["GET", "/things/9007199254740993"])).text).toBe(one);
    expect((await ask(emulator, ["GET", "/things/9007199254740992"])).text).toBe(two);
    expect((await ask(emulator, ["GET", "/things"])).text).toContain(`${one},${two}`);
    const changed = await ask(emulator, ["PUT", "/things/9007199254740993"], '{"name":"new"}');
    expect(changed.text).toContain('{"id":9007199254740993,"name":"new"');
    expect((await ask(emulator, ["GET", "/"])).text).toContain("9007199254740993");
  });

  it("are what schemas are asked about", async () => {
    const emulator = await emulatorOfThings({ id: int64, size: { ...int64, maximum: 10 } });
    const sent = async (body: string): Promise<number> =>
      (await ask(emulator, ["POST", "/things"], body)).status;
    expect(await sent('{"id":9007199254740993,"size":9007199254740993}')).toBe(400);
    expect(await sent('{"id":"9007199254740993"}')).toBe(400);
    expect(await sent('{"id":9007199254740993.5}')).toBe(201);
    expect(await sent('{"id":9007199254740993,}')).toBe(400);
  });

  it("are in snapshots, and come back from them", async () => {
    const emulator = await emulatorOfThings({ id: int64 });
    await ask(emulator, ["POST", "/things"], '{"id":9007199254740993}');
    const snapshot = emulator.snapshot();
    emulator.reset();
    expect((await ask(emulator, ["GET", "/things"])).text).not.toContain("9007199254740993");
    emulator.reset(snapshot);
    expect((await ask(emulator, ["GET", "/things/9007199254740993"])).text).toBe(
      '{"id":9007199254740993}',
    );
  });
});
