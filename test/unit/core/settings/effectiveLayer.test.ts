import assert from 'node:assert/strict';
import type { DeploymentEnvironment } from '../../../../src/core/model/deploymentEnvironment';
import { EnvironmentSettings } from '../../../../src/core/settings/environmentSettings';
import { effectiveLayer } from '../../../../src/core/settings/effectiveLayer';
import { PipelineVariables } from '../../../../src/core/settings/pipelineVariables';
import { renderSettings } from '../../../../src/core/settings/renderSettings';
import { Tokens } from '../../../../src/core/text/tokens';
import { openWorkspace } from '../../../support/workspace';

/** The entry of one file for a reference: no entry, an empty value, or a value. */
type Layer = undefined | '' | 'one' | 'two';

const one: readonly Layer[] = [undefined, '', 'one', 'two'];
const layers = one.flatMap((first) => one.flatMap((second) => one.map((third) => [first, second, third] as const)));

function settingsText(value: Layer): string {
  const references = value === undefined ? [] : [{ LogicalName: 'cts_outlook', ConnectionId: value }];
  return JSON.stringify({ EnvironmentVariables: [], ConnectionReferences: references });
}

describe('The layer in force', () => {
  const cases: readonly [readonly unknown[], number | undefined][] = [
    [[], undefined],
    [[''], undefined],
    [[undefined, null, ''], undefined],
    [['a'], 0],
    [['a', 'b'], 1],
    [['a', ''], 0],
    [['a', undefined], 0],
    [['a', null], 0],
    [['', 'b', ''], 1],
    [['a', 'b', 'a', ''], 2],
    // Values that are not texts count as values too.
    [['a', 0], 1],
    [['a', false], 1],
  ];
  for (const [values, expected] of cases) {
    it(`of ${JSON.stringify(values)} is ${expected ?? 'none'}`, () => {
      const each = values.map((value, at) => ({ value, at }));
      assert.equal(effectiveLayer(each, ({ value }) => value)?.at, expected);
    });
  }

  it('is the one that a rendered file has', async () => {
    for (const values of layers) {
      const files = values.map((value, at) => [`repo/${at}.json`, settingsText(value)] as const);
      const { index } = (await openWorkspace(files)).engine;
      const targets = files.map(([file]) => ({ file, solutions: [], isComplete: true, isTemplate: false }));
      const environment = { folder: 'repo', files: targets } as unknown as DeploymentEnvironment;
      const { text } = renderSettings(
        files.map(([name, content]) => ({ name, text: content })),
        new Tokens([]),
        new PipelineVariables([]),
      );
      const { ConnectionReferences: rendered } = JSON.parse(text) as {
        ConnectionReferences: { ConnectionId: string }[];
      };
      const effective = new EnvironmentSettings(environment, index).reference('cts_outlook')?.value ?? '';
      assert.equal(rendered[0]?.ConnectionId ?? '', effective, JSON.stringify(values));
      assert.equal(effective, values.findLast((value) => value === 'one' || value === 'two') ?? '');
    }
  });
});
