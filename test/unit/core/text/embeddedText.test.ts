import assert from 'node:assert/strict';
import { decodeEmbeddedText } from '../../../../src/core/text/embeddedText';
import { decodeXmlContent } from '../../../../src/core/text/xmlText';

describe('Text embedded in an XML element', () => {
  const contents = [
    '',
    'plain',
    '{&quot;a&quot;:&quot;b&amp;c&quot;}',
    '&lt;&#65;&#x42;&apos;&gt;',
    'a<!-- comment -->b<?instruction?>c',
    '<![CDATA[{"a":"&quot;"}]]>',
    'x<![CDATA[y]]>z&amp;<![CDATA[]]>',
    '😀&#128512;😀',
    '& &unknown; &amp',
  ];

  for (const content of contents) {
    it(`is decoded as the reader does, and each code unit leads back to the file: ${content}`, () => {
      const file = `<a>${content}</a>`;
      const embedded = decodeEmbeddedText(file, 3, 3 + content.length);
      assert.equal(embedded.text, decodeXmlContent(content));
      let behind = 3;
      for (let at = 0; at < embedded.text.length; at++) {
        const [start, end] = [embedded.offsetInFile(at), embedded.endInFile(at + 1)];
        assert.ok(start < end && end >= behind, `${at}`);
        // An XML reference is longer than its text.
        assert.ok(end - start === 1 ? file[start] === embedded.text[at] : /^&?[^&;]+;$/.test(file.slice(start, end)));
        behind = end;
      }
    });
  }

  it('knows what is in a CDATA section', () => {
    const content = 'a<![CDATA[b]]>c';
    const { text, isVerbatim } = decodeEmbeddedText(content, 0, content.length);
    assert.deepEqual(
      Array.from(text, (_, at) => isVerbatim(at)),
      [false, true, false],
    );
  });
});
