/** Code that uses the client in `./api`, by the path below `src/`; each file has one or two shapes of its own. */
export const code: Readonly<Record<string, string>> = {
  "barrel.ts": `export * from "./api/index.js";
export * as api from "./api/index.js";
export { getBed as readOne } from "./api/beds.js";
export type { Bed as Place } from "./api/models.js";
export { default as rules } from "./rules.js";
`,
  "rules.ts": `import type { BedState } from "./barrel.js";
const rules = { FREE: true, IN_USE: false, SHUT: false } as const satisfies Record<BedState, boolean>;
export default rules;
`,
  "connection.ts": `import { createClient, type BedState, type BedStateInput, type ClientOptions, type OperationId } from "./api/index.js";
export function connect(options: ClientOptions) {
  return createClient({
    ...options,
    scopes: ["beds:read", "beds:write"],
    middleware: [
      async (request, { operation }, next) => (operation === "getBed" ? next(request) : next(request)),
    ],
  });
}
export const client = connect({ headers: { "X-Ward": "3" } });
export const quiet: ReadonlySet<OperationId> = new Set(["getBed", "listBeds"]);
export const busy: ReadonlyMap<BedState, OperationId[]> = new Map([["IN_USE", ["updateBed"]]]);
export const shown: readonly BedStateInput[] = Object.freeze(["FREE", "IN_USE"]);
`,
  "namespace.ts": `import { api, readOne, type Place } from "./barrel.js";
import { client } from "./connection.js";
export async function doorOf(bedId: string): Promise<string | undefined> {
  const found = await readOne(client, { bedId });
  const again = await api.getBed(client, { bedId });
  const door = (place: Place) => place.door_name;
  return found.ok ? door(found.data) : again.ok ? again.data.guest?.full_name : undefined;
}
`,
  "defaults.ts": `import type { Bed, Guest } from "./api/models.js";
export function line({ door_name = "", guest: { full_name } = { full_name: "" } }: Partial<Bed> = {}): string {
  return door_name + full_name;
}
export const names = (guests: Guest[]) => guests.map(({ full_name: name, phone = "" }) => name + phone);
`,
  "wards.ts": `import { getBed, updateBed, type Client, type BedUpdate } from "./api/index.js";
export class Ward {
  readonly #client: Client;
  private last: Awaited<ReturnType<typeof getBed | typeof updateBed>> | undefined;
  constructor(client: Client, readonly state: BedUpdate["state"] = "SHUT") {
    this.#client = client;
  }
  get door() {
    return this.last?.ok ? this.last.data.door_name : "";
  }
  shut = async (bedId: string) => {
    const found = await updateBed(this.#client, { bedId, body: { state: this.state, weight: 3 } });
    this.last = found;
    return found.ok || found.error.kind;
  };
}
`,
  "generic.ts": `import { createBed, getBed, type Client, type Result } from "./api/index.js";
type Operation<Request, Data, Failure> = (client: Client, request: Request) => Promise<Result<Data, Failure>>;
export const wrap = <Request, Data, Failure>(operation: Operation<Request, Data, Failure>) =>
  async (client: Client, request: Request): Promise<Data> => {
    const found = await operation(client, request);
    if (!found.ok) throw new Error("It failed.");
    return found.data;
  };
export const get = wrap(getBed);
export const add = wrap(createBed);
export type Got = Awaited<ReturnType<typeof get>>["door_name"];
`,
  "wrapped.ts": `import { client } from "./connection.js";
import { add, get, type Got } from "./generic.js";
export async function move(bedId: string): Promise<Got> {
  const { door_name, guest } = await get(client, { bedId });
  const made = await add(client, { body: { door_name, ...(guest && { guest }) } });
  return made["door_name"];
}
`,
  "satisfies.ts": `import type { Bed, CreateBedRequest, NewBed } from "./api/index.js";
export const sample = { door_name: "A", state: "FREE" } satisfies NewBed;
export const request = { body: { ...sample, guest: { full_name: "Jo" } } } satisfies CreateBedRequest;
export const columns = ["id", "door_name", "state"] as const satisfies readonly (keyof Bed)[];
export type Row = { [Key in (typeof columns)[number]]: Bed[Key] };
`,
  "awaited.ts": `import { getBed, listBeds } from "./api/index.js";
type Answer = Awaited<ReturnType<typeof getBed>>;
type Found = Extract<Answer, { ok: true }>["data"];
export type Request = Parameters<typeof listBeds>[1];
export const door = (bed: Found): Found["door_name"] => bed.door_name;
export const ward = (request: NonNullable<Request>): string | undefined => request.ward_name;
`,
  "pages.ts": `import { listAllBeds, listBeds } from "./api/beds.js";
import { client } from "./connection.js";
export async function* doors(ward_name: string) {
  for await (const { door_name, tags = [] } of listAllBeds(client, { ward_name, limit: 50 })) yield [door_name, ...tags];
}
export const total = () =>
  listBeds(client, { ward_name: "B", state: "IN_USE" }).then((found) => (found.ok ? found.data.total : 0));
`,
  "chains.ts": `import { getBed } from "./api/index.js";
import { client } from "./connection.js";
export const phone = (bedId: string) =>
  getBed(client, { bedId })
    .then((found) => (found.ok ? found.data : undefined))
    .then((bed) => bed?.guest?.phone?.trim() ?? bed?.door_name)
    .catch(() => undefined);
`,
  "spreads.ts": `import { updateBed, type BedUpdate } from "./api/index.js";
import { client } from "./connection.js";
export const change = (bedId: string, state?: BedUpdate["state"], weight?: number) =>
  updateBed(client, { bedId, body: { ...(state && { state }), ...(weight === undefined ? {} : { weight }) } });
export const shut = (bedId: string, isEmpty: boolean) =>
  change(bedId, isEmpty ? "SHUT" : "IN_USE");
`,
  "arrays.ts": `import type { Bed } from "./api/models.js";
export const byDoor = (beds: readonly Bed[]) =>
  Object.groupBy([...beds].sort((a, b) => a.door_name.localeCompare(b.door_name)), ({ state }) => state);
export const free = (beds: Bed[]) =>
  beds.filter(({ state }) => state === "FREE").reduce((sum, { weight = 0 }) => sum + weight, 0);
export const doors = (beds: Bed[]) => new Map(beds.map(({ id, door_name }) => [id, door_name] as const));
`,
  "states.ts": `import type { Bed, BedState } from "./api/models.js";
export const open: ReadonlySet<BedState> = new Set<BedState>(["FREE", "IN_USE"]);
export const words = new Map<BedState, string>([["FREE", "free"], ["IN_USE", "taken"]]);
const colours: Record<BedState, string> = { FREE: "green", IN_USE: "red", SHUT: "grey" };
export function word({ state, kind }: Bed): string {
  switch (state) {
    case "FREE": return words.get("FREE") ?? "";
    case "IN_USE": return kind === "child" ? "child" : "taken";
    case "SHUT": return colours[state];
    default: return "unknown";
  }
}
export const kindOf = (bed: Bed) => {
  switch (bed.kind) {
    case "child": return 1;
    case "adult": return 2;
    default: return 0;
  }
};
export const hasGuest = (bed: Bed) => "guest" in bed && ["IN_USE", "SHUT"].includes(bed.state);
`,
  "kinds.ts": `import { createBed, type NewBed } from "./api/index.js";
import { client } from "./connection.js";
const kinds: string[] = ["child", "adult", "twin"];
export const own: NewBed["kind"] = "twin";
export const addAll = (door_name: string) =>
  Promise.all(kinds.map((kind) => createBed(client, { body: { door_name, kind } })));
`,
  "failures.ts": `import { ApiError, createBed, isApiError, updateBed, type UpdateBedError } from "./api/index.js";
import { client } from "./connection.js";
export function told(error: UpdateBedError): string {
  switch (error.kind) {
    case "http": return error.status === 409 ? error.body.taken_by : "";
    default: return "";
  }
}
export async function attempt(bedId: string): Promise<string> {
  const found = await updateBed(client, { bedId, body: {} });
  if (found.ok) return found.data.id;
  const { error } = found;
  return error.kind === "http" && error.status === 409 ? error.body.taken_by : told(error);
}
export async function caught(): Promise<string> {
  try {
    const made = await createBed(client, { body: { door_name: "A" } });
    if (!made.ok) throw new ApiError("createBed", made.error);
    return made.data.door_name;
  } catch (error) {
    return isApiError(error, "createBed") && error.error.kind === "http" && error.error.status === 409 ? error.error.body.taken_by : "";
  }
}
`,
  "types.d.ts": `import type { Bed, GetBedError } from "./api/index.js";
export interface Shown extends Pick<Bed, "door_name" | "state"> { readonly failed?: GetBedError }
export type Rest = Omit<Bed, "door_name" | "guest">;
`,
  "only.ts": `import type { Shown } from "./types.js";
import type * as models from "./api/models.js";
export type Guests = Record<models.Guest["full_name"], models.Bed>;
export const show = ({ door_name, state }: Shown) => door_name + state;
export type Tall<T extends models.Bed = models.Bed> = T["door_name"] extends string ? T : never;
`,
  "module.mts": `import { getChart } from "./api/charts.js";
import type { Bed } from "./api/index.js";
import { client } from "./connection.js";
export const chart = (bed: Bed) => getChart(client, { bedId: bed.id }).then((found) => found.ok && found.data);
export const title = (bed: Bed) => bed.door_name;
`,
  "page.tsx": `import type { Bed, BedState } from "./api/models.js";
declare global { namespace JSX { interface IntrinsicAttributes { key?: string } interface IntrinsicElements { p: { title?: string; children?: unknown } } interface ElementChildrenAttribute { children: unknown } type Element = object } }
interface Props extends Pick<Bed, "state"> { bed: Bed; onMove?: (to: BedState) => void }
export function Row({ bed, state, ...rest }: Props) {
  const { door_name: title, ...others } = bed;
  return <p title={title}>{state === "SHUT" ? others.weight : bed.guest?.full_name}{String(rest.onMove)}</p>;
}
export const List = ({ beds }: { beds: Bed[] }) => <p>{beds.map((bed) => <Row key={bed.id} bed={bed} onMove={(to) => to === "IN_USE"} {...bed} />)}</p>;
`,
  "loose.js": `import { getBed } from "./api/index.js";
import { client } from "./connection.js";
/** @param {import("./api/models.js").Bed} bed */
export const door = (bed) => bed.door_name;
/** @param {string} bedId */
export async function load(bedId) {
  const found = await getBed(client, { bedId });
  return found.ok ? [found.data.state === "FREE", found.data.door_name] : [];
}
`,
  "aliased.ts": `import { listBeds, type ListBedsRequest } from "~/api/index.js";
import { client } from "~/connection.js";
const base: ListBedsRequest = { limit: 10 };
export const inWard = (ward_name: string, more: Partial<ListBedsRequest> = {}) =>
  listBeds(client, { ...base, ward_name, ...more });
export const first = async () => {
  const found = await inWard("A", { state: "SHUT" });
  if (!found.ok) return undefined;
  const [{ door_name } = { door_name: "" }, ...others] = found.data.items;
  return others.at(-1)?.door_name ?? door_name;
};
`,
  "bound.ts": `import { bindClient, type BoundClient } from "./api/bind-client.js";
import { client } from "./connection.js";
const hospital: BoundClient = bindClient(client);
const { beds: { get, ...others } } = hospital;
export const one = (bedId: string) => get({ bedId });
export const door = async (bedId: string) => {
  const found = await others.update({ bedId, body: { state: "FREE" } });
  return found.ok && found.data.door_name;
};
`,
  "fakes.ts": `import { fakeClient } from "./api/testing.js";
import type { Bed } from "./api/models.js";
export const bed = (more: Partial<Bed> = {}): Bed => ({ id: "1", door_name: "A", state: "FREE", kind: "child", ...more });
export const fake = fakeClient({
  getBed: ({ bedId }) => ({ data: bed({ id: bedId, state: "IN_USE" }) }),
  listBeds: { data: { items: [bed(), { ...bed(), door_name: "B", guest: { full_name: "Jo" } }] } },
});
`,
  "entries.ts": `import type { Bed, NewBed } from "./api/models.js";
export const labels = { door_name: "Door", state: "State", guest: "Guest" } as const satisfies Partial<Record<keyof NewBed, string>>;
export const fields = Object.keys(labels) as (keyof NewBed)[];
export const value = (bed: Bed, key: keyof typeof labels) => bed[key];
export const pick = <Key extends keyof Bed>(bed: Bed, key: Key): Bed[Key] => bed[key];
export const picked = (bed: Bed) => [pick(bed, "door_name"), pick(bed, "state"), labels.door_name];
`,
};
