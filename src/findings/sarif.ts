import { isAbsolute } from "node:path";
import type { Place } from "../read/document.js";
import { visible } from "../text/visible.js";

/** A kind of finding, as a viewer explains it. */
export interface SarifRule {
  /** In kebab-case; it never changes. */
  id: string;
  title: string;
  explain: string;
}

/** One finding. */
export interface SarifResult {
  /** The id of its rule. */
  rule: string;
  level: "error" | "note" | "warning";
  message: string;
  /** The first is where it is shown; the others are related to it. */
  places: readonly Place[];
  /** The same as long as it is the same finding, however the lines have moved. */
  fingerprint?: string | undefined;
}

/** A log of one run in SARIF 2.1.0 (OASIS), with two blanks for each level and a line end. */
export function sarifText(rules: readonly SarifRule[], results: readonly SarifResult[]): string {
  const index = new Map(rules.map((rule, position) => [rule.id, position]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "healos-codegen", rules: rules.map(descriptor) } },
        // SARIF counts columns in UTF-16 code units unless told otherwise (3.14.17), as we do.
        columnKind: "utf16CodeUnits",
        results: results.map((result) => ({
          ruleId: result.rule,
          ruleIndex: index.get(result.rule) ?? -1,
          level: result.level,
          message: { text: plainText(result.message) },
          locations: result.places.slice(0, 1).map(location),
          ...(result.places.length > 1 && {
            relatedLocations: result.places.slice(1).map(location),
          }),
          ...(result.fingerprint && {
            partialFingerprints: { "healosCodegen/v1": result.fingerprint },
          }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Brackets before parentheses are a link to a viewer, unless they are escaped (3.11.6). */
function plainText(message: string): string {
  const text = visible(message);
  return text.includes("](") ? text.replace(/[\\[\]]/g, "\\$&") : text;
}

function descriptor({ id, title, explain }: SarifRule): object {
  return { id, shortDescription: { text: title }, fullDescription: { text: explain } };
}

function location({ file, line, column }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** A path as a URI reference (RFC 3986, 4.2): relative to where the program ran, or a file URI. */
function uriOf(path: string): string {
  const encoded = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return isAbsolute(path) ? `file://${encoded.startsWith("/") ? "" : "/"}${encoded}` : encoded;
}
