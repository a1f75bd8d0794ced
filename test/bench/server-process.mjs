// Answers every request with one body, after a latency: `server-process.mjs BODY [MILLISECONDS]`.
import { createServer } from "node:http";

const [, , body = "", latencyMs = "0"] = process.argv;
const headers = {
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body),
};
const server = createServer((request, response) => {
  const answer = () => {
    response.writeHead(200, headers);
    response.end(body);
  };
  if (latencyMs === "0") answer();
  else setTimeout(answer, Number(latencyMs));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address().port));
process.on("disconnect", () => process.exit());
