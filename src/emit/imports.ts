import type { ImportDeclarationStructure } from "ts-morph";
import { byCodeUnit } from "../json/by-code-unit.js";
import { StructureKind } from "./structures.js";
import type {
  ObserveType,
  ObserveValue,
  RuntimeType,
  RuntimeValue,
  TestingType,
  TestingValue,
} from "./runtime/names.js";

/**
 * The imports of one file. Asking for a name records it, so that the list of imports is what the file uses, and
 * nobody keeps it by hand.
 */
export interface Imports {
  /** A type; returns its name. */
  type<Module extends string>(module: Module, name: TypeName<Module>): string;
  /** A value, and the type of the same name with it; returns its name. */
  value<Module extends string>(module: Module, name: ValueName<Module>): string;
  /** A member of a module that is imported as a namespace of types: `schema.Patient`. */
  member(module: string, namespace: string, name: string): string;
  /** A package, whose name for the file this is: `import * as z from "zod"`. */
  namespace(module: string, namespace: string): void;
  /** The same of a namespace of values: `formatPlaces.Order`. */
  valueMember(module: string, namespace: string, name: string): string;
  /** What was asked for of a module. */
  names(module: string): string[];
  /** The import declarations, sorted by module and name. */
  declarations(): ImportDeclarationStructure[];
}

/** The module that resource files, `client.ts` and the others reach the runtime through. */
export const runtime = "./runtime/index";

/** The second entry of the runtime: the index is for what is shipped, and this is for tests alone. */
export const testing = "./runtime/testing";

/** The third entry: what records the shapes of answers, for those who ask for it. */
export const observing = "./runtime/observe";

/** The entries of the runtime beside its index. */
export const runtimeEntries: readonly [typeof testing, typeof observing] = [testing, observing];

/** A type that a module exports: of the runtime, one that it has. */
type TypeName<Module extends string> = Module extends typeof runtime
  ? RuntimeType
  : Module extends typeof testing
    ? TestingType
    : Module extends typeof observing
      ? ObserveType
      : string;

/** The same of a value. */
type ValueName<Module extends string> = Module extends typeof runtime
  ? RuntimeValue
  : Module extends typeof testing
    ? TestingValue
    : Module extends typeof observing
      ? ObserveValue
      : string;

/** The extension of import specifiers: `.js` for NodeNext, `.ts` or none for bundlers. */
export type ImportExtension = "js" | "none" | "ts";

/** The specifier of a module: `./models` → `./models.js`; a package is named as it is. */
export function specifier(module: string, extension: ImportExtension): string {
  return extension === "none" || !module.startsWith(".") ? module : `${module}.${extension}`;
}

/** The imports of the module `self`, which needs none of what it declares itself. */
export function createImports(extension: ImportExtension, self: string): Imports {
  const types = new Map<string, Set<string>>();
  const values = new Map<string, Set<string>>();
  const namespaces = new Map<string, { namespaceImport: string; isTypeOnly: boolean }>();
  const recordMember =
    (isTypeOnly: boolean) =>
    (module: string, namespace: string, name: string): string => {
      namespaces.set(module, { namespaceImport: namespace, isTypeOnly });
      return `${namespace}.${name}`;
    };
  const record = (to: Map<string, Set<string>>, module: string, name: string): string => {
    if (module !== self) {
      to.set(module, (to.get(module) ?? new Set()).add(name));
    }
    return name;
  };
  return {
    type: (module, name) => record(types, module, name),
    value: (module, name) => record(values, module, name),
    member: recordMember(true),
    namespace: (module, namespace) =>
      void namespaces.set(module, { namespaceImport: namespace, isTypeOnly: false }),
    valueMember: recordMember(false),
    names: (module) => [...(values.get(module) ?? []), ...(types.get(module) ?? [])],
    declarations() {
      const modules = [...new Set([...values.keys(), ...types.keys(), ...namespaces.keys()])].sort(
        byCodeUnit,
      );
      return modules.flatMap((module) => {
        const moduleSpecifier = specifier(module, extension);
        const namespace = namespaces.get(module);
        const named = namedImports(values.get(module), types.get(module));
        return [
          ...(namespace === undefined ? [] : [{ ...base, moduleSpecifier, ...namespace }]),
          ...(named.length === 0 ? [] : [withNames(moduleSpecifier, named)]),
        ];
      });
    },
  };
}

const base = { kind: StructureKind.ImportDeclaration } as const;

interface NamedImport {
  name: string;
  isTypeOnly: boolean;
}

/** `import type { A }` where all are types, otherwise each type says so. */
function withNames(moduleSpecifier: string, named: NamedImport[]): ImportDeclarationStructure {
  const isTypeOnly = named.every((each) => each.isTypeOnly);
  const namedImports = isTypeOnly ? named.map(({ name }) => ({ name })) : named;
  return { ...base, moduleSpecifier, isTypeOnly, namedImports };
}

function namedImports(
  values: Set<string> = new Set(),
  types: Set<string> = new Set(),
): NamedImport[] {
  const onlyTypes = [...types].filter((name) => !values.has(name));
  return [
    ...[...values].map((name) => ({ name, isTypeOnly: false })),
    ...onlyTypes.map((name) => ({ name, isTypeOnly: true })),
  ].sort((a, b) => byCodeUnit(a.name, b.name));
}
