import { yamlSolutionFiles } from '../../support/yamlSolutionSource';
import { writeFiles } from '../writing';

/** Solutions only in YAML, and a flow package: nothing here can be checked. */
export function prepare(workspace: string): void {
  writeFiles(
    workspace,
    yamlSolutionFiles({
      repository: 'git',
      version: '1.10',
      components: [
        '/modernflows/Remind',
        '/modernflows/Send/flow.yml',
        '/environmentvariabledefinitions/fbk_url',
        '/entities/fbk_order',
        '/publishers/fabrikampublisher',
      ],
    }),
  );
  writeFiles(workspace, [
    // VS Code on Linux may not watch a folder in a folder that is made while it runs (microsoft/vscode#142694).
    ['src/Contoso/README.md', 'The solution comes later.'],
    ['old/Notify/manifest.json', '{}'],
    ['old/Notify/Microsoft.Flow/flows/0f000000-0000-4000-8000-000000000001/definition.json', '{}'],
    ['old/Notify/Microsoft.Flow/flows/0f000000-0000-4000-8000-000000000002/definition.json', '{}'],
  ]);
}
