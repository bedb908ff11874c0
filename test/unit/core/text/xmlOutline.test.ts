import assert from 'node:assert/strict';
import { attributeSpan, childElements, outlineXml, outlineXmlYielding } from '../../../../src/core/text/xmlOutline';
import type { XmlElement } from '../../../../src/core/text/xmlScanner';

/** The texts of the sections of a well-formed text. */
function sections(text: string): string[] {
  const { problem, sections } = outlineXml(text);
  assert.equal(problem, undefined);
  return sections.map(({ start, end }) => text.slice(start, end));
}

describe('outlineXml', () => {
  it('finds the children of the root with their offsets', () => {
    const text = '<?xml version="1.0"?>\n<I a="1">\n  <A />\n  <B x="y">text<A></A></B >\n</I>\n';
    const { root, sections } = outlineXml(text);
    assert.equal(root?.name, 'I');
    assert.deepEqual(
      sections.map(({ name, start, contentStart, contentEnd, end }) => [
        name,
        text.slice(start, contentStart),
        text.slice(contentStart, contentEnd),
        text.slice(contentEnd, end),
      ]),
      [
        ['A', '<A />', '', ''],
        ['B', '<B x="y">', 'text<A></A>', '</B >'],
      ],
    );
  });

  it('passes over comments, CDATA, instructions, declarations and quotes', () => {
    assert.deepEqual(
      sections(
        '<!DOCTYPE I><?p <x> ?><!-- <I> --><I><!-- </I> - - > --><A b=">" c=\'"/>\'>&lt;&#65;&#x1F600;</A><![CDATA[</I>&<]]><?q </I>?></I><!-- end -->',
      ),
      ['<A b=">" c=\'"/>\'>&lt;&#65;&#x1F600;</A>'],
    );
  });

  it('takes names with dots, colons, hyphens and letters of other scripts', () => {
    assert.deepEqual(sections('<I><a.b-c:d id.x="1"/><größe/></I>'), ['<a.b-c:d id.x="1"/>', '<größe/>']);
  });

  it('passes over what a document type declares', () => {
    const doctype =
      '<!DOCTYPE I PUBLIC "a>" \'[\' [ <!ENTITY b "]>"> <!-- ]> --> <?c ]> ?> %d; <!ATTLIST I e CDATA \'>\'> ] >';
    assert.deepEqual(sections(`${doctype}<I><A/></I>`), ['<A/>']);
  });

  it('takes every character that XML allows', () => {
    const text =
      '<I><a\u00B7\u0301𐀀>\t\r\n\u007F\u0085\uD7FF\uE000\uFFFD😀\u{10FFFF}&#9;&#xFFFD;&#x10FFFF;</a\u00B7\u0301𐀀></I>';
    assert.equal(sections(text).length, 1);
  });

  it('takes the lower-case stub of a connector', () => {
    assert.deepEqual(sections('<connector><name>x</name><status>placeholder</status></connector>').length, 2);
  });

  it('takes very deep nesting', () => {
    const deep = `<I>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</I>`;
    assert.equal(outlineXml(deep).problem, undefined);
    assert.equal(outlineXml(deep).sections.length, 1);
  });

  // ‹ and › mark the part that is not well-formed.
  for (const [what, marked] of Object.entries({
    'an element that is never closed': '<I>‹<A b="c">›text',
    'a root that is never closed': '‹<I>›<A/>',
    'an end tag that closes another element': '<I><A>‹</I>›',
    'an end tag too many': '<I></I>‹</I>›',
    'an end tag that is never closed': '<I>‹</›I',
    'a second root': '<I/>‹<J>›</J>',
    'text before the root': '\n‹t›ext<I/>',
    'text behind the root': '<I/> ‹t›ext',
    'an & in text': '<I>a ‹&› b</I>',
    'an & in an attribute': '<I a="x‹&›y;"/>',
    'an unknown reference': '<I>‹&›nbsp;</I>',
    'an unknown reference with a short name': '<I>‹&›lx;</I>',
    'a reference without its semicolon': '<I>&lt;‹&›quot</I>',
    'a reference without a name': '<I>‹&›;</I>',
    'a number without digits': '<I>‹&›#;</I>',
    'a hexadecimal number without digits': '<I>‹&›#x;</I>',
    'a letter in a decimal number': '<I>&#65;‹&›#6a;</I>',
    'a letter that is no hexadecimal digit': '<I>&#xAf;‹&›#xAg;</I>',
    'a < in text': '<I>1 ‹<› 2</I>',
    'a < in an attribute': '<I a="1‹<›2"/>',
    'an attribute twice': '<I a="1"‹ a="2"›/>',
    'an attribute twice among many': `<I${Array.from({ length: 40 }, (_, at) => ` a${at}="1"`).join('')}‹ a30="2"›/>`,
    'an attribute without value': '<I‹ ›a/>',
    'an attribute without quotes': '<I‹ ›a=1/>',
    'attributes without space': '<I a="1"‹b›="2"/>',
    'a quote that is never closed': '<I‹ a="›1/>',
    'a comment that is never closed': '<I>‹<!--› </I>',
    'a CDATA section that is never closed': '<I>‹<![CDATA[› ]] </I>',
    'an instruction that is never closed': '‹<?›xml <I/>',
    'a declaration that is never closed': '‹<!›DOCTYPE',
    'a control character in text': '<I>a‹\u001F›b</I>',
    'a control character in an attribute': '<I a="‹\0›"/>',
    'a control character in a comment': '<!-- ‹\u0001› --><I/>',
    'a character that Unicode leaves out': '<I>‹\uFFFE›</I>',
    'half of a surrogate pair': '<I>‹\uD83D›</I>',
    'the other half of a surrogate pair': '<I>😀‹\uDE00›</I>',
    'half of a surrogate pair behind whole ones': '<I>😀😀‹\uD83D›😀</I>',
    'a second byte order mark': '‹\uFEFF›<I/>',
    'a no-break space before the root': '‹\u00A0›<I/>',
    'a no-break space in a tag': '<I‹\u00A0›a="1"/>',
    'a reference to a character that XML does not allow': '<I>‹&›#0;</I>',
    'a reference to half of a surrogate pair': '<I>‹&›#xD800;</I>',
    'a reference to a character that does not exist': '<I>‹&›#x110000;</I>',
    'an entity in capitals': '<I>‹&›LT;</I>',
    'a hexadecimal number with a capital X': '<I>‹&›#X41;</I>',
    'the end of a CDATA section in text': '<I>a ‹]]>› b</I>',
    'two hyphens in a comment': '<!-- a ‹--› b --><I/>',
    'a comment that ends with three hyphens': '<!-- a ‹--›-><I/>',
    'a CDATA section outside the root': '<I/>‹<![CDATA[a]]>›',
    'an XML declaration behind a space': ' ‹<?xml version="1.0"?>›<I/>',
    'an XML declaration without a version': '‹<?xml encoding="utf-8"?>›<I/>',
    'an instruction named like the declaration': '<I>‹<?XML a?>›</I>',
    'an instruction without a name': '<I>‹<? a?>›</I>',
    'an instruction without a space behind its name': '<I>‹<?a=b?>›</I>',
    'a document type behind the root': '<I/>‹<!DOCTYPE I>›',
    'a document type in the root': '<I>‹<!DOCTYPE I>›</I>',
    'a second document type': '<!DOCTYPE I>‹<!DOCTYPE I>›<I/>',
    'a document type without a name': '‹<!DOCTYPE›><I/>',
    'a document type that is never closed': '<!DOCTYPE I ‹[›<!ENTITY a "]>">',
    'a quote in a document type that is never closed': '<!DOCTYPE I SYSTEM ‹"›a><I/>',
    'an element in a document type': '<!DOCTYPE I [‹<›I/>]><I/>',
    'a bracket in a document type': '<!DOCTYPE I ‹<›a>><I/>',
    'something else with an exclamation mark': '<I>‹<!a>›</I>',
    'a name that begins with a letter’s accent': '<I><a/>‹<›\u0301/></I>',
    'a name with a sign': '<I><a‹×›/></I>',
  })) {
    it(`says where it breaks: ${what}`, () => {
      const text = marked.replace(/[‹›]/g, '');
      const { root, sections, problem } = outlineXml(text);
      assert.deepEqual([root, sections], [undefined, []]);
      assert.ok(problem);
      assert.equal(
        `${text.slice(0, problem.start)}‹${text.slice(problem.start, problem.end)}›${text.slice(problem.end)}`,
        marked,
        problem.message,
      );
    });
  }

  it('says that a text without elements is none', () => {
    for (const text of ['', '  \n', '<!-- only -->']) {
      assert.equal(outlineXml(text).problem?.message, 'The file contains no XML element.');
    }
  });
});

describe('childElements', () => {
  it('gives the direct children only', () => {
    const text = '<I><A><B/><C><B/></C></A></I>';
    const [section] = outlineXml(text).sections;
    assert.ok(section);
    assert.deepEqual(
      childElements(text, section).map(({ start, end }) => text.slice(start, end)),
      ['<B/>', '<C><B/></C>'],
    );
  });

  it('gives none where the text is not well-formed', () => {
    const element = { name: 'I', start: 0, contentStart: 3, contentEnd: 6, end: 10, children: undefined };
    assert.deepEqual(childElements('<I><A></I>', element), []);
  });
});

describe('attributeSpan', () => {
  it('spans the value between its quotes', () => {
    const text = `<I><A name="x" id.name = 'a"b'/></I>`;
    const [element] = outlineXml(text).sections;
    assert.ok(element);
    const span = attributeSpan(text, element, 'id.name');
    assert.equal(text.slice(span?.start, span?.end), 'a"b');
    assert.equal(attributeSpan(text, element, 'id'), undefined);
  });
});

describe('outlineXmlYielding', () => {
  it('gives the same outline and stops between the slices', async () => {
    const text = `<I>${`<A b="c">${'text '.repeat(100)}<B/></A>`.repeat(1000)}</I>`;
    let pauses = 0;
    const outline = await outlineXmlYielding(text, () => {
      pauses++;
      return Promise.resolve();
    });
    const { root, sections } = outlineXml(text);
    const withoutChildren = (element: XmlElement): XmlElement => ({ ...element, children: undefined });
    assert.deepEqual(outline.sections, sections.map(withoutChildren));
    assert.deepEqual({ ...outline.root, children: undefined }, { ...root, children: undefined });
    assert.ok(pauses > 3, `${pauses} pauses`);
  });

  it('leaves out what is inside the sections, and childElements finds it', async () => {
    const text = '<I><A><B><C/></B>text<B/></A></I>';
    const yielding = await outlineXmlYielding(text, () => undefined);
    const [section] = yielding.sections;
    assert.equal(section?.children, undefined);
    assert.deepEqual(section && childElements(text, section), outlineXml(text).sections[0]?.children);
  });

  it('ends at the first problem', async () => {
    const text = `<I>${'<A></B>'.repeat(100_000)}</I>`;
    const yieldToHost = (): never => assert.fail('The first slice holds the problem.');
    assert.deepEqual(await outlineXmlYielding(text, yieldToHost), outlineXml(text));
  });
});
