import type { DemoStep } from "./steps.js";

/** The steps as a module in TypeScript beside the client: `step0`, `step1` and so on, a function for each. */
export function programOf(steps: readonly DemoStep[]): string {
  const names = new Map<string, Set<string>>();
  for (const { imports, companion } of steps) {
    add(names, "index", imports);
    if (companion) add(names, companion.file, companion.imports);
  }
  const heads = [...names].map(
    ([file, every]) => `import { ${[...every].join(", ")} } from "./${file}.js";\n`,
  );
  const functions = steps.map(
    ({ code }, index) =>
      `export async function step${index}(client: any, console: any, options: any) {\n${code}}\n`,
  );
  return [...heads, ...functions].join("");
}

function add(names: Map<string, Set<string>>, file: string, imports: readonly string[]): void {
  names.set(file, new Set([...(names.get(file) ?? []), ...imports]));
}
