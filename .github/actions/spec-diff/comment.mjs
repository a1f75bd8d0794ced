/* global fetch */
// Writes the report as a comment of the pull request, or updates the comment that is there from an earlier run. Where
// there is none to write to, the report stands in the job's summary.
//
//   GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_EVENT_PATH: as GitHub gives them
//   GITHUB_API_URL: default https://api.github.com; COMMENT_AUTHOR: whose comments are ours, default the token's bot
//   node comment.mjs REPORT.md
import { readFileSync } from "node:fs";
import console from "node:console";
import process from "node:process";

const {
  COMMENT_AUTHOR = "github-actions[bot]",
  GITHUB_API_URL = "https://api.github.com",
  GITHUB_EVENT_PATH,
  GITHUB_REPOSITORY,
  GITHUB_TOKEN,
} = process.env;
const body = readFileSync(process.argv[2], "utf8");
/** The first line of the report, an HTML comment: the sign by which the comment on this document is found again. */
const marker = body.split("\n")[0];
const { pull_request: pull } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8"));
const comments = `/repos/${GITHUB_REPOSITORY}/issues/${pull?.number}/comments`;

if (!GITHUB_TOKEN || pull === undefined) {
  console.log("There is no pull request to comment on: the report is in the summary of this job.");
} else if (pull.head.repo?.full_name !== GITHUB_REPOSITORY) {
  console.log("The token of a fork may not comment: the report is in the summary of this job.");
} else {
  await writeComment();
}

async function writeComment() {
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
}

/** The newest comment with the marker that is the bot's own: anybody can write the marker into theirs. */
async function findComment() {
  let found;
  for (let page = 1; page <= 30; page += 1) {
    const list = await call("GET", `${comments}?per_page=100&page=${page}`);
    found =
      list.findLast((each) => isOwn(each) && each.body?.split("\n")[0].trimEnd() === marker) ??
      found;
    if (list.length < 100) break;
  }
  return found;
}

function isOwn({ user }) {
  return user?.type === "Bot" && user.login === COMMENT_AUTHOR;
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
