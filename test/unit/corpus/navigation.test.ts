import assert from 'node:assert/strict';
import { configFileName } from '../../../src/core/config/workspaceConfig';
import { newEngine } from '../../support/newEngine';
import { type FilePath, folderOf } from '../../../src/core/model/filePath';
import { nameKey, sameName } from '../../../src/core/model/names';
import { Navigator } from '../../../src/core/navigation/navigator';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import { corpusAbsence, corpusFolder } from '../../support/corpus';
import { skip } from '../../support/skip';

describe('Navigation in the corpus', () => {
  const engine = newEngine({ files: new NodeFileTree(() => corpusFolder) });

  before(async function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    this.timeout(120_000);
    engine.setFolder('corpus');
    await engine.settle();
  });

  it('goes from every reference to its users, as the index knows them, and back', async function () {
    this.timeout(120_000);
    const { index } = engine;
    const navigator = new Navigator({ engine, longestText: 1 << 25 });
    const settings = (name: string): FilePath[] =>
      index
        .settings()
        .filter(({ references }) => references.some(({ logicalName }) => sameName(logicalName, name)))
        .map(({ file }) => file);
    const seen = new Set<string>();
    let uses = 0;
    for (const solution of index.solutions()) {
      for (const { file, logicalName } of solution.connectionReferences) {
        const text = (await engine.readText(file))?.text ?? '';
        const mentions = await navigator.mentions(file, text);
        const definition = mentions.find(
          ({ kind, role, name }) => kind === 'reference' && role === 'definition' && sameName(name, logicalName),
        );
        assert.ok(definition, `${logicalName} stands in ${file}`);
        if (seen.has(nameKey(logicalName))) {
          continue;
        }
        seen.add(nameKey(logicalName));
        const references = await navigator.references(definition, file);
        const manifests = index
          .solutions()
          .filter(({ manifest }) =>
            manifest?.missingDependencies.some(({ names }) => names.some((name) => sameName(name, logicalName))),
          )
          .map(({ manifestFile }) => manifestFile);
        const expected = new Set([
          ...index.definitionsOf(logicalName).map(({ reference }) => reference.file),
          ...index.usersOf('connectionReference', logicalName),
          ...settings(logicalName),
          ...manifests,
        ]);
        assert.deepEqual(
          [...new Set(references.map((location) => location.file))].sort(),
          [...expected].sort(),
          `files that name ${logicalName}`,
        );
        assert.ok(!references.some((location) => location.file === `${folderOf(file)}/${configFileName}`));
        uses += references.length;
      }
    }
    console.log(`      ${seen.size} references, named in ${uses} places`);
    assert.ok(uses > seen.size);
  });

  it('leads from every bound entry to its definition, from every call to the child flow, and from every key to its entry', async function () {
    this.timeout(120_000);
    const { index } = engine;
    const navigator = new Navigator({ engine, longestText: 1 << 25 });
    for (const solution of index.solutions()) {
      for (const [file, flow] of solution.flows) {
        const text = (await engine.readText(file))?.text ?? '';
        const mentions = await navigator.mentions(file, text);
        const named = (kind: string, role: string): string[] =>
          mentions.filter((each) => each.kind === kind && each.role === role).map(({ name }) => name);
        const bound = flow.entries.flatMap(({ reference }) => reference ?? []);
        assert.deepEqual(named('reference', 'use'), bound, file);
        assert.deepEqual(
          named('connectionKey', 'definition'),
          flow.entries.map(({ key }) => key),
          file,
        );
        assert.deepEqual(named('flow', 'use').sort(), flow.childFlows.map(({ workflowId }) => workflowId).sort(), file);
        const uses = flow.entries.flatMap(({ key, usedBy }) => usedBy.map(() => key));
        assert.deepEqual(
          named('connectionKey', 'use').sort(),
          [...uses, ...flow.undeclaredUses.map(({ key }) => key)].sort(),
          file,
        );
        for (const mention of mentions.filter(({ kind }) => kind === 'reference')) {
          const defining = index.definitionsOf(mention.name).map(({ reference }) => reference.file);
          const found = (await navigator.definitions(mention, file)).map((location) => location.file);
          assert.equal(found.length > 0, defining.length > 0, `${mention.name} in ${file}`);
          assert.ok(found.every((each) => defining.includes(each)));
        }
      }
    }
  });
});
