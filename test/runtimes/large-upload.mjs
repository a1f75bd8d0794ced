// Uploads a file by the client that its first argument bundles, and prints how far the memory grew above its start.
import { openAsBlob, statSync } from "node:fs";
const [, , bundle, origin, path, runtime] = process.argv;
const { createClient, uploadPatientDocument } = await import(bundle);
const client = createClient({ baseUrl: origin });
const data = runtime === "Bun" ? Bun.file(path) : await openAsBlob(path);
const start = process.memoryUsage().rss;
let top = start;
const timer = setInterval(() => (top = Math.max(top, process.memoryUsage().rss)), 10);
let sent = 0;
const onProgress = process.env.PROGRESS ? (progress) => (sent = progress.sent) : undefined;
const options = { onProgress, timeoutMs: 100_000 };
const file = { data, filename: "scan.pdf" };
const result = await uploadPatientDocument(client, { patientId: "1", body: { file } }, options);
clearInterval(timer);
const isSent = !onProgress || sent > statSync(path).size;
console.log(
  JSON.stringify({
    ok: result.ok && isSent,
    error: result.error,
    grownMB: (top - start) / 2 ** 20,
  }),
);
