import { join } from "node:path";
import ts from "typescript";

/** Where another compiler than ours complains of the files of a project, without those of its client. */
export function compilerPlaces(folder: string): string[] {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (): void => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(join(folder, "app/tsconfig.json"), {}, host);
  const program = ts.createProgram(config?.fileNames ?? [], { ...config?.options, noEmit: true });
  const own = program.getSourceFiles().filter(({ fileName }) => /app\/src\/[^/]+$/.test(fileName));
  return own.flatMap((file) =>
    program.getSemanticDiagnostics(file).map(({ start = 0 }) => {
      const { line, character } = file.getLineAndCharacterOfPosition(start);
      return `app/src/${file.fileName.split("/").at(-1)}:${line + 1}:${character + 1}`;
    }),
  );
}
