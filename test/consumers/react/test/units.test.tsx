import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "react-dom/server";
import { getResponse, type HttpHandler } from "msw";
import { checkCreate, checkUpdate } from "../src/form.js";
import { fits, newest, personText, placeText, statusText } from "../src/format.js";
import { ApiError, createClient, type Client, type Patient } from "../src/healos/index.js";
import {
  makeAppointment,
  makePatient,
  makePatientSummary,
  many,
  reseed,
} from "../src/healos/factories.js";
import { getPatientHandler, listPatientsHandler } from "../src/healos/msw.js";
import {
  getPatientKey,
  getPatientOptions,
  listAllPatientsInfiniteOptions,
} from "../src/healos/tanstack-query.js";
import { messageOf } from "../src/messages.js";
import { Badge, Details } from "../src/parts/badge.js";
import { Failure } from "../src/parts/failure.js";
import { createQueries, isMissing } from "../src/queries.js";

/** A client whose network are handlers. */
function handled(...handlers: HttpHandler[]): Client {
  return createClient({
    baseUrl: "http://localhost/api",
    apiKey: "hlsk_test",
    retries: 0,
    fetch: async (url, init) => {
      const response = await getResponse(handlers, new Request(url, init as RequestInit));
      if (!response) throw new TypeError("fetch failed");
      return response;
    },
  });
}

test("what stands on the page of a patient", () => {
  reseed(1);
  const patient = makePatient({
    name: "Jane Doe",
    notes: "Walks.",
    consent: true,
    external_id: "7",
  });
  const html = renderToString(<Details {...patient} />);
  assert.match(html, /<dd>7<\/dd>.*<dd>Walks\.<\/dd>.*consented/);
  assert.match(renderToString(<Badge consent={false}>never</Badge>), /never/);
  assert.equal(personText({ name: "Jane", pronouns: "she" }), "Jane (she)");
});

test("visits", () => {
  const visit = makeAppointment({ status: "NO_SHOW", visit_type: "Both" });
  assert.equal(statusText(visit), "Missed");
  assert.equal(placeText(visit.visit_type), "Here or online");
  const all = many(3, makeAppointment, (index) => ({
    created_at: `2026-03-0${index + 1}T00:00:00.000Z`,
  }));
  assert.equal(newest(all)?.created_at, "2026-03-03T00:00:00.000Z");
});

test("the form", () => {
  assert.deepEqual(checkCreate({ name: " Jane ", number: "" }), { value: { name: "Jane" } });
  const bad = checkCreate({ name: "", number: "" });
  assert.ok("problems" in bad && bad.problems["name"]);
  assert.deepEqual(checkUpdate({ name: "Jane", consent: true }), {
    value: { name: "Jane", pronouns: null, consent: true },
  });
});

test("queries against handlers", async () => {
  const client = handled(
    getPatientHandler(
      { error: { status: 404, body: { error: "Patient not found" } } },
      { once: true },
    ),
    getPatientHandler((request, { patientId }) => ({
      data: makePatient({ id: patientId ?? request.url, name: "Ann" }),
    })),
    listPatientsHandler({
      data: many(2, makePatientSummary),
      meta: { page: 1, limit: 5, total_pages: 1 },
    }),
  );
  const queries = createQueries();
  const options = getPatientOptions(client, { patientId: "1" });
  const thrown: unknown = await queries.fetchQuery(options).catch((error: unknown) => error);
  assert.equal(isMissing(thrown), true);
  assert.ok(thrown instanceof ApiError);
  assert.match(renderToString(<Failure error={thrown} />), /Patient not found/);
  const patient: Patient = await queries.fetchQuery(options);
  assert.equal(patient.name, "Ann");
  const kept = queries.getQueryData(getPatientKey({ patientId: "1" }));
  assert.equal(kept?.id, "1");
  const { pages } = await queries.fetchInfiniteQuery(
    listAllPatientsInfiniteOptions(client, { limit: 5 }),
  );
  assert.equal(pages[0]?.items.filter((each) => fits(each, "")).length, 2);
  queries.clear();
});

test("messages", () => {
  const busy = messageOf(
    new ApiError("createPatient", {
      kind: "http",
      status: 429,
      body: { error: "Slow." },
      retryAfterMs: 2000,
    } as never),
  );
  assert.deepEqual(busy, { tone: "wait", text: "Too many requests. Try again in 2 s." });
});
