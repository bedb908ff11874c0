import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EditOperation } from '../../../../../src/core/edits/operations/editOperation';
import { EditRefused } from '../../../../../src/core/edits/operations/editRefused';
import { createEnvironment, patternFor } from '../../../../../src/core/edits/settings/createEnvironment';
import { syncEnvironment } from '../../../../../src/core/edits/settings/settingsSync';
import { fixMakers } from '../../../../../src/core/edits/fixes/fixMakers';
import type { Engine } from '../../../../../src/core/engine/engine';
import { findingIdentity } from '../../../../../src/core/engine/findingIdentity';
import type { DeploymentEnvironment } from '../../../../../src/core/model/deploymentEnvironment';
import type { Finding } from '../../../../../src/core/model/finding';
import { nameKey, sameName } from '../../../../../src/core/model/names';
import { fixAll } from '../../../../../src/core/rules/fixAll';
import { EnvironmentSettings } from '../../../../../src/core/settings/environmentSettings';
import { unique } from '../../../../../src/core/text/unique';
import { applyOperations } from '../../../../support/fixLaw';
import {
  connection,
  flowWith,
  otherConnection,
  type SettingsSource,
  settingsWorkspace,
  variableFiles,
} from '../../../../support/settingsSource';
import type { SolutionSource } from '../../../../support/solutionSource';
import type { MemoryFileTree } from '../../../../support/memoryFileTree';
import { openWorkspace } from '../../../../support/workspace';

const solutions: readonly SolutionSource[] = [
  {
    root: 'repo/Contoso/src',
    references: [{ name: 'cts_mail' }, { name: 'cts_sql', api: 'shared_sql' }, { name: 'cts_idle' }],
    flows: [{ ...flowWith('Send', 'cts_mail', 'cts_sql'), variables: ['cts_url'] }],
    files: variableFiles('cts_url'),
  },
  {
    root: 'repo/Helpdesk/src',
    uniqueName: 'Helpdesk',
    // No name of Contoso: with a shared name, an undeclared file can become one for both solutions when it is synced.
    references: [{ name: 'cts_desk' }, { name: 'cts_teams', api: 'shared_teams' }],
  },
];

const names = ['cts_mail', 'CTS_sql', 'cts_idle', 'cts_teams', 'cts_gone', 'fab_mail'] as const;
const values = ['', connection, otherConnection, '#{mail}#', `shared_office365/${connection}`, 'a b'] as const;
const paths = [
  'base.json',
  'test.json',
  'config/Test/mail.json',
  'config/Prod/deploymentSettings.json',
  'Contoso/config/Prod/deploymentSettings.json',
  'Helpdesk/test.deploymentsettings.json',
] as const;

const someOf = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> => fc.subarray([...items]);
const settingsSource: fc.Arbitrary<SettingsSource> = fc.record({
  references: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...values)),
  variables: fc.dictionary(fc.constantFrom('cts_url', 'cts_old'), fc.constantFrom('', 'x', '#{url}#')),
});
const environments = fc.dictionary(
  fc.constantFrom('Test', 'Prod', 'base', 'Idle'),
  fc.record(
    {
      settings: someOf(paths),
      import: fc.constantFrom('first', 'update'),
      template: fc.boolean(),
    },
    { requiredKeys: ['settings'] },
  ),
);
const workspaces = fc.record({
  roots: fc.subarray([...solutions.keys()], { minLength: 1 }),
  files: fc.dictionary(fc.constantFrom(...paths), settingsSource, { minKeys: 1 }),
  config: fc.record({ environments, externals: someOf(['cts_idle', 'fab_*']) }, { requiredKeys: [] }),
});

function filesOf({ roots, files, config }: typeof workspaces extends fc.Arbitrary<infer Source> ? Source : never) {
  const chosen = solutions.filter((_, at) => roots.includes(at));
  return settingsWorkspace(chosen, { ...files, '.connref.json': { config } });
}

const unmappedRules = ['settings-missing-entry', 'settings-empty-connection'];

function warnings(engine: Engine): Finding[] {
  return engine
    .allFindings()
    .filter(({ ruleId, severity }) => ruleId.startsWith('settings-') && /^(?:warning|error)$/.test(severity));
}

/** What a workspace warns about: the references without a connection by environment, and all other findings. */
function openMatters(engine: Engine): Map<string, Finding> {
  const matters = new Map<string, Finding>();
  for (const finding of warnings(engine)) {
    if (!unmappedRules.includes(finding.ruleId)) {
      matters.set(findingIdentity(finding), finding);
      continue;
    }
    const { references, reference = '' } = finding.data;
    // In a template, an entry is all that is missing, and only a first import needs a connection for each reference.
    for (const environment of engine.index.environments().filter(isFirstImport)) {
      const isOfFile = environment.files.some(({ file }) => file === finding.file);
      for (const each of isOfFile ? (references ?? reference).split(' ') : []) {
        if (isOf(each, environment, engine) && !hasValue(each, environment, engine)) {
          matters.set(`${environment.name} lacks a connection for ${nameKey(each)}`, finding);
        }
      }
    }
  }
  return matters;
}

function isOf(logicalName: string, { solutions: roots }: DeploymentEnvironment, { index }: Engine): boolean {
  return index.definitionsOf(logicalName).some(({ solution }) => roots.includes(solution.root));
}

function isFirstImport({ isTemplate, import: mode }: DeploymentEnvironment): boolean {
  return !isTemplate && mode === 'first';
}

/** Whether a file of an environment has a value for a reference: the finding may be about another environment of its file. */
function hasValue(logicalName: string, environment: DeploymentEnvironment, { index }: Engine): boolean {
  const definers = index.definitionsOf(logicalName).map(({ solution }) => solution.root);
  return (new EnvironmentSettings(environment, index).reference(logicalName, definers)?.value ?? '') !== '';
}

/** Whether an operation answers what a finding is about: it writes or removes a value, and not only an empty entry. */
function answers(
  operation: EditOperation,
  matter: string,
  { ruleId, file, data: { reference = '' } }: Finding,
): boolean {
  if (operation.kind === 'setConnection') {
    // A token can come to count instead of a connection that another environment has, too.
    const isAbout =
      ruleId === 'settings-same-connection-in-two-environments' ||
      matter.endsWith(` ${nameKey(operation.logicalName)}`) ||
      sameName(operation.logicalName, reference);
    return operation.value !== '' && isAbout;
  }
  return operation.kind === 'setVariable'
    ? ruleId === 'settings-missing-variable' && operation.value !== ''
    : operation.kind === 'removeSetting' && operation.file === file && sameName(operation.name, reference);
}

/** The files after an edit. Two new files with the same name are refused, which this test is not about. */
async function applied(operations: readonly EditOperation[], tree: MemoryFileTree): Promise<MemoryFileTree> {
  try {
    return (await applyOperations(operations, tree)).after;
  } catch (error) {
    fc.pre(!(error instanceof EditRefused));
    throw error;
  }
}

type Edit = (engine: Engine) => readonly EditOperation[];

const sync =
  (variables: 'remark' | 'token', connections: 'empty' | 'token'): Edit =>
  ({ index }) =>
    unique(
      index
        .environments()
        .flatMap((environment) => syncEnvironment(environment, index, { variables, connections }))
        .flatMap(({ additions }) => additions),
    );

const edits: Readonly<Record<string, Edit>> = {
  sync: sync('remark', 'empty'),
  'sync with tokens': sync('token', 'token'),
  fix: (engine) => fixAll(warnings(engine), engine.index, fixMakers).operations,
  create: ({ index }) => createEnvironment('Uat', 'repo', patternFor('repo', index), index).operations,
};

describe('An edit of settings files makes no warning vanish that it does not answer', () => {
  for (const [what, edit] of Object.entries(edits)) {
    it(what, async () => {
      let seen = 0;
      await fc.assert(
        fc.asyncProperty(workspaces, async (source) => {
          const { engine, tree } = await openWorkspace(filesOf(source));
          const operations = edit(engine);
          const after = await applied(operations, tree);
          const left = openMatters((await openWorkspace(after)).engine);
          const vanished = [...openMatters(engine)].filter(([matter]) => !left.has(matter));
          seen += operations.length;
          assert.deepEqual(
            vanished.flatMap(([matter, finding]) =>
              operations.some((operation) => answers(operation, matter, finding)) ? [] : [matter],
            ),
            [],
          );
        }),
        { numRuns: 150, seed: 1 },
      );
      assert.ok(seen > 100, 'almost nothing was edited');
    });
  }

  it('and a created entry without a connection is one', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async (source) => {
        const { engine, tree } = await openWorkspace(filesOf(source));
        const { operations } = createEnvironment('Uat', 'repo', patternFor('repo', engine.index), engine.index);
        const after = await applied(operations, tree);
        const { engine: reread } = await openWorkspace(after);
        for (const { file, references } of operations) {
          const environment = reread.index
            .environments()
            .find((each) => each.files.some((target) => target.file === file));
          if (!environment || !isFirstImport(environment)) {
            continue;
          }
          const warned = environment.files.flatMap((target) => reread.findings(target.file));
          const silent = references.filter(({ logicalName, connectionId }) => {
            const definers = reread.index.definitionsOf(logicalName).map(({ solution }) => solution.root);
            return (
              connectionId === '' &&
              // A file that is merged with this one can have a token.
              !hasValue(logicalName, environment, reread) &&
              !reread.index.isExternal(file, logicalName) &&
              definers.some((root) => environment.solutions.includes(root)) &&
              !warned.some(
                ({ ruleId, data }) =>
                  ruleId === 'settings-empty-connection' && sameName(data.reference ?? '', logicalName),
              )
            );
          });
          assert.deepEqual(silent, [], file);
        }
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});
