import type { Direction } from "../../emit/output.js";
import type { Model, Operation } from "../../model/api.js";
import type { NamedModels } from "../../model/schema/references.js";
import { createValidator, type Validator } from "../../values/validator.js";
import { operationShapes, type OperationShapes } from "./operation-shapes.js";
import type { Shape } from "./shape.js";
import type { ShapeContext } from "./shape-context.js";
import { shapeOf } from "./shape-of.js";

/** What the models and operations of an Api ask of values. */
export interface Shapes {
  model(model: Model, direction: Direction): Shape;
  operation(operation: Operation): OperationShapes;
}

/** By the models of an Api: every library says the same in other words. */
const known = new WeakMap<NamedModels, Shapes>();

export function shapesFor(models: NamedModels): Shapes {
  const shapes = known.get(models) ?? createShapes(models);
  known.set(models, shapes);
  return shapes;
}

function createShapes(models: NamedModels): Shapes {
  // Most documents have no values that only a validator can tell.
  let validator: Validator | undefined;
  const context = (direction: Direction): ShapeContext => ({
    models,
    direction,
    validator: () => (validator ??= createValidator(models)),
  });
  const contexts = { read: context("read"), write: context("write") };
  const ofModels = {
    read: remembered<Model, Shape>(({ schema }) => shapeOf(schema, contexts.read)),
    write: remembered<Model, Shape>(({ schema }) => shapeOf(schema, contexts.write)),
  };
  return {
    model: (model, direction) => ofModels[direction](model),
    operation: remembered((operation) => operationShapes(operation, contexts.read)),
  };
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
