/* global fetch */
// Writes the report as a comment of the pull request, or updates the comment that is there from an earlier run.
//
//   GITHUB_TOKEN, GITHUB_REPOSITORY, PULL_REQUEST: as GitHub gives them; GITHUB_API_URL: default https://api.github.com
//   node comment.mjs REPORT.md
import { readFileSync } from "node:fs";
import console from "node:console";
import process from "node:process";

const {
  GITHUB_API_URL = "https://api.github.com",
  GITHUB_REPOSITORY,
  GITHUB_TOKEN,
  PULL_REQUEST,
} = process.env;
const body = readFileSync(process.argv[2], "utf8");
/** The first line of the report, an HTML comment: the sign by which the comment is found again. */
const marker = body.split("\n")[0];
const comments = `/repos/${GITHUB_REPOSITORY}/issues/${PULL_REQUEST}/comments`;

const known = await findComment();
if (known === undefined) {
  await call("POST", comments, { body });
  console.log("The comment was written.");
} else if (known.body === body) {
  console.log("The comment stays as it is.");
} else {
  await call("PATCH", `/repos/${GITHUB_REPOSITORY}/issues/comments/${known.id}`, { body });
  console.log("The comment was updated.");
}

/** The newest comment with the marker that is the bot's own: anybody can write the marker into theirs. */
async function findComment() {
  let found;
  for (let page = 1; page <= 30; page += 1) {
    const list = await call("GET", `${comments}?per_page=100&page=${page}`);
    found = list.findLast((each) => isOwn(each) && each.body?.startsWith(marker)) ?? found;
    if (list.length < 100) break;
  }
  return found;
}

function isOwn({ user }) {
  return (
    user?.type === "Bot" && user.login === (process.env.COMMENT_AUTHOR || "github-actions[bot]")
  );
}

async function call(method, path, content) {
  const response = await fetch(GITHUB_API_URL + path, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${GITHUB_TOKEN}`,
      ...(content && { "content-type": "application/json" }),
    },
    ...(content && { body: JSON.stringify(content) }),
  });
  if (!response.ok) {
    console.error(
      `GitHub answered ${method} ${path} with ${response.status}: ${(await response.text()).slice(0, 300)}`,
    );
    process.exit(1);
  }
  return response.json();
}
