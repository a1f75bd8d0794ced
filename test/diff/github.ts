import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A comment of a pull request, as GitHub gives it. */
export interface Comment {
  id: number;
  body: string;
  user?: { login: string; type: string };
}

/** What was asked of GitHub. */
export interface Request {
  method: string;
  path: string;
  body: string;
}

/** Who a workflow's token comments as. */
export const bot = { login: "github-actions[bot]", type: "Bot" };

/** Plays GitHub: keeps comments, in pages of a hundred, and what was asked of it. */
export async function playGitHub(
  comments: Comment[] = [],
): Promise<{ url: string; requests: Request[]; comments: Comment[] }> {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { method = "", url = "" } = request;
      requests.push({ method, path: url, body });
      response.end(JSON.stringify(answer(method, new URL(url, "http://github.test"), body)));
    });
  });
  const answer = (method: string, { pathname, searchParams }: URL, text: string): unknown => {
    if (method === "GET") {
      const page = Number(searchParams.get("page"));
      return comments.slice((page - 1) * 100, page * 100);
    }
    const { body } = JSON.parse(text) as Comment;
    const known = comments.find(({ id }) => pathname.endsWith(`/comments/${id}`));
    if (known !== undefined) known.body = body;
    else comments.push({ id: 1000 + comments.length, body, user: bot });
    return {};
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, requests, comments };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
