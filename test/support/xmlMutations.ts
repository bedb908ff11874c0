import type { Random } from './random';

/** Characters that have a meaning in XML, or are allowed in some places only. */
const characters: readonly string[] = [
  ...Array.from('<>&;"\'=/!?-[]# \t\r\n:_.a1x'),
  ...Array.from('\0\u0001\u001F\u007F\u0085\u00A0\u00B7×éΩ\u0301\u2028\u203F\u3000\uFDD0\uFEFF\uFFFD\uFFFE\uFFFF'),
  '😀',
  '\u{EFFFF}',
  '\u{F0000}',
  '\uD800',
  '\uDC00',
];

const fragments: readonly string[] = [
  ...['&lt;', '&LT;', '&apos;', '&nbsp;', '&x;', '&', '&amp', '&;', '&toString;', '&constructor;', '& lt;'],
  ...['&#65;', '&#0;', '&#9;', '&#31;', '&#;', '&#x41;', '&#X41;', '&#x;', '&#x1F;', '&#xD;', '&#xD800;'],
  ...['&#xFFFE;', '&#xFFFFF;', '&#x10FFFF;', '&#x110000;', '&#99999999999999999999;', '&#0065;', '&#+65;'],
  ...[
    '<![CDATA[x]]>',
    '<![CDATA[',
    ']]>',
    ']]',
    '<![cdata[x]]>',
    '<![CDATA[]]]]>',
    '<![CDATA[<&]]>',
    '<![INCLUDE[x]]>',
  ],
  ...['<!---->', '<!--->', '<!-->', '<!-- a -->', '<!-- a -- b -->', '<!-- a --->', '<!--', '--', '-->', '<!-a->'],
  ...['<?a?>', '<?a b?>', '<?a b ?? c?>', '<? a?>', '<??>', '<?1?>', '<?a=b?>', '<?XML a?>', '<?xML?>', '<?a', '?>'],
  ...['<?xml version="1.0"?>', '<?xml version="1.1"?>', "<?xml version='1.0' standalone='yes'?>", '<?xml?>'],
  ...['<?xml version="1.0" encoding="utf-8" standalone="no" ?>', '<?xml encoding="utf-8"?>', '<?xml version="2.0"?>'],
  ...[
    '<?xml version="1.0" standalone="yes" encoding="a"?>',
    '<?xml version="1.0"encoding="a"?>',
    '<?xml version="1."?>',
  ],
  ...[
    '<?xml version="1.0" encoding="8"?>',
    '<?xml version="1.0\' ?>',
    '<?xml-stylesheet href="a"?>',
    '<?xml version=1.0?>',
  ],
  ...[
    '<!DOCTYPE a>',
    '<!DOCTYPE a SYSTEM "b">',
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '<!DOCTYPE a [<!-- ]> -->]>',
    '<!DOCTYPE',
  ],
  ...[
    '<!DOCTYPE a [<?p ]> ?>]>',
    '<!DOCTYPE a SYSTEM ">">',
    '<!DOCTYPE a [',
    '<!doctype a>',
    '<!ELEMENT a ANY>',
    '<!>',
  ],
  ...[
    '<a>',
    '</a>',
    '<a/>',
    '</a >',
    '</ a>',
    '< a/>',
    '<a / >',
    '<a/',
    '<:/>',
    '<-a/>',
    '<1/>',
    '<é/>',
    '<a×/>',
    '</>',
  ],
  ...[
    ' a="1"',
    " a='1'",
    ' a=1',
    ' a',
    ' a="<"',
    ' a = ">"',
    'a="]]>"',
    ' a="&#10;\n"',
    ' xmlns:p=""',
    ' é="1"',
    ' a="1',
  ],
];

/**
 * Changes an XML text in one to three places. Most results are not well-formed, and all of them are close to a text that
 * is.
 */
export function mutatedXml(text: string, random: Random): string {
  let mutated = text;
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    mutated = random.one(mutations)(mutated, random);
  }
  return mutated;
}

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => inserted(text, random.below(text.length + 1), random.one(characters)),
  (text, random) => inserted(text, random.below(text.length + 1), random.one(fragments)),
  (text, random) => inserted(text, borderOfTag(text, random), random.one(characters)),
  (text, random) => inserted(text, borderOfTag(text, random), random.one(fragments)),
  (text, random) => inserted(text, random.one([0, text.length]), random.one([...characters, ...fragments])),
  (text, random) => replaced(text, random.below(text.length), 1, random.one(characters)),
  (text, random) => replaced(text, random.below(text.length), 1 + random.below(4), ''),
  (text, random) => replaced(text, random.one(occurrences(text, /[<>&;"'=/]/g)), 1, random.one(characters)),
  (text, random) => replaced(text, random.one(occurrences(text, /["']/g)), 1, random.one(['"', "'", ''])),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => inserted(text, random.below(text.length + 1), random.one(tags(text))),
  (text, random) => {
    const tag = random.one(tags(text));
    const rest = text.replace(tag, () => '');
    return random.oneIn(2) ? rest : inserted(rest, borderOfTag(rest, random), tag);
  },
];

function inserted(text: string, at: number, part: string): string {
  return replaced(text, at, 0, part);
}

function replaced(text: string, at: number, length: number, part: string): string {
  return text.slice(0, at) + part + text.slice(at + length);
}

/** The offset of the beginning, inside or end of a tag. */
function borderOfTag(text: string, random: Random): number {
  return random.one(occurrences(text, /<|>|(?<=<\/?[\w.:-]+)/g)) + random.below(2);
}

function occurrences(text: string, pattern: RegExp): number[] {
  const found = Array.from(text.matchAll(pattern), ({ index }) => index);
  return found.length > 0 ? found : [0];
}

function tags(text: string): string[] {
  return text.match(/<[^<>]*>/g) ?? ['<a>'];
}
