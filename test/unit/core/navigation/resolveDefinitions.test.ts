import assert from 'node:assert/strict';
import type { FilePath } from '../../../../src/core/model/filePath';
import { areOnOneConnector, resolveDefinitions } from '../../../../src/core/navigation/resolveDefinitions';
import { Navigator } from '../../../../src/core/navigation/navigator';
import { bound, flowPath, solutionFiles } from '../../../support/solutionSource';
import { type OpenWorkspace, openWorkspace } from '../../../support/workspace';

const own = { name: 'Own', entries: { a: bound('cts_x', 'shared_teams') } };
const elsewhere = {
  name: 'Elsewhere',
  entries: {
    one: bound('cts_x', 'shared_sql'),
    two: bound('cts_x', 'shared_teams'),
    none: bound('cts_x', ''),
    third: bound('cts_x', 'shared_office365'),
    same: bound('cts_same', 'shared_office365'),
  },
};
const ownFlow = flowPath('repo/A', own);
const otherFlow = flowPath('repo/C', elsewhere);
const settingsFile = 'repo/test.deploymentsettings.json';
const manifestFile = 'repo/C/Other/Solution.xml';

describe('The definition of a name with several connectors', () => {
  let workspace: OpenWorkspace;

  beforeEach(async () => {
    const connectorId = '/providers/Microsoft.PowerApps/apis/shared_teams';
    workspace = await openWorkspace([
      ...solutionFiles({
        root: 'repo/A',
        uniqueName: 'A',
        references: [{ name: 'cts_x', api: 'shared_sql' }, { name: 'cts_same' }],
        flows: [own],
      }),
      ...solutionFiles({
        root: 'repo/B',
        uniqueName: 'B',
        references: [{ name: 'cts_x', api: 'shared_teams' }, { name: 'cts_same' }],
      }),
      ...solutionFiles({
        root: 'repo/C',
        uniqueName: 'C',
        missingDependencies: [
          '<Required key="1" type="connectionreference" displayName="x" solution="A (1.0)" id.connectionreferencelogicalname="cts_x" />',
        ],
        flows: [elsewhere],
      }),
      [
        settingsFile,
        JSON.stringify({
          EnvironmentVariables: [],
          ConnectionReferences: [
            { LogicalName: 'cts_x', ConnectionId: 'a', ConnectorId: connectorId },
            { LogicalName: 'CTS_X', ConnectionId: 'b' },
          ],
        }),
      ],
    ]);
  });

  /** Returns the roots of the definitions that the first mention of `name` after the text `before` refers to. */
  async function meant(
    file: FilePath,
    before: string,
    name: string,
    change = (text: string) => text,
  ): Promise<string[]> {
    const { engine } = workspace;
    const text = change((await engine.readText(file))?.text ?? '');
    const at = text.indexOf(name, text.indexOf(before));
    const mention = await new Navigator({ engine, longestText: 1 << 20 }).mentionAt(file, text, at);
    assert.equal(mention?.name, name);
    const found = resolveDefinitions(mention, file, text, engine.index);
    assert.equal(areOnOneConnector(found), found.length === 1 || name === 'cts_same');
    return found.map(({ solution }) => solution.root);
  }

  it('is in the own solution, even if the entry has another connector', async () => {
    assert.deepEqual(await meant(ownFlow, '"a"', 'cts_x'), ['repo/A']);
  });

  it('has the connector of the entry, in a flow of another solution', async () => {
    assert.deepEqual(await meant(otherFlow, '"one"', 'cts_x'), ['repo/A']);
    assert.deepEqual(await meant(otherFlow, '"two"', 'cts_x'), ['repo/B']);
    const broken = (text: string): string => text.replace('"embedded",', '"embedded"');
    assert.deepEqual(await meant(otherFlow, '"two"', 'cts_x', broken), ['repo/B']);
  });

  it('has the connector in ConnectorId, in a settings file', async () => {
    assert.deepEqual(await meant(settingsFile, '"LogicalName"', 'cts_x'), ['repo/B']);
  });

  it('is unknown if the entry has no connector, or the connector of neither definition', async () => {
    const both = ['repo/A', 'repo/B'];
    assert.deepEqual(await meant(otherFlow, '"none"', 'cts_x'), both);
    assert.deepEqual(await meant(otherFlow, '"third"', 'cts_x'), both);
    assert.deepEqual(await meant(settingsFile, '"LogicalName"', 'CTS_X'), both);
    assert.deepEqual(await meant(manifestFile, '<Required', 'cts_x'), both);
  });

  it('is every definition if all have the same connector', async () => {
    assert.deepEqual(await meant(otherFlow, '"same"', 'cts_same'), ['repo/A', 'repo/B']);
  });
});
