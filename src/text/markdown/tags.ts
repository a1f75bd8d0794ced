const inline = /<\/?(?:a|abbr|b|code|em|i|kbd|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>/gi;
const block =
  /<\/?(?:blockquote|br|center|dd|details|div|dl|dt|font|h[1-6]|hr|li|ol|p|pre|section|summary|ul)(?:\s[^<>]*)?\/?>/gi;
const remark = /<!--[^]*?-->/g;

/** HTML without the tags that only lay a text out, and without comments. */
export function withoutTags(html: string): string {
  return html.replace(remark, "").replace(inline, "").replace(block, " ");
}
