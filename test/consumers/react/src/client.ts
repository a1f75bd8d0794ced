import { createClient, type Client } from "./healos/index.js";

/** Where the page comes from; its tests run without one. */
const { origin } = globalThis.location ?? { origin: "http://localhost" };

/** The page holds no key: the server that serves it adds it. */
export const client: Client = createClient({
  baseUrl: `${origin}/api`,
  retries: 0,
  timeoutMs: 5_000,
});
