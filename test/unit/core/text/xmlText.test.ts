import assert from 'node:assert/strict';
import { decodeXmlContent, decodeXmlText, encodeXmlAttribute, encodeXmlText } from '../../../../src/core/text/xmlText';

describe('decodeXmlText and encodeXmlText', () => {
  it('replace references', () => {
    assert.equal(decodeXmlText('&lt;&gt;&amp;amp;&quot;&apos;&#65;&#x1F680;'), '<>&amp;"\'A🚀');
  });

  it('leave alone what is no reference', () => {
    const text = '& &nbsp; &#x110000; &#; &LT; &#X41;';
    assert.equal(decodeXmlText(text), text);
  });

  it('are each other’s inverse', () => {
    const text = `a<b>&"c"'&amp;🚀`;
    assert.equal(decodeXmlText(encodeXmlText(text)), text);
    assert.doesNotMatch(encodeXmlText(text), /[<>"]/);
    assert.equal(decodeXmlText(encodeXmlAttribute(`${text}\t\r\n`)), `${text}\t\r\n`);
  });

  it('escape what a parser would change: carriage returns, and tabs and line feeds in attributes', () => {
    assert.equal(encodeXmlText('a\r\n\tb'), 'a&#13;\n\tb');
    assert.equal(encodeXmlAttribute('a\r\n\tb'), 'a&#13;&#10;&#9;b');
  });
});

describe('decodeXmlContent', () => {
  it('takes CDATA sections as they are and leaves comments out', () => {
    assert.equal(decodeXmlContent('a &amp; <![CDATA[b &amp; <c>]]><!-- d --> e'), 'a & b &amp; <c> e');
  });

  it('gives nothing for what holds elements', () => {
    assert.equal(decodeXmlContent('a<b/>'), undefined);
  });
});
