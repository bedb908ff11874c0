import assert from 'node:assert/strict';
import { outlineXml } from '../../src/core/text/xmlOutline';
import { XmlScanner } from '../../src/core/text/xmlScanner';
import { contentOf, saxesVerdict, type XmlContent } from './xmlJudges';

/** Kinds of differences that xmlConformance.test.ts has an example of. */
type Difference = 'surrogate' | 'instruction' | 'document type';

/** What Connref and Saxes say about a text. */
type XmlVerdict = Difference | 'well-formed' | 'not well-formed';

/**
 * Compares the verdicts of Connref and Saxes on a text, and what Connref and fast-xml-parser find in a well-formed one.
 * @throws AssertionError if they differ and the difference is not one that CONTRIBUTING lists.
 */
export function compareVerdicts(text: string, what: string): XmlVerdict {
  const { problem } = outlineXml(text);
  const { problem: other, doctypeEnd, content } = saxesVerdict(text);
  assert.equal(verdictInSlices(text), problem === undefined, `in slices, ${what}`);
  if ((problem === undefined) === (other === undefined)) {
    if (content) {
      assert.deepEqual(withSpaces(contentOf(text)), withSpaces(content), what);
    }
    return problem ? 'not well-formed' : 'well-formed';
  }
  const difference = problem ? differenceAt(text, problem.start, doctypeEnd) : undefined;
  if (difference !== undefined) {
    return difference;
  }
  // For Saxes, an instruction in a document type can end too early, and what follows is then judged wrongly.
  if (/<!DOCTYPE[^]*?<\?[^]*?\?[^>]/.test(text)) {
    return 'instruction';
  }
  assert.fail(`Connref says ${problem?.message}, Saxes ${other}, ${what}`);
}

function differenceAt(text: string, start: number, doctypeEnd: number): Difference | undefined {
  const rest = text.slice(start);
  if (/\p{Cs}/u.test(text)) return 'surrogate';
  if (/^<\?[^ \t\r\n?]+\?[^>]/.test(rest)) return 'instruction';
  return start < doctypeEnd && start >= text.indexOf('<!DOCTYPE') ? 'document type' : undefined;
}

/**
 * A content with a space for each tab and line feed in attributes: Saxes reads them as spaces, as XML 1.0 says (3.3.3),
 * and Connref keeps them.
 */
function withSpaces({ attributes, children, ...rest }: XmlContent): XmlContent {
  return {
    ...rest,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, value.replaceAll(/[\t\n\r]/g, ' ')]),
    ),
    children: children.map(withSpaces),
  };
}

/** Whether a text is well-formed for a scan that stops after every item. */
function verdictInSlices(text: string): boolean {
  const scanner = new XmlScanner(text, { from: 0, to: text.length, deepest: 0 });
  try {
    while (!scanner.advance(1));
    return scanner.elements.length === 1;
  } catch {
    return false;
  }
}
