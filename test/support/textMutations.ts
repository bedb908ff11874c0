import type { Random } from './random';

/** Characters that readers and editors of texts get wrong. */
const characters: readonly string[] = [
  ...Array.from('"\'\\{}[]:,<>&@#-/ \t\r\n\0\u0085\u2028\uFEFF\uFFFF'),
  '😀',
  'é',
  '\uD800',
  '\uDC00',
];

/** Parts of texts that mean something in JSON, YAML, expressions or lists of connections. */
const fragments: readonly string[] = [
  ...[
    'null',
    'true',
    '-0',
    '1e999',
    '""',
    '[]',
    '{}',
    '"__proto__"',
    '"constructor"',
    '"toString"',
    '"length"',
    '"a/b~1"',
  ],
  ...[
    '"\\ud800"',
    '"\\u0000"',
    '"😀"',
    '/* note */',
    '// note\n',
    ',',
    ',,',
    '"k": 1, "k": 2,',
    '"__proto__": {"x": 1},',
  ],
  ...[
    "@parameters('$connections')['a']",
    '@{',
    '@@{',
    "''",
    '?.',
    '#{name}#',
    '$(name)',
    '{{name}}',
    '__name__',
    '%name%',
  ],
  ...['<<<<<<< HEAD\n', '=======\n', '>>>>>>> main\n', '\n- a: b\n', '\n  ', '&a ', '*a', '!!x ', '|\n', '---\n', '\t'],
  ...['**', '{a,b}', '[!a-z]', '../', '\\\\', 'shared_office365', '0f8378a7481ebe90208b7fd241a85623', '\r\n'],
];

const tokens = /"(?:[^"\\\n]|\\.)*"|[\w$@.-]+|[^\s\w]/g;

/** Changes a text in one place. About half of the changes of a JSON text leave it valid. */
export function mutatedText(text: string, random: Random): string {
  return random.one(mutations)(text, random);
}

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => spliced(text, random.below(text.length + 1), 0, random.one(characters)),
  (text, random) => spliced(text, random.below(text.length + 1), 0, random.one(fragments)),
  (text, random) => spliced(text, random.below(text.length + 1), 1 + random.below(4), ''),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => replacedToken(text, random, () => random.one(fragments)),
  (text, random) => replacedToken(text, random, () => random.one(text.match(tokens) ?? [''])),
  ...Array<(text: string, random: Random) => string>(3).fill((text, random) =>
    replacedToken(text, random, sameKind(text, random)),
  ),
  (text, random) => {
    const lines = text.split('\n');
    const line = lines[random.below(lines.length)] ?? '';
    return lines.toSpliced(random.below(lines.length), random.below(2), line).join('\n');
  },
  (text) => text.replaceAll('\n', '\r\n'),
];

/** Makes a string of a string, and another word of a word, so that the text stays as valid as it is. */
function sameKind(text: string, random: Random): (token: string) => string {
  return (token) => {
    const alike = (text.match(tokens) ?? []).filter((each) => each.startsWith('"') === token.startsWith('"'));
    return token.startsWith('"')
      ? random.one([...alike, ...fragments.filter((each) => /^"[^"]*"$/.test(each))])
      : /^\w/.test(token)
        ? random.one(alike.filter((each) => /^\w/.test(each)))
        : token;
  };
}

function replacedToken(text: string, random: Random, replacement: (token: string) => string): string {
  const found = random.one([...text.matchAll(tokens)]) as RegExpExecArray | undefined;
  return found ? spliced(text, found.index, found[0].length, replacement(found[0])) : random.one(fragments);
}

function spliced(text: string, at: number, length: number, part: string): string {
  return text.slice(0, at) + part + text.slice(at + length);
}
