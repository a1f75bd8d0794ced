/** Code on the API of `moved-api.ts`, by file, before and after it is mended. `//!` marks a line that is left to somebody. */
export const code: Record<string, [before: string, after: string]> = {
  "properties.ts": [
    `import { createClient, getPerson, putPerson, type PersonInput } from "./api/index.js";
const client = createClient();
export async function show(id: string): Promise<string> {
  const found = await getPerson(client, { id });
  if (!found.ok) return "";
  const { contact: { phone, email: mail }, street, city: town } = found.data;
  const row = found.data["street"];
  return [found.data.contact.phone, found.data?.contact?.email, found.data.city, phone, mail, street, town, row].join();
}
export async function write(id: string, street: string): Promise<void> {
  const person: PersonInput = {
    contact: {
      phone: "1", // the first
    },
    street,
    city: "Bern",
  };
  await putPerson(client, { id, body: person });
  await putPerson(client, { id, body: { contact: { phone: "2", email: "a@b" }, street: "x", city: "y" } });
}
`,
    `import { createClient, getPerson, putPerson, type PersonInput } from "./api/index.js";
const client = createClient();
export async function show(id: string): Promise<string> {
  const found = await getPerson(client, { id });
  if (!found.ok) return "";
  const { phone, email: mail, address: { street, city: town } } = found.data;
  const row = found.data["address"].street;
  return [found.data.phone, found.data?.email, found.data.address.city, phone, mail, street, town, row].join();
}
export async function write(id: string, street: string): Promise<void> {
  const person: PersonInput = {
    phone: "1",
    address: { street,
    city: "Bern" },
  };
  await putPerson(client, { id, body: person });
  await putPerson(client, { id, body: { phone: "2", email: "a@b", address: { street: "x", city: "y" } } });
}
`,
  ],
  "payloads.ts": [
    `import { createClient, getWrapped, listBare, listDeclared, unwrap, type GetWrappedData } from "./api/index.js";
import { fakeClient } from "./api/testing.js";
const client = createClient();
export async function one(): Promise<string> {
  const found = await getWrapped(client);
  if (!found.ok) return "";
  const { data } = found;
  const { data: { id } } = found;
  const own = (await unwrap(getWrapped(client))).name + (await unwrap(getWrapped(client))).id;
  const later = unwrap(getWrapped(client));
  const thing = await unwrap(getWrapped(client));
  return [found.data.name, data.name, id, own, (await later).name, name(thing), name(found.data)].join();
}
function name(thing: GetWrappedData): string {
  return thing.name;
}
export const fake = fakeClient({ getWrapped: { data: { id: "1", name: "x" } } });
export async function many(): Promise<number> {
  const bare = await listBare(client);
  const declared = await listDeclared(client);
  if (!bare.ok || !declared.ok) return 0;
  const { data: { items } } = bare;
  return bare.data.items.length + items.length + declared.data.length + declared.meta.total;
}
`,
    `import { createClient, getWrapped, listBare, listDeclared, unwrap, type GetWrappedData } from "./api/index.js";
import { fakeClient } from "./api/testing.js";
const client = createClient();
export async function one(): Promise<string> {
  const found = await getWrapped(client);
  if (!found.ok) return "";
  const { data: { item: data } } = found;
  const { data: { item: { id } } } = found;
  const own = (await unwrap(getWrapped(client))).item.name + (await unwrap(getWrapped(client))).item.id;
  const later = unwrap(getWrapped(client)).then((answer) => answer.item);
  const thing = (await unwrap(getWrapped(client))).item;
  return [found.data.item.name, data.name, id, own, (await later).name, name(thing), name(found.data.item)].join();
}
function name(thing: GetWrappedData["item"]): string {
  return thing.name;
}
//!
export const fake = fakeClient({ getWrapped: { data: { item: { id: "1", name: "x" } } } });
export async function many(): Promise<number> {
  const bare = await listBare(client);
  const declared = await listDeclared(client);
  if (!bare.ok || !declared.ok) return 0;
  const { data: items } = bare;
  return bare.data.length + items.length + declared.data.data.length + declared.data.meta.total;
}
`,
  ],
  "requests.ts": [
    `import { createClient, listAsked, postFreed, postHeld, postPlaces } from "./api/index.js";
import { bindClient } from "./api/bind-client.js";
const client = createClient();
export async function send(notify: boolean, clinic_id: string): Promise<void> {
  const body = { id: "1", name: "x" };
  await postHeld(client, { body: { id: "1", name: "x" } });
  await postHeld(client, { body });
  await postFreed(client, { body: { thing: { id: "1", name: "x" } } });
  await postFreed(client, { body: { thing: body } });
  await postPlaces(client, { notify, clinic_id, body: { name: "x", urgent: true } });
  await postPlaces(client, { clinic_id: "2", body: { name: "y" } });
  await listAsked(client);
  await listAsked(client, undefined, { timeoutMs: 10 });
  await listAsked(client, { size: 3 });
  await bindClient(client).things.listAsked();
}
`,
    `import { createClient, listAsked, postFreed, postHeld, postPlaces } from "./api/index.js";
import { bindClient } from "./api/bind-client.js";
const client = createClient();
export async function send(notify: boolean, clinic_id: string): Promise<void> {
  const body = { id: "1", name: "x" };
  await postHeld(client, { body: { thing: { id: "1", name: "x" } } });
  await postHeld(client, { body: { thing: body } });
  await postFreed(client, { body: { id: "1", name: "x" } });
  await postFreed(client, { body: body });
  await postPlaces(client, { "X-Clinic-Id": clinic_id, urgent: true, body: { name: "x", notify } });
  await postPlaces(client, { "X-Clinic-Id": "2", body: { name: "y" } });
  await listAsked(client, { kind: "all" });
  await listAsked(client, { kind: "all" }, { timeoutMs: 10 });
  await listAsked(client, { size: 3, kind: "all" });
  await bindClient(client).things.listAsked({ kind: "all" });
}
`,
  ],
  "pages.ts": [
    `import { createClient, listAllCursors, listCursors, listOffsets } from "./api/index.js";
const client = createClient();
export async function walk(page: number, limit: number): Promise<number> {
  await listOffsets(client, { page: 3 });
  await listOffsets(client, { page, limit });
  await listOffsets(client, { page: page + 1, limit: 50 });
  await listOffsets(client, { page: 1, limit: 50 });
  await listCursors(client, { page: 1, limit: 50 });
  for await (const each of listAllCursors(client, { limit: 50 })) console.log(each.name);
  const second = await listCursors(client, { page: 2, limit });
  return second.ok ? second.data.total_pages : 0;
}
`,
    `import { createClient, listAllCursors, listCursors, listOffsets } from "./api/index.js";
const client = createClient();
export async function walk(page: number, limit: number): Promise<number> {
  await listOffsets(client, { offset: 40 });
  await listOffsets(client, { offset: (page - 1) * limit, limit });
  await listOffsets(client, { offset: ((page + 1) - 1) * 50, limit: 50 });
  await listOffsets(client, { limit: 50 });
  await listCursors(client, { page_size: 50 });
  for await (const each of listAllCursors(client, { page_size: 50 })) console.log(each.name);
  //!
  const second = await listCursors(client, { page: 2, page_size: limit });
  //!
  return second.ok ? second.data.total_pages : 0;
}
`,
  ],
  "models.ts": [
    `import { createClient, getScan, listCats, listDogs, listScans, unwrap } from "./api/index.js";
import type { Cat, Dog, Scan } from "./api/index.js";
const client = createClient();
export const names = (cats: Cat[], dogs: readonly Dog[]): string[] => [...cats, ...dogs].map((each) => each.name);
export const all = async () => names(await unwrap(listCats(client)), await unwrap(listDogs(client)));
const label = (file: Scan): string => file.name;
const pages = (file: Scan): number => file.pages.length;
const longest = (files: Scan[]): Scan | undefined => files.find((each) => each.name.length > 3);
export async function files(): Promise<unknown> {
  const found: Scan[] = await unwrap(listScans(client));
  const one: Scan = await unwrap(getScan(client, { id: "1" }));
  return [found.map(label), longest(found), pages(one), label(one)];
}
`,
    `import { createClient, getScan, listCats, listDogs, listScans, unwrap } from "./api/index.js";
import type { Animal, ScanSummary, ScanDetail } from "./api/index.js";
const client = createClient();
export const names = (cats: Animal[], dogs: readonly Animal[]): string[] => [...cats, ...dogs].map((each) => each.name);
export const all = async () => names(await unwrap(listCats(client)), await unwrap(listDogs(client)));
const label = (file: ScanSummary): string => file.name;
const pages = (file: ScanDetail): number => file.pages.length;
const longest = (files: ScanSummary[]): ScanSummary | undefined => files.find((each) => each.name.length > 3);
export async function files(): Promise<unknown> {
  const found: ScanSummary[] = await unwrap(listScans(client));
  const one: ScanDetail = await unwrap(getScan(client, { id: "1" }));
  return [found.map(label), longest(found), pages(one), label(one)];
}
`,
  ],
};
