/** What a text of a document may try: escapes of terminals, lines of their own, workflow commands, Markdown, HTML. */
export const hostileTexts: readonly string[] = [
  "\u001b]0;owned\u0007\u001b[2J\u009b31m \u001b[31mred\u001b[39m",
  "one\n::error::PWNED\r\n::stop-commands::x\u2028::warning::y",
  "a\u202eb\u2066c\u200bd\ufeffe\u{e0041}f\u0085g",
  "![beacon](https://evil.invalid/b.png) [approve](https://evil.invalid) #1 @acme www.evil.invalid",
  "a`b ![x](https://evil.invalid/c.png) `` @acme | c ``` d",
  "<script>alert(1)</script><img src=https://evil.invalid/d.png> [x](javascript:alert(1))",
  "text\n\n```\nopen",
  "[r]\n\n[r]: javascript:alert(1)\n\n# Pwned\n\n| a | b |\n| - | - |\n| c | d |",
  "{{ constructor.constructor('return process')() }} <https://evil.invalid/e> -->",
];

const all = hostileTexts.join(" ");

/**
 * A document with these texts at every place that has room for one. `head` is the same API, changed everywhere;
 * `plain` has them where a client can be generated all the same.
 */
export function hostileDocument(side: "base" | "head" | "plain"): object {
  const parts = hostileTexts.map((text, index) => partOf(text, { side, index }));
  return {
    openapi: "3.1.0",
    info: { title: all, version: `1.0.0${all}`, description: all, contact: { name: all } },
    externalDocs: { url: `https://x.invalid> ${all}` },
    servers: [{ url: "https://api.invalid", description: all }],
    tags: hostileTexts.map((name) => ({ name, description: name })),
    paths: Object.assign({}, ...parts.map(({ paths }) => paths)),
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key", description: all } },
      schemas: Object.assign({}, ...parts.map(({ schemas }) => schemas)),
    },
  };
}

interface Part {
  paths: Record<string, object>;
  schemas: Record<string, object>;
}

function partOf(text: string, { side, index }: { side: string; index: number }): Part {
  const isHead = side === "head";
  const name = (suffix: string): string => `${text} ${suffix}`;
  const type = isHead ? "integer" : "string";
  const described = { summary: text, description: text };
  const schema = {
    ...described,
    title: text,
    type: "object",
    required: [name("a")],
    properties: {
      [name("a")]: { type, description: text, default: text, examples: [text] },
      [name("b")]: { type: "string", enum: isHead ? [text] : [text, name("c")], description: text },
      [name("c")]: { type, format: text, pattern: text, "x-extensible-enum": [text] },
      ...(isHead ? {} : { [name("d")]: { type: "string", deprecated: true } }),
    },
  };
  const reference = { $ref: `#/components/schemas/S${index}` };
  const content = { "application/json": { schema: reference, example: { [name("a")]: text } } };
  const operation = (id: string): object => ({
    ...described,
    operationId: id,
    tags: [text],
    externalDocs: { url: `https://x.invalid> ${text}`, description: text },
    deprecated: isHead,
    parameters: [
      { name: name("a"), in: "query", description: text, required: isHead, schema: { type } },
      { name: "X-Own", in: "header", description: text, schema: { type: "string", enum: [text] } },
    ],
    requestBody: { description: text, required: true, content },
    responses: {
      200: {
        description: text,
        content,
        headers: { "X-A": { description: text, schema: { type } } },
      },
      ...(isHead ? {} : { 404: { description: text, content } }),
    },
    security: [{ key: [text] }],
  });
  const path = `/a/${text.replace(/[{}?#]/g, "")}`;
  const paths = {
    [path]: { post: operation(name("p")) },
    ...(isHead ? {} : { [`${path}/gone`]: { put: operation(name("q")) } }),
  };
  return {
    paths: side === "plain" ? { [`/plain/${index}`]: { post: operation(`plain${index}`) } } : paths,
    schemas: {
      [`S${index}`]: schema,
      ...(side === "plain" ? {} : { [name("s")]: schema }),
    },
  };
}
