/** A page is warned once, however many clients it makes. */
let isWarned = false;

/**
 * Warns where the program is a page. An API key is that of an organization, and whoever opens the page can read it; a
 * token or a password may well be the visitor's own.
 */
export function warnInPage(): void {
  if (isWarned || !("document" in globalThis)) return;
  isWarned = true;
  // Whoever runs the page must see it, and only they can act.
  console.warn("Everyone who opens this page can read its API key.");
}
