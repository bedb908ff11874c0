import assert from 'node:assert/strict';
import { readYamlComponents } from '../../../../../src/core/readers/components/yamlComponents';
import { readYamlManifest } from '../../../../../src/core/readers/components/yamlManifest';
import { readYamlMissingDependencies } from '../../../../../src/core/readers/components/yamlMissingDependencies';
import { componentsYaml, solutionYaml } from '../../../../support/yamlSolutionSource';

describe('readYamlManifest', () => {
  it('reads what Solution.xml would say, and keeps 1.0 and 1033 as they are written', async () => {
    assert.deepEqual(
      (await readYamlManifest(solutionYaml({ uniqueName: 'Fabrikam', version: '1.0', managed: 1 }))).facts,
      {
        uniqueName: 'Fabrikam',
        displayName: 'Fabrikam solution',
        version: '1.0',
        managed: 'managed',
        publisher: { uniqueName: 'fabrikampublisher', prefix: '' },
        patchOf: undefined,
      },
    );
    assert.equal((await readYamlManifest(solutionYaml({ uniqueName: '007' }))).facts?.uniqueName, '007');
  });

  it('takes the first of several names, and the unique name where there is none', async () => {
    const named = async (names: string): Promise<string | undefined> =>
      (
        await readYamlManifest(
          `ImportExportXml:\n  SolutionManifest:\n    UniqueName: Fabrikam\n    LocalizedNames:\n${names}`,
        )
      ).facts?.displayName;
    assert.equal(
      await named("      LocalizedName:\n      - '@description': One & only\n      - '@description': Two\n"),
      'One & only',
    );
    assert.equal(await named('      LocalizedName:\n'), 'Fabrikam');
    assert.equal(await named(''), 'Fabrikam');
  });

  it('reads next to nothing from next to nothing', async () => {
    for (const text of ['UniqueName: Contoso\n', '[]', 'text', 'ImportExportXml:\n', 'a: &a [*a]']) {
      assert.deepEqual((await readYamlManifest(text)).facts, {
        uniqueName: '',
        displayName: '',
        version: '',
        managed: 'unmanaged',
        publisher: { uniqueName: '', prefix: '' },
        patchOf: undefined,
      });
    }
  });
});

describe('readYamlComponents', () => {
  const listed = async (text: string): Promise<string[] | undefined> =>
    (await readYamlComponents(text)).facts?.components.map(({ folder, name }) => `${folder} ${name}`);

  it('takes both forms of a path, with and without the slash before it', async () => {
    const wanted = ['modernflows Send', 'connectors cts_stock'];
    const paths = ['/modernflows/Send', 'connectors/cts_stock/connector.yml'];
    assert.deepEqual(await listed(componentsYaml({ components: paths })), wanted);
    assert.deepEqual(await listed(paths.map((path) => `- Path: ${path}\n`).join('')), wanted);
    assert.deepEqual(
      await listed(`SolutionComponents:\n  Component:\n${paths.map((path) => `  - Path: ${path}\n`).join('')}`),
      wanted,
    );
    assert.deepEqual(await listed("SolutionComponents:\n  Component:\n    '@path': /modernflows/Send\n"), [
      'modernflows Send',
    ]);
  });

  it('reads a list of thousands as the parser does, which a comment calls for', async () => {
    const paths = Array.from({ length: 3000 }, (_, at) => `/entities/cts_table${at}/attributes/name (${at}).yml`);
    const plain = componentsYaml({ components: paths });
    assert.equal((await listed(plain))?.length, 3000);
    assert.deepEqual(await listed(plain), await listed(`# all of them\n${plain}`));
  });

  it('leaves to the parser what is not plainly listed', async () => {
    const list = (item: string): string =>
      `SolutionComponents:\n  Component:\n  - '@path': /connectors/cts_a\n${item}\n`;
    assert.deepEqual(await listed(list("  - '@path': '/connectors/cts_b'")), ['connectors cts_a', 'connectors cts_b']);
    assert.deepEqual(await listed(list('  - Path: /connectors/cts_b # here')), [
      'connectors cts_a',
      'connectors cts_b',
    ]);
    assert.equal((await readYamlComponents(list('    - Path: /connectors/cts_b'))).problem?.ruleId, 'invalid-yaml');
  });

  it('names a component once, whatever is listed below it, and no publisher', async () => {
    const components = [
      '/entities/cts_a',
      '/entities/cts_a/attributes/x.yml',
      '/Entities/CTS_A',
      '/publishers/Fabrikam',
    ];
    assert.equal((await listed(componentsYaml({ components })))?.length, 1);
  });

  it('reads next to nothing from next to nothing', async () => {
    for (const text of [
      'SolutionComponents:\n',
      'SolutionComponents:\n  Component:\n',
      '- x\n- Path:\n- Path: /\n- Path: entities\n- Path: [a/b]\n',
      'text',
    ]) {
      assert.deepEqual(await listed(text), []);
    }
  });
});

describe('readYamlMissingDependencies', () => {
  it('reads the ways in which dependencies are named', async () => {
    const { facts } = await readYamlMissingDependencies(`MissingDependencies:
  MissingDependency:
  - Required:
      '@type': connectionreference
      '@solution': Active
      '@id.connectionreferencelogicalname': cts_Mail
    Dependent:
      '@type': 29
  - Required:
      '@type': 372
      '@solution': Base (1.0)
      '@id': '{0F000000-0000-4000-8000-00000000000A}'
`);
    assert.deepEqual(
      facts?.missingDependencies.map(({ kind, names, solution }) => [kind, names, solution]),
      [
        ['connectionReference', ['cts_Mail'], 'Active'],
        ['customConnector', ['0f000000-0000-4000-8000-00000000000a'], 'Base (1.0)'],
      ],
    );
  });

  it('takes one alone, and none', async () => {
    const one =
      "MissingDependencies:\n  MissingDependency:\n    Required:\n      '@type': 1\n      '@schemaName': account\n";
    assert.deepEqual((await readYamlMissingDependencies(one)).facts?.missingDependencies, [
      { kind: 'other', type: '1', names: ['account'], displayName: '', parent: '', solution: '' },
    ]);
    assert.deepEqual((await readYamlMissingDependencies('MissingDependencies:\n')).facts?.missingDependencies, []);
  });
});

describe('A YAML file that is none', () => {
  const problemOf = async (text: string): Promise<[string, number, number] | undefined> => {
    const { problem } = await readYamlManifest(text);
    return problem?.place.kind === 'span' ? [problem.ruleId, problem.place.start, problem.place.end] : undefined;
  };

  it('is invalid-yaml where it breaks', async () => {
    assert.deepEqual(await problemOf('a: 1\nb: [\n'), ['invalid-yaml', 10, 10]);
    assert.deepEqual(await problemOf('a: b: c'), ['invalid-yaml', 4, 5]);
    assert.deepEqual(await problemOf('a: 1\na: 2'), ['invalid-yaml', 5, 6]);
    assert.deepEqual(await problemOf('a: !!js/function x'), ['invalid-yaml', 3, 4]);
    assert.deepEqual(await problemOf(''), ['invalid-yaml', 0, 0]);
    assert.deepEqual((await problemOf('a: 1\n---\nb: 2\n'))?.[0], 'invalid-yaml');
    assert.deepEqual((await problemOf('['.repeat(100_000)))?.[0], 'invalid-yaml');
  });

  it('is merge-conflict where it holds Git’s markers, also where they are valid YAML', async () => {
    assert.deepEqual(await problemOf('a: text\n<<<<<<< HEAD\n b\n=======\n c\n>>>>>>> x\n'), ['merge-conflict', 8, 20]);
  });
});
