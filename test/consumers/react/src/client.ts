import { createClient, type Client } from "./healos/index.js";

/** The page holds no key: the server that serves it adds it. */
export const client: Client = createClient({ baseUrl: "/api", retries: 0, timeoutMs: 5_000 });
