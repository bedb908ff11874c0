import type { NamedSpan } from './namedSpan';

/**
 * The references that `botcomponents/<schema name>/data` names (formats.md §8): YAML of which one scalar matters, wherever it
 * is nested. The lines that hold it are always plain or quoted scalars, so no document is built for it.
 */
export function agentComponentNames(text: string): NamedSpan[] {
  // In a plain scalar only white space makes a # the beginning of a comment.
  const lines =
    /^[ \t-]*connectionReference:[ \t]*(?:"((?:[^"\\\r\n]|\\.)+)"|'((?:[^'\r\n]|'')+)'|([^\s#"'](?:[^\r\n#]|(?<=\S)#)*))/dgm;
  return [...text.matchAll(lines)].flatMap(({ indices }) => {
    const quoting = quotings.findIndex((_, at) => indices?.[at + 1] !== undefined);
    const [from, to] = indices?.[quoting + 1] ?? [0, 0];
    const { read, write } = quotings[quoting] ?? plain;
    const scalar = text.slice(from, to);
    const start = from + scalar.search(/\S|$/);
    const end = from + scalar.trimEnd().length;
    return end <= start ? [] : [{ name: read(text.slice(start, end)), span: { start, end }, written: write }];
  });
}

interface Quoting {
  readonly read: (written: string) => string;
  readonly write: (name: string) => string;
}

const doubleQuoted: Quoting = {
  read: (written) => written.replace(/\\(["\\])/g, '$1'),
  write: (name) => name.replace(/["\\]/g, '\\$&'),
};

const singleQuoted: Quoting = {
  read: (written) => written.replaceAll("''", "'"),
  write: (name) => name.replaceAll("'", "''"),
};

const plain: Quoting = {
  read: (written) => written,
  write: (name) => (/^\W|\s#|:(?:\s|$)/.test(name) ? `"${doubleQuoted.write(name)}"` : name),
};

/** In the order of the expression's groups. */
const quotings: readonly Quoting[] = [doubleQuoted, singleQuoted, plain];
