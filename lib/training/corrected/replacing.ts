import { serialization } from '@tensorflow/tfjs';

/** The prototype of one of tfjs's layers or initializers, by the name that it is saved under. */
export function prototypeOf<T extends object>(className: string): T {
  const [found] = serialization.SerializationMap.getMap().classNameMap[className] as unknown as [{ prototype: T }];
  return found.prototype;
}

/** Whether something has a prototype of tfjs's among its own. */
export const isA = <T extends object>(prototype: T, one: object): one is T =>
  Object.prototype.isPrototypeOf.call(prototype, one);

// biome-ignore lint/suspicious/noExplicitAny: methods of every kind
type Method = (this: any, ...parameters: any[]) => any;

/**
 * A method of tfjs in whose place another stands, from when this is first put until it is taken out. Several may stand in one
 * place: each is given what was there before, and can be taken out alone.
 * @returns what `put` of a correction is.
 */
export function replacing<T extends object, K extends keyof T & string>(
  prototype: T,
  name: K,
  right: (stock: T[K] & Method) => T[K] & Method,
): () => () => void {
  let isPut: boolean | undefined;
  return () => {
    if (isPut === undefined) {
      const stock = prototype[name] as T[K] & Method;
      const corrected = right(stock);
      const value = function replaced(this: unknown, ...parameters: unknown[]) {
        return (isPut ? corrected : stock).apply(this, parameters);
      };
      Object.defineProperty(prototype, name, { configurable: true, writable: true, value });
    }
    isPut = true;
    return () => {
      isPut = false;
    };
  };
}

type Accessor<T> = { get(this: never): T; set?(this: never, value: T): void };

function inherited(prototype: object, name: string): PropertyDescriptor {
  for (let at: object | null = prototype; at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found;
  }
  throw new Error(`tfjs has no ${name} here.`);
}

/** The same for a property with a getter. What is left out of `right` stays as it was. */
export function replacingProperty<T>(
  prototype: object,
  name: string,
  right: (stock: Accessor<T>) => Partial<Accessor<T>>,
): () => () => void {
  let isPut: boolean | undefined;
  return () => {
    if (isPut === undefined) {
      const stock = inherited(prototype, name) as Accessor<T>;
      const corrected = { ...stock, ...right(stock) };
      Object.defineProperty(prototype, name, {
        configurable: true,
        get(this: never) {
          return (isPut ? corrected : stock).get.call(this);
        },
        set(this: never, value: T) {
          (isPut ? corrected : stock).set?.call(this, value);
        },
      });
    }
    isPut = true;
    return () => {
      isPut = false;
    };
  };
}

/** Several of them as one. */
export function together(...puts: (() => () => void)[]): () => () => void {
  return () => {
    const undo = puts.map((put) => put());
    return () => {
      for (const one of undo) one();
    };
  };
}
