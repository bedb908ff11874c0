import assert from 'node:assert/strict';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import type { EditOperation } from '../../../../src/core/edits/operations/editOperation';
import { EditRefused } from '../../../../src/core/edits/operations/editRefused';
import { type FileEdits, toTextEdits } from '../../../../src/core/edits/writers/toTextEdits';
import { tryFixes } from '../../../../src/core/engine/fixTrial';
import { provenFixes } from '../../../../src/core/engine/provenFixes';
import type { FilePath } from '../../../../src/core/model/filePath';
import type { Finding } from '../../../../src/core/model/finding';
import { flowPath, raw, solutionFiles } from '../../../support/solutionSource';
import { allFindings, openWorkspace, type OpenWorkspace } from '../../../support/workspace';

const flows = ['Ask', 'Chat', 'Mail', 'Plan', 'Send'].map((name, at) => ({
  name,
  id: `0f000000-0000-4000-8000-00000000000${at}`,
  entries: { k: raw() },
}));
const files = solutionFiles({ references: [{ name: 'cts_mail' }], flows });
const fileOf = (name: string): FilePath =>
  flowPath(
    'repo/Contoso',
    flows.find((flow) => flow.name === name)!,
  );

interface Faults {
  /** Flows whose fix changes nothing. */
  readonly idle?: readonly string[];
  /** Flows whose fix binds to a reference that is not there. */
  readonly wrong?: readonly string[];
  /** Flows whose file cannot be edited. */
  readonly locked?: readonly string[];
}

/** Fixes the raw connections of a workspace with makers that have faults, and counts the trials. */
async function fixed({ engine, tree }: OpenWorkspace, { idle = [], wrong = [], locked = [] }: Faults) {
  const isOf = (names: readonly string[], file: FilePath): boolean => names.some((name) => fileOf(name) === file);
  let trials = 0;
  const proven = await provenFixes(
    engine.allFindings().filter(({ ruleId }) => ruleId === 'raw-connection'),
    {
      makers: fixMakers,
      engine: {
        findingsWith: (texts) => {
          trials++;
          return engine.findingsWith(texts);
        },
        fixAll: (findings, makers) => {
          const all = engine.fixAll(findings, makers);
          const operations = all.operations.flatMap((operation): EditOperation[] =>
            operation.kind === 'bindEntry' && isOf(wrong, operation.file)
              ? [{ ...operation, logicalName: 'cts_gone' }]
              : isOf(idle, operation.file)
                ? []
                : [operation],
          );
          return { operations, fixed: all.fixed };
        },
      },
      toEdits: (operations): Promise<FileEdits[]> =>
        toTextEdits(operations, (file) =>
          isOf(locked, file)
            ? Promise.reject(new EditRefused(file, { kind: 'readOnly' }))
            : Promise.resolve(tree.text(file)),
        ),
    },
  );
  const nameOf = ({ file }: Pick<Finding, 'file'>): string => /(\w+)-0F/.exec(file)?.[1] ?? file;
  return {
    fixed: proven.fixed.map(nameOf),
    changed: proven.plan.map(nameOf).sort(),
    leftOut: proven.leftOut.map(({ finding, fault }) => `${nameOf(finding)}: ${fault.kind}`).sort(),
    trials,
  };
}

describe('Fixes that are tried before they are applied', () => {
  const names = flows.map(({ name }) => name);

  it('are all taken after one trial if all are right', async () => {
    assert.deepEqual(await fixed(await openWorkspace(files), {}), {
      fixed: names,
      changed: names,
      leftOut: [],
      trials: 1,
    });
  });

  for (const [fault, kind] of [
    ['idle', 'stays'],
    ['wrong', 'newError'],
    ['locked', 'refused'],
  ] as const) {
    it(`are left out if one has the fault ${kind}, and the others are taken`, async () => {
      for (const bad of [['Ask'], ['Send'], ['Chat', 'Plan'], names]) {
        const { trials, ...result } = await fixed(await openWorkspace(files), { [fault]: bad });
        const rest = names.filter((name) => !bad.includes(name));
        assert.deepEqual(
          { ...result, fixed: [...result.fixed].sort() },
          { fixed: rest, changed: rest, leftOut: bad.map((name) => `${name}: ${kind}`) },
        );
        assert.ok(trials <= 15, `${trials} trials`);
      }
    });
  }

  it('may have different faults', async () => {
    const { leftOut, changed } = await fixed(await openWorkspace(files), {
      idle: ['Ask'],
      wrong: ['Mail'],
      locked: ['Send'],
    });
    assert.deepEqual(leftOut, ['Ask: stays', 'Mail: newError', 'Send: refused']);
    assert.deepEqual(changed, ['Chat', 'Plan']);
  });
});

describe('A trial of a fix', () => {
  it('compares with the files as they are when it begins', async () => {
    const { engine, tree } = await openWorkspace(files);
    const file = fileOf('Mail');
    const [finding] = engine.findings(file);
    const bound = tree
      .text(file)
      .replace('"connection": {}', '"connection": { "connectionReferenceLogicalName": "cts_mail" }');
    assert.notEqual(bound, tree.text(file));
    tree.write(file, bound);
    engine.noteChanged(file);
    const idle = await tryFixes({ operations: [], fixed: [finding!] }, { engine, toEdits: () => Promise.resolve([]) });
    assert.equal(idle.fault, undefined);
  });
});

describe('Findings with other texts', () => {
  const file = fileOf('Mail');

  it('are those of a workspace with these texts, and then everything is as before', async () => {
    const { engine, tree } = await openWorkspace(files);
    const before = allFindings(engine);
    const changes: (readonly FilePath[])[] = [];
    engine.onDidChange((change) => changes.push([...change.files]));
    const tried = await engine.findingsWith(new Map([[file, '{']]));
    assert.ok(tried);
    const copy = tree.copy();
    copy.write(file, '{');
    assert.deepEqual(
      tried.after.map(({ ruleId }) => ruleId).sort(),
      allFindings((await openWorkspace(copy)).engine)
        .map(({ ruleId }) => ruleId)
        .sort(),
    );
    assert.deepEqual([tried.before, allFindings(engine)], [before, before]);
    assert.equal((await engine.readText(file))?.text, tree.text(file));
    assert.equal(changes.length, 1);
  });

  it('are not mixed with those of another trial at the same time', async () => {
    const { engine } = await openWorkspace(files);
    const other = fileOf('Send');
    const [mail, send] = await Promise.all([file, other].map((each) => engine.findingsWith(new Map([[each, '{']]))));
    const broken = (findings: readonly Finding[] | undefined): string[] =>
      (findings ?? []).filter(({ ruleId }) => ruleId === 'invalid-json').map((finding) => finding.file);
    assert.deepEqual([broken(mail?.after), broken(send?.after)], [[file], [other]]);
    assert.deepEqual([broken(mail?.before), broken(send?.before)], [[], []]);
  });

  it('do not swallow what is edited meanwhile', async () => {
    const { engine } = await openWorkspace(files);
    const trial = engine.findingsWith(new Map([[file, '{']]));
    engine.setUnsaved(file, '[');
    engine.stop();
    await trial;
    await engine.settle();
    assert.equal(engine.isPartial, false);
    assert.equal((await engine.readText(file))?.text, '[');
    assert.deepEqual(
      engine.findings(file).map(({ ruleId }) => ruleId),
      ['invalid-json'],
    );
  });

  it('are not known while not everything was read', async () => {
    const { engine } = await openWorkspace(files);
    engine.noteChanged('repo');
    const reading = engine.settle();
    engine.stop();
    await reading;
    assert.equal(await engine.findingsWith(new Map([[file, '{']])), undefined);
  });
});
