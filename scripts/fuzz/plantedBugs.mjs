/**
 * One bug of each kind that the inputs must find.
 *
 * @type {readonly import('./findPlanted.mjs').PlantedBug[]}
 */
export const plantedBugs = [
  {
    title: 'a reader throws on half of a surrogate pair',
    target: 'settings',
    count: 5000,
    message: /URIError/,
    patches: [
      {
        file: 'src/core/readers/components/deploymentSettings.ts',
        original: '    return detach(name);',
        replacement: '    return decodeURIComponent(encodeURIComponent(name));',
      },
    ],
  },
  {
    title: 'a member named __proto__ is lost',
    target: 'flow',
    count: 5000,
    message: /__proto__/,
    patches: [
      {
        file: 'src/core/readers/parseJson.ts',
        original: 'return isObject(value) ? Object.entries(value) : [];',
        replacement: 'return isObject(value) ? Object.entries(Object.assign({}, value)) : [];',
      },
    ],
  },
  {
    title: 'an offset is wrong behind a surrogate pair',
    target: 'flow',
    count: 5000,
    message: /end: \d+/,
    patches: [
      {
        file: 'src/core/locate/jsonSpans.ts',
        original: 'end: this.#skipValue(found.value.start) } };',
        replacement:
          'end: this.#skipValue(found.value.start) + (/[\\u{10000}-\\u{10ffff}]/u.test(this.#text) ? 1 : 0) } };',
      },
    ],
  },
  {
    title: 'a byte order mark is lost',
    target: 'encodings',
    count: 5000,
    message: /the bytes are not those of the text/,
    patches: [
      {
        file: 'src/core/text/decodeText.ts',
        original: 'find((candidate) => candidate.encoding === encoding)?.bytes ?? [];',
        replacement: "find((candidate) => encoding !== 'utf8bom' && candidate.encoding === encoding)?.bytes ?? [];",
      },
    ],
  },
  {
    title: 'a wrong size in a zip is believed',
    target: 'zips',
    count: 20_000,
    message: / in UEsD/,
    patches: [
      {
        file: 'src/platform/zip/inflate.ts',
        original: '  if (length < size) {',
        replacement: '  if (length === 0 && size > 0) {',
      },
    ],
  },
  {
    title: 'the verdict on a kind of XML is wrong',
    target: 'xml',
    count: 20_000,
    message: /Connref says undefined, Saxes/,
    patches: [
      {
        file: 'src/core/text/xmlScanner.ts',
        original: '    if (this.#sectionEnd < end) {',
        replacement: '    if (this.#sectionEnd < end && this.#starts.length > 2) {',
      },
    ],
  },
  {
    title: 'a reader takes a time that grows with the square of the length',
    target: 'long-texts',
    count: 5000,
    message: /It takes more than/,
    patches: [
      {
        file: 'src/core/text/xmlScanner.ts',
        original: '    let at = nameEnd(text, tag + 1);\n    if (at === tag + 1) {',
        replacement:
          "    let at = nameEnd(text, tag + 1);\n    if (at === tag + 1 || text.slice(0, tag).lastIndexOf('\\u0001') > 0) {",
      },
    ],
  },
  {
    title: 'a fix changes bytes outside its edit',
    target: 'fixes',
    count: 1000,
    message: /bytes outside the edits/,
    patches: [
      {
        file: 'src/core/text/textEdit.ts',
        original: '  return result + text.slice(done);',
        replacement: "  return result + text.slice(done).replace('\\r\\n', '\\n');",
      },
    ],
  },
  {
    title: 'a fix leaves its finding',
    target: 'fixes',
    count: 1000,
    message: /a fix leaves its finding/,
    patches: [
      {
        file: 'src/core/engine/fixTrial.ts',
        original: '  if (staying.length > 0) {',
        replacement: '  if (staying.length > fixed.length) {',
      },
    ],
  },
  {
    title: 'a fix makes a new error',
    target: 'fixes',
    count: 1000,
    message: /a fix makes a new error/,
    patches: [
      {
        file: 'src/core/engine/fixTrial.ts',
        original: '  return more.find((error) => !known.has(findingIdentity(error))) ?? more[0];',
        replacement: '  return more.find((error) => known.has(findingIdentity(error)));',
      },
    ],
  },
];
