import { JsonSpans } from '../locate/jsonSpans';
import type { User } from '../model/use';
import type { EmbeddedText } from '../text/embeddedText';
import { isNestedTooDeep } from '../text/jsonTree';
import { parseJson } from './parseJson';
import type { XmlNode } from './parseXml';
import type { FileProblem, Remark, UnexpectedForm } from './readResult';

/** An element of XML that contains JSON as text, and the component that the element belongs to. */
interface EmbeddedJson {
  readonly node: XmlNode;
  /** The name of the child element of `node` that contains the JSON. */
  readonly element: string;
  readonly user: User;
  /** Returns where the value differs from each form that Connref knows. Undefined if the form is known. */
  readonly unexpected: (value: unknown) => UnexpectedForm | undefined;
  /** Called if the text is not valid JSON, or has an unknown form. */
  readonly remark: Remark;
}

/**
 * Parses the JSON text in a child element of an XML element.
 * @returns The value; null if the element is absent or empty, and undefined after a call of `remark`.
 */
export function parseEmbeddedJson({ node, element, user, unexpected, remark }: EmbeddedJson): unknown {
  const text = node.textWithoutCopy(element);
  // Most lists are empty or in order: look for the place of an error only if there is one.
  const known = text === '' ? null : text === undefined ? undefined : parseJson(text).facts;
  const formIn = (value: unknown, json: string): UnexpectedForm | undefined =>
    isNestedTooDeep(json) ? { pointer: '', expected: 'fewerLevels' } : unexpected(value);
  if (known !== undefined && formIn(known, text ?? '') === undefined) {
    return known;
  }
  const embedded = node.embedded(element);
  if (embedded === undefined) {
    return null;
  }
  const { facts: value, problem } = parseJson(embedded.text);
  if (problem) {
    remark({
      ...(problem.ruleId === 'invalid-json'
        ? { ruleId: 'invalid-json', kind: 'xmlElement', element, user, reason: problem.reason }
        : problem),
      place: placeInFile(embedded, problem.place),
    });
    return undefined;
  }
  const form = formIn(value, embedded.text);
  if (form === undefined) {
    return value;
  }
  const { pointer, expected } = form;
  const span = new JsonSpans(embedded.text).find(pointer)?.value ?? { start: 0, end: embedded.text.length };
  remark({
    ruleId: 'unreadable-file',
    kind: 'unknownForm',
    element,
    user,
    expected,
    place: placeInFile(embedded, { kind: 'span', ...span }),
  });
  return undefined;
}

/** The place in the file of a place in the text of an element, which has at least one code unit. */
function placeInFile(
  { text, offsetInFile, endInFile }: EmbeddedText,
  place: FileProblem['place'],
): FileProblem['place'] {
  if (place.kind !== 'span') {
    return place;
  }
  const start = Math.min(place.start, text.length - 1);
  return { kind: 'span', start: offsetInFile(start), end: endInFile(Math.max(place.end, start + 1)) };
}
