import assert from 'node:assert/strict';
import { outlineXml, outlineXmlYielding } from '../../../../src/core/text/xmlOutline';
import { Random } from '../../../support/random';
import { lawSeeds, patienceForSeeds } from '../../../support/seeds';
import { saxesVerdict } from '../../../support/xmlJudges';
import { mutatedXml } from '../../../support/xmlMutations';
import { xmlSamples } from '../../../support/xmlSamples';
import { compareVerdicts } from '../../../support/xmlVerdicts';

const mutationsPerSeed = 500;

describe('Well-formedness of XML', () => {
  it('is judged like Saxes does, in mutated texts', function () {
    this.timeout(patienceForSeeds());
    const texts = xmlSamples();
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
