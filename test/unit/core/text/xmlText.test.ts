import assert from 'node:assert/strict';
import { decodeXmlContent, decodeXmlText, encodeXmlText } from '../../../../src/core/text/xmlText';

describe('decodeXmlText and encodeXmlText', () => {
  it('replace references', () => {
    assert.equal(decodeXmlText('&lt;&gt;&amp;amp;&quot;&apos;&#65;&#x1F680;'), '<>&amp;"\'A🚀');
  });

  it('leave alone what is no reference', () => {
    assert.equal(decodeXmlText('& &nbsp; &#x110000; &#;'), '& &nbsp; &#x110000; &#;');
  });

  it('are each other’s inverse', () => {
    const text = `a<b>&"c"'&amp;🚀`;
    assert.equal(decodeXmlText(encodeXmlText(text)), text);
    assert.doesNotMatch(encodeXmlText(text), /[<>"]/);
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
