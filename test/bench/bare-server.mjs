// The same calls without anything behind them: what Node's own server takes.
import { createServer } from "node:http";

const record = { id: "405992674944142140", name: "Nobody", created_at: "2026-01-01T00:00:00.000Z" };
const one = JSON.stringify({ data: record });
const page = JSON.stringify({
  data: Array(20).fill(record),
  meta: { page: 1, limit: 20, total_pages: 10 },
});
createServer((request, response) => {
  const text = request.method === "GET" && request.url?.includes("?") ? page : one;
  request.resume();
  request.on("end", () => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(text);
  });
}).listen(0, "127.0.0.1", function () {
  console.log(`Serving http://127.0.0.1:${this.address().port}`);
});
