/**
 * A text in which an agent, and whoever looks over its shoulder, sees all there is: controls, zero-width characters,
 * tags and what turns the direction of a text become escapes, which in JSON mean the same (RFC 8259, section 7).
 */
export function seen(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => {
      const code = character.charCodeAt(index).toString(16);
      return `\\u${code.padStart(4, "0")}`;
    }).join(""),
  );
}
