// A list of patients, page by page: `pages-process.mjs PAGES ITEMS-PER-PAGE MILLISECONDS`.
import { createServer } from "node:http";

const [pages, perPage, latencyMs] = process.argv.slice(2).map(Number);

function pageOf(page) {
  const data = Array.from({ length: perPage }, (_, at) => ({
    id: String(1_743_552_000_000_000 + page * perPage + at),
    name: `Patient ${page} ${at}`,
    created_at: "2026-03-15T09:30:00.000Z",
  }));
  return JSON.stringify({ data, meta: { page, limit: perPage, total_pages: pages } });
}

const server = createServer((request, response) => {
  const page = Number(new URL(request.url, "http://any").searchParams.get("page") ?? 1);
  const body = pageOf(page);
  setTimeout(() => {
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  }, latencyMs);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address().port));
process.on("disconnect", () => process.exit());
