/** A link that a page may have: to the web, to mail, or within the page; undefined for scripts, data and what is none. */
export function safeUrl(url: string): string | undefined {
  try {
    const base = "https://base.invalid/";
    const { protocol, href } = new URL(url, base);
    if (!/^(https?|mailto):$/.test(protocol)) return undefined;
    const isPlain = /^[\w\-.~:/?#@!$&'*+,;=%]+$/.test(url) || !/^[a-z][a-z\d+.-]*:/i.test(url);
    return escaped(isPlain ? url : href);
  } catch {
    return undefined;
  }
}

/** A link to the web in its escaped form (RFC 3986), such as nothing in Markdown can end early. */
export function webUrl(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? safeUrl(url) : undefined;
}

function escaped(href: string): string {
  return href.replace(
    /[\s<>"`\\^{}|()[\]]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
