import { createClient } from "healos-client";
import { getPatient, listPatients } from "healos-client/patients";
import { Hono } from "hono";

interface Bindings {
  HEALOS_URL: string;
  HEALOS_API_KEY: string;
}

const app = new Hono<{ Bindings: Bindings }>();

app.get("/patients", async (context) => {
  const result = await listPatients(clientOf(context.env), { limit: 3 });
  return result.ok ? context.json(result.data) : context.json(result.error.kind, 502);
});

app.get("/patients/:id", async (context) => {
  const patientId = context.req.param("id");
  const result = await getPatient(clientOf(context.env), { patientId });
  if (result.ok) return context.json(result.data);
  const { error } = result;
  return error.kind === "http" && error.status === 404
    ? context.json({ error: "There is no such patient." }, 404)
    : context.json({ error: error.kind }, 502);
});

function clientOf({ HEALOS_URL, HEALOS_API_KEY }: Bindings) {
  return createClient({ baseUrl: HEALOS_URL, apiKey: HEALOS_API_KEY });
}

export default app;
