import assert from 'node:assert/strict';
import { changeReferences } from '../../../../../src/core/edits/writers/changeReferences';
import { applyTextEdits } from '../../../../../src/core/text/textEdit';

describe('changeReferences', () => {
  it('opens a reference that holds nothing, to give it a display name', () => {
    const file = (element: string): string =>
      `<ImportExportXml><connectionreferences>${element}</connectionreferences></ImportExportXml>`;
    for (const end of ['/>', ' />', '\r\n/>']) {
      const text = file(`<connectionreference connectionreferencelogicalname="cts_a"${end}`);
      const edits = changeReferences(text, [
        {
          kind: 'renameReference',
          file: 'Customizations.xml',
          logicalName: 'cts_a',
          to: 'cts_b',
          displayName: { before: 'cts_a', value: 'Mail' },
        },
      ]);
      assert.equal(
        applyTextEdits(text, edits),
        file(
          '<connectionreference connectionreferencelogicalname="cts_b"><connectionreferencedisplayname>Mail</connectionreferencedisplayname></connectionreference>',
        ),
      );
    }
  });
});
