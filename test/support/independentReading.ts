import assert from 'node:assert/strict';
import { type Node, parseTree, type ParseError } from 'jsonc-parser';
import { JsonSpans } from '../../src/core/locate/jsonSpans';
import type { FilePath } from '../../src/core/model/filePath';
import { jsonPointer } from '../../src/core/model/place';
import { outlineXml } from '../../src/core/text/xmlOutline';
import { contentOf, otherContent, saxesVerdict } from './xmlJudges';

/**
 * How many UTF-16 code units may be searched for the members of one JSON text. If a text has more members, some are left
 * out regularly, because each search begins at the start of the text.
 */
const searchedUnits = 500_000;

/**
 * Checks that Connref reads an XML or JSON file in the same way as independent parsers: whether XML is well-formed, and
 * the names, attributes and texts in it; the place of each member of a JSON text. Files of other kinds pass.
 */
export function assertReadAlike(file: FilePath, text: string): void {
  if (/\.xml$/i.test(file)) {
    assertXmlReadAlike(text, file);
  } else if (/\.json$/i.test(file)) {
    assertJsonReadAlike(text, file);
  }
}

function assertXmlReadAlike(text: string, file: FilePath): void {
  const { problem } = outlineXml(text);
  const other = saxesVerdict(text);
  assert.equal(problem === undefined, other.problem === undefined, `${file}: ${problem?.message ?? other.problem}`);
  if (problem === undefined && other.doctypeEnd === 0) {
    assert.deepEqual(contentOf(text), otherContent(text), file);
  }
}

function assertJsonReadAlike(text: string, file: FilePath): void {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors);
  // `JsonSpans` only takes valid JSON.
  if (!root || errors.length > 0) {
    return;
  }
  const spans = new JsonSpans(text);
  const members = membersOf(root, []);
  const step = Math.ceil((members.length * text.length) / searchedUnits);
  for (const { path, key, value } of members.filter((_, at) => at % step === 0)) {
    assert.deepEqual(
      spans.find(jsonPointer('', ...path)),
      { key: key && spanOf(key), value: spanOf(value) },
      `${file}: ${jsonPointer('', ...path)}`,
    );
  }
}

interface Member {
  readonly path: readonly string[];
  readonly key: Node | undefined;
  readonly value: Node;
}

function membersOf(value: Node, path: readonly string[], key?: Node): Member[] {
  const children = value.children ?? [];
  const inside =
    value.type === 'array'
      ? children.flatMap((item, at) => membersOf(item, [...path, String(at)]))
      : // If a key occurs twice, the last member counts.
        [...new Map(children.map((property) => [String(property.children?.[0]?.value), property])).entries()].flatMap(
          ([name, property]) => {
            const [propertyKey, propertyValue] = property.children ?? [];
            return propertyValue ? membersOf(propertyValue, [...path, name], propertyKey) : [];
          },
        );
  return [{ path, key, value }, ...inside];
}

function spanOf({ offset, length }: Node): { start: number; end: number } {
  return { start: offset, end: offset + length };
}
