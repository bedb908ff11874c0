/**
 * A view of a value that counts how often something reads a member of the value, or of anything that is reached through
 * it. Unlike time, this measure of work doesn't depend on the machine. The value must not be frozen.
 */
export function countReads<Value extends object>(
  value: Value,
): {
  readonly counted: Value;
  readonly reads: () => number;
} {
  let count = 0;
  const views = new WeakMap<object, object>();
  const viewOf = (target: unknown): unknown => {
    if (typeof target !== 'object' || target === null) {
      return target;
    }
    const view = views.get(target) ?? new Proxy(target, handler);
    views.set(target, view).set(view, view);
    return view;
  };
  const handler: ProxyHandler<object> = {
    get: (target, key, receiver) => {
      count++;
      // Objects with private members, maps and sets only answer when they are asked themselves.
      const isOpen = Array.isArray(target) || Object.getPrototypeOf(target) === Object.prototype;
      const member: unknown = Reflect.get(target, key, isOpen ? receiver : target);
      return typeof member !== 'function'
        ? viewOf(member)
        : isOpen
          ? member
          : (...values: unknown[]) => viewOf(member.apply(target, values));
    },
  };
  return { counted: viewOf(value) as Value, reads: () => count };
}
