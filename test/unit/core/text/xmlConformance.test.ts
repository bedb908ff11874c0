import assert from 'node:assert/strict';
import { outlineXml, outlineXmlYielding } from '../../../../src/core/text/xmlOutline';
import { XmlScanner } from '../../../../src/core/text/xmlScanner';
import { Random } from '../../../support/random';
import { lawSeeds } from '../../../support/seeds';
import { sampleFiles } from '../../../support/sampleFiles';
import { contentOf, saxesVerdict, type XmlContent } from '../../../support/xmlJudges';
import { mutatedXml } from '../../../support/xmlMutations';

const mutationsPerSeed = 500;

/** The length of the longest text that is mutated, in UTF-16 code units: a mutation in a long text is tried slowly. */
const longestMutated = 3000;

/** Small texts that together contain everything that XML has. */
const everything: readonly string[] = [
  '<?xml version="1.0" encoding="utf-8"?>\r\n<I xmlns:x="y">\r\n  <A b="c" d=\'e\'>text &amp; more</A>\r\n  <B />\r\n</I>\r\n',
  '<I><A name="&quot;q&quot;"><![CDATA[{"a":[[1]]}]]></A><!-- note --><?p a b?><A/></I>',
  "<?xml version='1.0' encoding='utf-8' standalone='yes' ?><!-- a --><!DOCTYPE I [<!ENTITY x 'y'><!-- ' --><?p '?>]><I>&#65;&#x1F600;</I><!-- b -->",
  '<größe><a.b-c:d id.x="1"/>ñ 😀 中文</größe>',
  '\n<a>\t<b>]]</b>></a>\n<?end?>',
];

describe('Well-formedness of XML', () => {
  it('is judged like Saxes does, in mutated texts', () => {
    const files = sampleFiles().filter(({ path, text }) => /\.xml$/i.test(path) && text.length <= longestMutated);
    const texts = [...everything, ...everything, ...files.map(({ text }) => text)];
    const figures: Record<string, number> = {};
    for (const seed of lawSeeds()) {
      const random = new Random(seed);
      for (let number = 0; number < mutationsPerSeed; number++) {
        const text = mutatedXml(random.one(texts), random);
        const outcome = compareVerdicts(text, `seed ${seed}, mutation ${number}: ${JSON.stringify(text)}`);
        figures[outcome] = (figures[outcome] ?? 0) + 1;
      }
    }
    if (process.env.CONNREF_SEEDS !== undefined) {
      console.log(figures);
    }
  });

  // The texts that Saxes takes for well-formed although they are not, and the other way round. CONTRIBUTING lists them.
  for (const [what, { text, start, clause }] of Object.entries({
    'half of a surrogate pair before any character': {
      text: '<I>a\uD800b</I>',
      start: 4,
      clause: 'production 2: Char has no surrogates',
    },
    'an instruction with a question mark directly behind its name': {
      text: '<I/><?a?b?>',
      start: 4,
      clause: 'production 16: white space behind PITarget',
    },
    'a document type without a name': {
      text: '<!DOCTYPE><I/>',
      start: 0,
      clause: 'production 28: S and Name are required',
    },
    'an element in a document type': {
      text: '<!DOCTYPE I [<I/>]><I/>',
      start: 13,
      clause: 'production 28b: intSubset',
    },
    'an instruction in a document type that ends later for XML than for Saxes': {
      text: '<!DOCTYPE I [<?a ?b>]><I/>',
      start: 13,
      clause: 'production 16: only ?> ends it',
    },
  })) {
    it(`is judged by XML 1.0 where Saxes differs: ${what} (${clause})`, () => {
      assert.equal(saxesVerdict(text).problem, undefined);
      assert.equal(outlineXml(text).problem?.start, start);
    });
  }

  it('does not take entities of a document type: neither Connref nor Saxes reads their declarations', () => {
    const text = '<!DOCTYPE I [<!ENTITY x "y">]><I>&x;</I>';
    assert.match(`${saxesVerdict(text).problem}`, /undefined entity/);
    assert.equal(outlineXml(text).problem?.start, text.indexOf('&'));
  });

  it('does not compare the declared encoding with the bytes: neither Connref nor Saxes knows them', () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><I/>';
    assert.equal(saxesVerdict(text).problem, undefined);
    assert.equal(outlineXml(text).problem, undefined);
  });

  it('is judged by the rules of XML 1.0 in a document of a later version', () => {
    const text = '<?xml version="1.1"?><I>&#1;</I>';
    assert.match(`${saxesVerdict(text).problem}`, /malformed character entity/);
    assert.equal(outlineXml(text).problem?.start, text.indexOf('&'));
  });

  it('is judged alike in one piece and in slices', async () => {
    for (const at of [0, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 200_000]) {
      for (const [inserted, isAllowed] of Object.entries({
        '😀': true,
        '\u0001': false,
        '\uD83D': false,
        ']]>': false,
      })) {
        const text = `<I>${'x'.repeat(at)}${inserted}${'<!-- y -->'.repeat(20_000)}</I>`;
        const outline = await outlineXmlYielding(text, () => undefined);
        assert.equal(outline.problem, undefined === outlineXml(text).problem ? undefined : outline.problem);
        assert.equal(outline.problem === undefined, isAllowed, `${JSON.stringify(inserted)} at ${at}`);
      }
    }
  });
});

/** Kinds of differences that the table above has an example of. */
type Difference = 'surrogate' | 'instruction' | 'document type';

/**
 * Compares the verdicts of Connref and Saxes on a text, and what Connref and fast-xml-parser find in a well-formed one.
 * @throws AssertionError if they differ and the difference is not one that CONTRIBUTING lists.
 */
function compareVerdicts(text: string, what: string): Difference | 'well-formed' | 'not well-formed' {
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
