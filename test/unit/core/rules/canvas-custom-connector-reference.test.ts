import assert from 'node:assert/strict';
import { type ReferenceSource, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allLocatedFindings, findingsOf, openWorkspace } from '../../../support/workspace';

const rule = 'canvas-custom-connector-reference';
const api = 'shared_cts-5fweather-5f0123456789abcdef';
const custom = '0f000000-0000-4000-8000-00000000000a';

function app(reference: string): string {
  const connections = JSON.stringify({
    a: { id: '/providers/microsoft.powerapps/apis/x', xrmConnectionReferenceLogicalName: reference },
    b: { id: '/providers/microsoft.powerapps/apis/x', xrmConnectionReferenceLogicalName: reference },
  }).replaceAll('"', '&quot;');
  return `<CanvasApp><Name>cts_app</Name><ConnectionReferences>${connections}</ConnectionReferences></CanvasApp>`;
}

async function of(reference: Partial<ReferenceSource>, ...others: SolutionSource[]): Promise<string[]> {
  const own = {
    references: [{ name: 'cts_weather', ...reference }],
    files: { 'CanvasApps/a.meta.xml': app('CTS_Weather') },
  };
  const found = await findingsOf(rule, [own, ...others].flatMap(solutionFiles));
  return found.map(({ severity, data }) => `${severity} ${data.reference ?? ''}`);
}

describe('canvas-custom-connector-reference', () => {
  it('is information where an app names a reference on a custom connector, once', async () => {
    assert.deepEqual(await of({ api, custom }), ['information cts_weather']);
    assert.deepEqual(await of({ api }), ['information cts_weather']);
    assert.deepEqual(await of({ api: 'shared_weather', custom }), ['information cts_weather']);
  });

  it('is silent about code apps', async () => {
    const references = [{ name: 'cts_weather', api, custom }];
    const apps = [{ name: 'cts_app', isCodeApp: true, references: ['cts_weather'] }];
    assert.deepEqual(await findingsOf(rule, solutionFiles({ references, apps })), []);
  });

  it('is information where another solution defines the reference', async () => {
    const references = [{ name: 'cts_weather', api, custom }];
    assert.deepEqual(await of({ name: 'cts_other' }, { root: 'repo/B', uniqueName: 'B', references }), [
      'information cts_weather',
    ]);
  });

  it('is silent where the reference is on a standard connector, or not there', async () => {
    assert.deepEqual(await of({}), []);
    assert.deepEqual(await of({ name: 'cts_other', api, custom }), []);
  });

  it('looks at the definition of its own solution where two have the name', async () => {
    const others = (api: string, guid?: string) => ({
      root: 'repo/A',
      uniqueName: 'A',
      references: [{ name: 'cts_weather', api, ...(guid !== undefined && { custom: guid }) }],
    });
    assert.deepEqual(await of({}, others(api, custom)), []);
    assert.deepEqual(await of({ api, custom }, others('shared_office365')), ['information cts_weather']);
  });

  it('stands on the file of an unpacked app', async () => {
    const references = [{ name: 'cts_weather', api, custom }];
    const files = { 'CanvasApps/a.meta.xml': app('cts_weather') };
    const [finding] = await findingsOf(rule, solutionFiles({ references, files }));
    assert.deepEqual([finding?.file, finding?.place], ['repo/Contoso/CanvasApps/a.meta.xml', { kind: 'file' }]);
  });

  it('stands on the app in an export', async () => {
    const { engine, tree } = await openWorkspace(
      solutionFiles({ layout: 'export', references: [{ name: 'cts_weather', api, custom }] }).map(([file, text]) => [
        file,
        text.replace('<EntityDataProviders />', `<CanvasApps>\n${app('cts_weather')}</CanvasApps>`),
      ]),
    );
    const [finding] = (await allLocatedFindings(engine)).filter(({ ruleId }) => ruleId === rule);
    const lines = tree.text('repo/Contoso/customizations.xml').split('\n');
    assert.equal(
      lines[finding?.range.start.line ?? 0]?.slice(finding?.range.start.column, finding?.range.end.column),
      'cts_app',
    );
  });
});
