import assert from 'node:assert/strict';
import { newEnvironment } from '../../../../src/core/plan/newEnvironment';
import { shortEnvironmentName } from '../../../../src/core/settings/shortEnvironmentName';

describe('The short name of an environment', () => {
  const guid = '0f000000-0000-4000-8000-000000000001';
  for (const [names, wanted] of [
    [['Test'], 'Test'],
    [['deploymentSettings'], 'settings'],
    [[`Mail-${guid}`, 'Test'], 'Mail'],
    [[guid], guid],
    [[`Mail-${guid}`, `Mail-${guid.replace('1', '2')}`], `Mail-${guid}`],
    [['deploymentSettings', 'settings'], 'deploymentSettings'],
  ] as const) {
    it(`of ${names.join(', ')} is ${wanted}`, () => {
      const [first, ...others] = names.map((name) => ({ ...newEnvironment('repo', []), name }));
      assert.ok(first);
      assert.equal(shortEnvironmentName(first, [first, ...others]), wanted);
    });
  }

  it('of a declared environment is its name', () => {
    const environment = { ...newEnvironment('repo', []), name: 'deploymentSettings', isDeclared: true };
    assert.equal(shortEnvironmentName(environment, [environment]), 'deploymentSettings');
  });
});
