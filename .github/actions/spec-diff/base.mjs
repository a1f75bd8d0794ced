// Which commit a document is compared with, and where the document was then.
import { execFileSync } from "node:child_process";

/** What went wrong in a way that the one who wrote the workflow can mend: one line. */
export class Refused extends Error {}

/** What git prints; undefined where it fails. No shell is involved. */
export function git(...args) {
  try {
    const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
    return execFileSync("git", args, options).trim();
  } catch {
    return undefined;
  }
}

/**
 * The commit that the change began at. A branch moves on: what others have added to it meanwhile is no removal of this
 * change, so the tip of it is never the one to compare with.
 *
 * @param base a ref that the workflow names; else the event tells
 * @param event what GitHub says has happened (GITHUB_EVENT_PATH)
 * @returns undefined where nothing was before
 */
export function baseCommit(base, event) {
  if (base) return forkPoint(base);
  const { pull_request: pull, merge_group: group, before } = event;
  if (pull !== undefined) {
    // What is checked out by default is a merge of the pull request into its base: that is the first parent.
    const isMerge = git("rev-parse", "--verify", "--quiet", "HEAD^2") === pull.head.sha;
    return isMerge ? commit("HEAD^1") : forkPoint(pull.base.sha);
  }
  if (group !== undefined) return forkPoint(group.base_sha);
  // A branch that is pushed for the first time was nowhere before.
  if (before !== undefined && !/^0+$/.test(before)) return forkPoint(before);
  const branch = event.repository?.default_branch;
  const fork = branch && git("merge-base", `origin/${branch}`, "HEAD");
  if (fork && fork !== git("rev-parse", "HEAD")) return fork;
  return git("rev-parse", "--verify", "--quiet", "HEAD^1");
}

function forkPoint(ref) {
  if (ref.startsWith("-")) throw new Refused(`${JSON.stringify(ref)} is no ref.`);
  return git("merge-base", ref, "HEAD") ?? missing(ref);
}

function commit(ref) {
  return git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`) ?? missing(ref);
}

function missing(ref) {
  throw new Refused(
    `git has no history that leads to ${JSON.stringify(ref)} here. Check out with fetch-depth: 0.`,
  );
}

/** Where the document was in a commit, before it was moved; undefined where it is new. */
export function formerPath(base, path) {
  if (git("cat-file", "-e", `${base}:${path}`) !== undefined) return path;
  const renames = git("diff", "-z", "--name-status", "--diff-filter=R", "-M", base, "HEAD") ?? "";
  // Three texts for each: the likeness, the path before, the path after.
  const parts = renames.split("\0");
  for (let at = 0; at + 2 < parts.length; at += 3) if (parts[at + 2] === path) return parts[at + 1];
  return undefined;
}
