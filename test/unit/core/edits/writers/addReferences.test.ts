import assert from 'node:assert/strict';
import {
  addReferences,
  copiedReferenceElement,
  newReferenceElement,
} from '../../../../../src/core/edits/writers/addReferences';
import { applyTextEdits } from '../../../../../src/core/text/textEdit';

function add(text: string, ...names: string[]): string {
  const additions = names.map((logicalName) =>
    newReferenceElement({ logicalName, displayName: 'Mail', apiName: 'shared_x', customConnectorId: undefined }),
  );
  return applyTextEdits(text, addReferences(text, additions));
}

/** A file whose section holds these references, each with nothing in it. */
function holding(...names: string[]): string {
  const references = names.map((name) => `    <connectionreference connectionreferencelogicalname="${name}" />\n`);
  return `<ImportExportXml>\n  <connectionreferences>\n${references.join('')}  </connectionreferences>\n  <Languages />\n</ImportExportXml>`;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/logicalname="([^"]*)"/g)].map(([, name = '']) => name);
}

const element = (name: string): string => `    <connectionreference connectionreferencelogicalname="${name}">
      <connectionreferencedisplayname>Mail</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/shared_x</connectorid>
      <iscustomizable>1</iscustomizable>
      <statecode>0</statecode>
      <statuscode>1</statuscode>
    </connectionreference>
`;
const minified =
  '<connectionreference connectionreferencelogicalname="cts_new"><connectionreferencedisplayname>Mail</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/shared_x</connectorid><iscustomizable>1</iscustomizable><statecode>0</statecode><statuscode>1</statuscode></connectionreference>';

describe('addReferences', () => {
  it('adds in order, in the middle', () => {
    const before = holding('cts_a', 'cts_z');
    assert.equal(
      add(before, 'cts_New'),
      before.replace('    <connectionreference connectionreferencelogicalname="cts_z"', (z) => element('cts_New') + z),
    );
  });

  it('adds with the file’s own line ends', () => {
    const before = holding('cts_a', 'cts_m', 'cts_z');
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.equal(add(windows(before), 'cts_n', 'cts_zz'), windows(add(before, 'cts_n', 'cts_zz')));
  });

  it('adds in order, first and last', () => {
    assert.deepEqual(namesIn(add(holding('cts_m', 'cts_n'), 'cts_A', 'cts_Z')), ['cts_A', 'cts_m', 'cts_n', 'cts_Z']);
  });

  it('adds behind the others where these are not sorted', () => {
    assert.deepEqual(namesIn(add(holding('cts_z', 'cts_a'), 'cts_m')), ['cts_z', 'cts_a', 'cts_m']);
  });

  it('adds several in order, also at one place', () => {
    assert.deepEqual(namesIn(add(holding('cts_a', 'cts_z'), 'cts_n', 'cts_m', 'cts_zz')), [
      'cts_a',
      'cts_m',
      'cts_n',
      'cts_z',
      'cts_zz',
    ]);
    assert.deepEqual(namesIn(add('<ImportExportXml></ImportExportXml>', 'cts_n', 'cts_m')), ['cts_m', 'cts_n']);
  });

  it('leaves out what is there already, whatever its case', () => {
    assert.deepEqual(addReferences(holding('cts_a'), [{ logicalName: 'CTS_A', lines: ['<x/>'] }]), []);
  });

  it('makes a section before Languages where there is none', () => {
    assert.equal(
      add('<ImportExportXml>\r\n  <Roles />\r\n  <Languages />\r\n</ImportExportXml>', 'cts_new'),
      `<ImportExportXml>\n  <Roles />\n  <connectionreferences>\n${element('cts_new')}  </connectionreferences>\n  <Languages />\n</ImportExportXml>`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });

  it('indents by the file’s own tabs', () => {
    assert.equal(
      add('<I>\n\t<Languages />\n</I>', 'cts_new'),
      `<I>\n\t<connectionreferences>\n${element('cts_new').replace(/^ {4}/gm, '\t\t')}\t</connectionreferences>\n\t<Languages />\n</I>`,
    );
  });

  it('makes a section behind the last one where there is no Languages', () => {
    assert.equal(
      add('<I>\n  <Roles />\n</I>', 'cts_new'),
      `<I>\n  <Roles />\n  <connectionreferences>\n${element('cts_new')}  </connectionreferences>\n</I>`,
    );
  });

  for (const empty of [
    '<connectionreferences />',
    '<connectionreferences></connectionreferences>',
    '<connectionreferences>\n  </connectionreferences>',
  ]) {
    it(`fills an empty section: ${JSON.stringify(empty)}`, () => {
      assert.equal(
        add(`<I>\n  ${empty}\n  <Languages />\n</I>`, 'cts_new'),
        `<I>\n  <connectionreferences>\n${element('cts_new')}  </connectionreferences>\n  <Languages />\n</I>`,
      );
    });
  }

  it('keeps a file of one line on its line', () => {
    assert.equal(
      add('<I><Roles></Roles><Languages></Languages></I>', 'cts_new'),
      `<I><Roles></Roles><connectionreferences>${minified}</connectionreferences><Languages></Languages></I>`,
    );
    assert.equal(
      add(
        '<I><connectionreferences><connectionreference connectionreferencelogicalname="a"/></connectionreferences></I>',
        'cts_new',
      ),
      `<I><connectionreferences><connectionreference connectionreferencelogicalname="a"/>${minified}</connectionreferences></I>`,
    );
    assert.equal(
      add('<I><connectionreferences /></I>', 'cts_new'),
      `<I><connectionreferences>${minified}</connectionreferences></I>`,
    );
  });

  it('is not led astray by comments, CDATA and quotes', () => {
    const before =
      '<I a="<!-- \'>&gt;">\n  <!-- <connectionreferences></connectionreferences> -->\n  <Roles><![CDATA[<Languages />]]></Roles>\n  <Languages />\n</I>'.replace(
        '"<!--',
        '"!--',
      );
    assert.equal(
      add(before, 'cts_new'),
      before.replace(
        '\n  <Languages />\n</I>',
        `\n  <connectionreferences>\n${element('cts_new')}  </connectionreferences>\n  <Languages />\n</I>`,
      ),
    );
  });

  it('does nothing to what is no Customizations.xml', () => {
    for (const text of ['', '<a', '<I />', '{}']) {
      assert.equal(add(text, 'cts_new'), text);
    }
  });

  it('escapes what it writes, and links a custom connector by its GUID', () => {
    const { lines } = newReferenceElement({
      logicalName: 'cts_new',
      displayName: 'R&D <"mail">',
      apiName: 'shared_x',
      customConnectorId: '0f000000-0000-4000-8000-000000000001',
    });
    assert.deepEqual(lines.slice(1, 6), [
      '  <connectionreferencedisplayname>R&amp;D &lt;&quot;mail&quot;&gt;</connectionreferencedisplayname>',
      '  <connectorid>/providers/Microsoft.PowerApps/apis/shared_x</connectorid>',
      '  <customconnectorid>',
      '    <connectorid>0f000000-0000-4000-8000-000000000001</connectorid>',
      '  </customconnectorid>',
    ]);
  });
});

describe('copiedReferenceElement', () => {
  const source =
    '<I>\r\n\t<connectionreferences>\r\n\t\t<connectionreference connectionreferencelogicalname="Cts_Mail">\r\n\t\t\t<connectorid>x</connectorid>\r\n\t\t\t<description>first\r\nsecond</description>\r\n\t\t\t<newmember a="1">&amp;</newmember>\r\n\t\t</connectionreference>\r\n\t</connectionreferences>\r\n</I>';

  it('keeps members that Connref does not know, and a text of several lines', () => {
    const copied = copiedReferenceElement(source, 'cts_mail');
    assert.ok(copied);
    const target = '<I>\n  <Languages />\n</I>';
    assert.equal(
      applyTextEdits(target, addReferences(target, [copied])),
      `<I>
  <connectionreferences>
    <connectionreference connectionreferencelogicalname="Cts_Mail">
    \t<connectorid>x</connectorid>
    \t<description>first
second</description>
    \t<newmember a="1">&amp;</newmember>
    </connectionreference>
  </connectionreferences>
  <Languages />
</I>`,
    );
    const oneLine = '<I><Languages /></I>';
    assert.equal(
      applyTextEdits(oneLine, addReferences(oneLine, [copied])),
      '<I><connectionreferences><connectionreference connectionreferencelogicalname="Cts_Mail"><connectorid>x</connectorid><description>first\nsecond</description><newmember a="1">&amp;</newmember></connectionreference></connectionreferences><Languages /></I>',
    );
  });

  it('finds nothing where there is nothing', () => {
    assert.equal(copiedReferenceElement(source, 'cts_mai'), undefined);
    assert.equal(copiedReferenceElement('', 'cts_mail'), undefined);
  });
});
