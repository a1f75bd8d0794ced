import { InvalidArgumentError, type Command, type Option, type OptionValues } from "commander";
import { readDataFile, type DataFile } from "../read/data-file.js";
import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import { isObject } from "../json/is-object.js";
import { nearest } from "../text/nearest.js";
import { memberAt } from "../json/pointer.js";
import { ReadError } from "../read/problem.js";
import { isList, lentTo, type Entry } from "./lent.js";

/** Stands in the working folder: the options of each command, by their long names in camelCase. */
export const fileName = "healos-codegen.json";

/**
 * Gives a command the options that the file of settings has for it. What stands on the command line wins.
 *
 * @throws ReadError on what is no option, or no value of one
 */
export async function applySettings(command: Command): Promise<void> {
  const file = await readDataFile(fileName);
  if (file === undefined) return;
  const commands = command.parent?.commands.map((each) => each.name()) ?? [];
  const all = entriesOf(file.value, "#", file).filter(([name]) => name !== "$schema");
  for (const [name, , at] of all) {
    if (commands.includes(name)) continue;
    refuseUnknown(file, at, `There is no command ${quoted(name, commands)}`);
  }
  const [, own = {}, at = "#"] = all.find(([name]) => name === command.name()) ?? [];
  // A list is of several clients, each with options of its own.
  if (command.name() === "generate" && isList(own)) return;
  const lent = lentTo(command, { all, own, refuse: (place, what) => refuse(file, place, what) });
  for (const [name, given] of valuesOf(command, [...lent, ...entriesOf(own, at, file)], file)) {
    command.setOptionValueWithSource(name, given, "config");
  }
}

/** One of several clients of the settings. */
export interface ListedClient {
  name: string;
  /** The options of `generate`, as the command line would have given them. */
  options: OptionValues;
}

/**
 * The clients that the settings list for `generate`; undefined where they have no list. What stands on the command line
 * holds for each.
 *
 * @throws ReadError on a client without a name, or with that of another, and on what is no option
 */
export async function listedClients(command: Command): Promise<ListedClient[] | undefined> {
  const file = await readDataFile(fileName);
  const list = file && isObject(file.value) ? file.value["generate"] : undefined;
  if (file === undefined || !isList(list)) return undefined;
  const names = new Set<string>();
  return list.map((client, index) => {
    const at = memberAt("#/generate", index);
    const entries = entriesOf(client, at, file);
    const name = isObject(client) ? client["name"] : undefined;
    if (typeof name !== "string" || name === "") {
      refuse(file, at, "Each of several clients needs a name, for messages and --only");
    }
    if (names.has(name)) refuse(file, memberAt(at, "name"), "Another client has this name");
    names.add(name);
    const own = entries.filter(([key]) => key !== "name");
    const values = Object.fromEntries(valuesOf(command, own, file));
    return { name, options: { ...command.opts(), ...values } };
  });
}

/** The values of options, without those that the command line gives. */
function valuesOf(
  command: Command,
  entries: readonly Entry[],
  file: DataFile,
): [name: string, value: unknown][] {
  return entries.flatMap(([name, value, place]): [string, unknown][] => {
    const option = command.options.find((each) => each.attributeName() === name);
    if (option === undefined) {
      const names = command.options.map((each) => each.attributeName());
      refuseUnknown(file, place, `\`${command.name()}\` has no option ${quoted(name, names)}`);
    }
    if (command.getOptionValueSource(name) === "cli") return [];
    return [[name, valueOf(option, value, (what) => refuse(file, place, what))]];
  });
}

function entriesOf(value: Json, at: At, file: DataFile): Entry[] {
  if (!isObject(value)) refuse(file, at, "An object is needed here");
  return Object.entries(value).map(([name, member]) => [name, member, memberAt(at, name)]);
}

/** Whether what an option takes is a number, as its help says. */
export function takesNumber(option: Option): boolean {
  return option.flags.endsWith("<n>");
}

/** Whether an option can be given several times. */
export function canRepeat(option: Option): boolean {
  return option.variadic || Array.isArray(option.defaultValue);
}

/** The value as the command line would have given it. */
function valueOf(option: Option, value: Json, fail: (what: string) => never): unknown {
  const name = option.attributeName();
  if (option.isBoolean()) {
    return typeof value === "boolean" ? value : fail(`\`${name}\` is true or false`);
  }
  // What may be left out on the command line is true here.
  if (option.optional && value === true) return value;
  const isRepeatable = canRepeat(option);
  const given = Array.isArray(value) && isRepeatable ? value : [value];
  let result: unknown = option.defaultValue;
  for (const each of given) {
    const isNumber = takesNumber(option);
    if (typeof each !== (isNumber ? "number" : "string")) {
      const wanted = isNumber ? "a number" : "a text";
      fail(`\`${name}\` is ${wanted}${isRepeatable ? ", or a list of texts" : ""}`);
    }
    result = parsed(option, String(each), { before: result, fail });
  }
  return result;
}

function parsed(
  option: Option,
  text: string,
  { before, fail }: { before: unknown; fail: (what: string) => never },
): unknown {
  try {
    if (option.parseArg !== undefined) return option.parseArg(text, before);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    fail(`\`${option.attributeName()}\` cannot be ${JSON.stringify(text)}. ${error.message}`);
  }
  return option.variadic ? [...(Array.isArray(before) ? before : []), text] : text;
}

function quoted(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return `${JSON.stringify(name)}. ${meant ? `Did you mean ${meant}?` : `There are: ${names.join(", ")}.`}`;
}

function refuse(file: DataFile, at: At, what: string): never {
  throw new ReadError([{ ...file.place(at), id: "setting-value", what, todo: "" }]);
}

function refuseUnknown(file: DataFile, at: At, what: string): never {
  throw new ReadError([{ ...file.place(at), id: "setting-unknown", what, todo: "" }]);
}
