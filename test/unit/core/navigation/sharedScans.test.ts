import assert from 'node:assert/strict';
import { Navigator } from '../../../../src/core/navigation/navigator';
import { openWorkspace } from '../../../support/workspace';
import { contoso } from './contoso';

const file = 'repo/Base/Other/Customizations.xml';

describe('Navigator, in a text whose scan takes long', () => {
  let navigator: Navigator;
  let text: string;
  let pauses: number;
  let atPause: (pause: number) => void;

  beforeEach(async () => {
    const { engine, tree } = await openWorkspace(contoso());
    const filler = `<Entities>${'<Entity><Name>x</Name></Entity>'.repeat(30_000)}</Entities>`;
    text = tree.text(file).replace('<connectionreferences>', `${filler}<connectionreferences>`);
    pauses = 0;
    atPause = () => undefined;
    navigator = new Navigator({
      engine,
      longestText: 1 << 24,
      yieldToHost: () => {
        atPause(++pauses);
        return Promise.resolve();
      },
    });
  });

  it('scans once for requests at the same time, and for later requests', async () => {
    const [first, second] = await Promise.all([navigator.mentions(file, text), navigator.mentions(file, text)]);
    const once = pauses;
    assert.ok(once > 10);
    assert.ok(first.length > 0);
    assert.equal(second, first);
    assert.equal(await navigator.mentionAt(file, text, 0), undefined);
    await navigator.mentions(file, text);
    assert.equal(pauses, once);
    await navigator.mentions(file, `${text}\n`);
    assert.equal(pauses, 2 * once);
  });

  it('stops after all requests are cancelled, and starts again for the next request', async () => {
    let cancelled = false;
    atPause = (pause) => {
      cancelled = pause >= 3;
    };
    const isCancelled = (): boolean => cancelled;
    const answers = [navigator.mentions(file, text, isCancelled), navigator.mentions(file, text, isCancelled)];
    assert.deepEqual(await Promise.all(answers), [[], []]);
    assert.equal(pauses, 3);
    assert.deepEqual(await navigator.mentions(file, `${text}\n`, () => true), []);
    assert.equal(pauses, 3);
    assert.ok((await navigator.mentions(file, text)).length > 0);
  });

  it('continues while one request is not cancelled, even a later one', async () => {
    let cancelled = false;
    let late: ReturnType<Navigator['mentions']> | undefined;
    atPause = (pause) => {
      if (pause === 3) {
        cancelled = true;
        late = navigator.mentions(file, text);
      }
    };
    const found = await navigator.mentions(file, text, () => cancelled);
    assert.ok(found.length > 0);
    assert.equal(await late, found);
  });

  it('returns no definition and no reference for a cancelled request', async () => {
    const mention = await navigator.mentionAt(file, text, text.indexOf('"cts_mail"') + 1);
    assert.equal(mention?.kind, 'reference');
    assert.deepEqual(await navigator.definitions(mention, file, () => true), []);
    assert.deepEqual(await navigator.references(mention, file, () => true), []);
  });
});
