import { requireBridge, type Bridge } from '../../support/bridge';
import { bound, flowJson, flowPath } from '../../support/solutionSource';
import { activated, chooseQuickFix, closeAllTabs, openAt, saveAllDocuments, undoIn, untilDirty } from '../editors';
import { assertBytes, bytesOnDisk, uriOf } from '../files';
import { untilRules } from '../waiting';
import { flowOf, shapes } from './prepare';

describe('a quick fix keeps the rest of a flow with', () => {
  let bridge: Bridge;

  before(async function () {
    bridge = requireBridge(this);
    await activated();
  });

  afterEach(closeAllTabs);

  for (const [at, [what, shape]] of Object.entries(shapes).entries()) {
    it(what, async () => {
      const path = flowPath('Contoso', flowOf(at));
      const before = bytesOnDisk(path);
      const [found] = await untilRules(uriOf(path), 'raw-connection');
      await openAt(uriOf(path), found!.range);
      await chooseQuickFix(bridge, 'Use the connection reference cts_outlook');
      await untilDirty(uriOf(path), true);
      await saveAllDocuments();
      const expected = flowJson({ ...flowOf(at), entries: { shared_office365: bound('cts_outlook') } });
      assertBytes(bytesOnDisk(path), shape(expected));
      await untilRules(uriOf(path));

      await undoIn(uriOf(path));
      await untilDirty(uriOf(path), true);
      await saveAllDocuments();
      assertBytes(bytesOnDisk(path), before);
    });
  }
});
