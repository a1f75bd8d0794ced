import { Hono, type Context } from "hono";
import type { Client } from "healos-client";
import { caught, statusOf, type Problem } from "../errors.js";
import { Calendar } from "../records/appointments.js";
import { titles } from "../records/documents.js";
import { load, session } from "../records/notes.js";
import { cardOf, cellOf, columns, Patients } from "../records/patients.js";
import { isSigned } from "./signature.js";
import { handle, isEvent } from "./webhooks.js";

function refuse(context: Context, problem: Problem): Response {
  if (problem.what === "later")
    context.header("Retry-After", String(Math.ceil(problem.afterMs / 1000)));
  return context.json({ problem: problem.what, detail: problem.detail }, statusOf(problem));
}

export function createApp(client: Client, { hospitalSecret }: { hospitalSecret: string }): Hono {
  const app = new Hono();
  const patients = new Patients(client);
  const calendar = new Calendar(client);

  app.onError((error, context) => refuse(context, caught(error)));

  app.get("/patients/:id", async (context) => {
    const found = await patients.find(context.req.param("id"));
    return "what" in found ? refuse(context, found) : context.json(cardOf(found));
  });

  app.get("/patients/:id/row", async (context) => {
    const found = await patients.get(context.req.param("id"));
    return context.text(columns.map((column) => cellOf(found, column)).join(";"));
  });

  app.get("/patients/:id/documents", async (context) =>
    context.json(await titles(client, context.req.param("id"))),
  );

  app.get("/patients", async (context) => {
    const page = Number(context.req.query("page") ?? "1");
    return context.json(await patients.page(page, 10));
  });

  app.get("/board", async (context) => context.json(await calendar.board()));
  app.get("/notes/:id", async (context) =>
    context.json(await load(client, context.req.param("id"))),
  );
  app.get("/sessions/:id", async (context) => {
    const text = await session(client, context.req.param("id"));
    return text === undefined ? context.notFound() : context.text(text);
  });

  app.post("/hospital", async (context) => {
    const body = await context.req.text();
    const signature = context.req.header("Hospital-Signature") ?? "";
    const at = Number(context.req.header("Hospital-Time") ?? "0");
    if (!isSigned(hospitalSecret, body, { signature, at }))
      return context.json({ problem: "unsigned" }, 401);
    const event: unknown = JSON.parse(body);
    if (!isEvent(event)) return context.json({ problem: "unknown" }, 400);
    const handled = await handle(client, event);
    return "what" in handled ? refuse(context, handled) : context.json(handled);
  });
  return app;
}
