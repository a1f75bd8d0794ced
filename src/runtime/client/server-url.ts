/**
 * The URL of a server whose template has variables, such as `https://{region}.example.com`. What is not given has its
 * default (OpenAPI 3.1, section 4.8.6).
 */
export function serverUrlOf(
  template: string,
  defaults: Readonly<Record<string, string>>,
  given: object,
): string {
  const values = new Map(Object.entries(defaults));
  for (const [name, value] of Object.entries(given))
    if (value != null) values.set(name, `${value}`);
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}
