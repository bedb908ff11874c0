import { constantFrom, integer, oneof, record, string } from 'fast-check';
import { globMatcher } from '../../../src/core/config/globs/globMatcher';
import { readWorkspaceConfig } from '../../../src/core/config/workspaceConfig';
import { expressionUses } from '../../../src/core/expressions/expressionUses';
import { componentReaders } from '../../../src/core/readers/components/allComponents';
import { readConnectionList } from '../../../src/core/settings/connectionLists/readConnectionList';
import { Tokens } from '../../../src/core/text/tokens';
import { type Outcome, fuzzTarget } from '../fuzzTarget';
import { outcomeOf } from '../readings';

type Read = (text: string) => Outcome | Promise<Outcome>;

const refusedIf = (isRefused: boolean): Outcome => (isRefused ? 'refused' : 'taken');

const readers: Readonly<Record<string, Read>> = {
  ...Object.fromEntries(
    Object.entries(componentReaders).map(([kind, read]): [string, Read] => [
      kind,
      async (text) => outcomeOf(await read(text, () => undefined)),
    ]),
  ),
  config: (text) => refusedIf(readWorkspaceConfig(text, new Set()).problems.length > 0),
  list: (text) => refusedIf(readConnectionList(text).problems.length > 0),
  tokens: (text) => refusedIf(new Tokens(['<<*>>', '(*)']).names(text).length === 0),
  glob: (text) => refusedIf(!globMatcher([text.slice(0, 8000)], 'path')(text)),
  matched: (text) => refusedIf(!globMatcher(['**/*a*b*{c,d}*/**/x'], 'path')(text)),
  expression: (text) => refusedIf(expressionUses(`@parameters('x')${text}`).mayUseAnyKey),
};

const parts = oneof(
  constantFrom(
    ...[
      '[',
      '{"a":',
      '{"a":1,',
      '"a",',
      '"\\u0061',
      '\\',
      '"',
      ' ',
      '\t',
      '\n',
      '\r',
      ',',
      '#{',
      '%a',
      '__a',
      '${{',
      '}',
    ],
    ...[
      '<a>',
      '<a ',
      ' b="1"',
      '<!--',
      '<![CDATA[',
      ']]',
      '&lt;',
      '&',
      '<?a ',
      '<connectionreference>',
      '<b></b>',
      '</a>',
    ],
    ...[
      '- a\n',
      'a: ',
      '- ',
      '  ',
      '&a ',
      '*a ',
      '[a, ',
      '{a: ',
      '|\n',
      '? ',
      "'",
      '@{',
      "@parameters('a')",
      "['a']",
      '?.a',
    ],
    ...[
      'concat(',
      '**/',
      '*a',
      '{a,',
      '[a',
      '0f8378a7481ebe90208b7fd241a85623 ',
      'a | b\n',
      'Id  Name\n',
      '--- ',
      '<<<<<<< a\n',
    ],
  ),
  string({ minLength: 1, maxLength: 3 }),
);

/** Long texts of one repeated part. A reader whose time grows with the square of the length takes seconds. */
export const longTexts = fuzzTarget(
  { name: 'long-texts', fewInputs: 40, manyInputs: 20_000 },
  record({
    reader: constantFrom(...Object.keys(readers)),
    before: constantFrom(
      ...[
        '',
        '<a>',
        '<a b="',
        '{"ConnectionReferences":[',
        '{"properties":{"connectionReferences":{',
        '{"x":"',
        'a: "',
        '[',
      ],
    ),
    part: parts,
    behind: constantFrom('', '</a>', '"}', '}', ']', '"'),
    length: integer({ min: 20_000, max: 200_000 }),
  }),
  ({ reader, before, part, behind, length }) =>
    readers[reader]!(before + part.repeat(Math.ceil(length / part.length)) + behind),
);
