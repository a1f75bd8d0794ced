/** How deep JSON may nest: what is kept is checked, copied and written by functions that call themselves. */
export const maxLevels = 500;

/** Whether a text, taken for JSON, has more objects and lists inside each other than {@link maxLevels}. */
export function isTooDeep(text: string): boolean {
  let isInString = false;
  let level = 0;
  for (const [token] of text.matchAll(/\\.|["[\]{}]/gs)) {
    if (token === '"') isInString = !isInString;
    else if (isInString || token.length > 1) continue;
    else if (token === "[" || token === "{") level += 1;
    else level -= 1;
    if (level > maxLevels) return true;
  }
  return false;
}
