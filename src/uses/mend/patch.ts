/** A text file before and after. */
export interface MendedFile {
  /** The absolute path. */
  file: string;
  before: string;
  after: string;
}

const around = 3;

/** A change of a file as a unified diff, as `git apply` and `patch -p0` take it; `name` is the file's name in it. */
export function patchOf({ before, after }: MendedFile, name: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const steps = stepsOf(old, now);
  const hunks: string[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    if (steps[index]?.sign === " ") continue;
    const start = Math.max(0, index - around);
    let end = index;
    for (let next = index; next < steps.length && next <= end + 2 * around; next += 1) {
      if (steps[next]?.sign !== " ") end = next;
    }
    hunks.push(hunkOf(steps, start, Math.min(steps.length, end + around + 1)));
    index = end;
  }
  return `--- ${name}\n+++ ${name}\n${hunks.join("")}`;
}

interface Step {
  sign: " " | "+" | "-";
  line: string;
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** What is taken away and added, by the longest lines that both have in common. */
function stepsOf(old: readonly string[], now: readonly string[]): Step[] {
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  const least = Math.min(old.length, now.length) - head;
  while (tail < least && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const middle = common(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const same = (line: string): Step => ({ sign: " ", line });
  return [...old.slice(0, head).map(same), ...middle, ...old.slice(old.length - tail).map(same)];
}

function common(old: readonly string[], now: readonly string[]): Step[] {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let a = old.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      const row = longest[a];
      const below = longest[a + 1];
      if (row === undefined || below === undefined) continue;
      row[b] =
        old[a] === now[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  const steps: Step[] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    const [from, to] = [old[a], now[b]];
    if (from !== undefined && from === to) {
      steps.push({ sign: " ", line: from });
      a += 1;
      b += 1;
    } else if (
      from !== undefined &&
      (to === undefined || (longest[a + 1]?.[b] ?? 0) >= (longest[a]?.[b + 1] ?? 0))
    ) {
      steps.push({ sign: "-", line: from });
      a += 1;
    } else if (to !== undefined) {
      steps.push({ sign: "+", line: to });
      b += 1;
    }
  }
  return steps;
}

function hunkOf(steps: readonly Step[], start: number, end: number): string {
  const before = steps.slice(0, start);
  const own = steps.slice(start, end);
  const count = (list: readonly Step[], not: Step["sign"]): number =>
    list.filter(({ sign }) => sign !== not).length;
  const range = (not: Step["sign"]): string => {
    const length = count(own, not);
    return `${count(before, not) + (length > 0 ? 1 : 0)},${length}`;
  };
  const lines = own.map(({ sign, line }) => `${sign}${line}\n`).join("");
  return `@@ -${range("+")} +${range("-")} @@\n${lines}`;
}
