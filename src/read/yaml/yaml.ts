import { parseEvents, YAMLException, type Event } from "js-yaml";
import { maxDepth, type Fault, type Parsed } from "../spot.js";
import { toData } from "./yaml-data.js";
import { yamlFaults } from "./yaml-faults.js";

/** How many faults of one text are told. What follows a mistake in YAML is mostly its consequence. */
const maxFaults = 10;

/**
 * Parses a YAML text: version 1.2 with the core schema, whatever a `%YAML` line says. Keys are strings as they are
 * spelled, as the OpenAPI Specification asks (section "Format": the failsafe schema for keys).
 *
 * js-yaml reads a text several times faster than `yaml` does, and stops at the first mistake. `yaml` then tells what is
 * wrong, with all the places.
 */
export function parseYaml(text: string): Parsed {
  const events = eventsOf(text);
  if ("what" in events) return refused(orElse(yamlFaults(text), events));
  const { value, spot, faults, warnings, unread, isDoubtful } = toData(text, events);
  if (unread) return refused(orElse(yamlFaults(text), unread));
  const all = isDoubtful ? [...faults, ...yamlFaults(text)] : faults;
  if (all.length > 0) return refused(all);
  return { value, faults: [], warnings, spot: () => spot };
}

function eventsOf(text: string): Event[] | Fault {
  try {
    return parseEvents(text, { maxDepth: maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const what = `YAML: ${error.reason}`;
    const todo = "Correct the YAML there; where a tab separates words, write a space.";
    return { offset: error.mark?.position ?? 0, id: "yaml-syntax", what, todo };
  }
}

function orElse(faults: Fault[], own: Fault): Fault[] {
  return faults.length > 0 ? faults : [own];
}

function refused(faults: Fault[]): Parsed {
  const told = faults.sort((a, b) => a.offset - b.offset).slice(0, maxFaults);
  return { value: undefined, faults: told, warnings: [], spot: () => ({ start: 0 }) };
}
