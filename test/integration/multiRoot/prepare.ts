import { bound, raw } from '../../support/solutionSource';
import { writeFiles, writeSolution } from '../writing';

/** Two folders of one name, and one without a solution. */
export function prepare(workspace: string): void {
  writeSolution(workspace, {
    root: 'first/Contoso',
    flows: [{ name: 'Raw', entries: { shared_office365: raw() } }],
  });
  writeSolution(workspace, {
    root: 'second/Contoso',
    uniqueName: 'Fabrikam',
    references: [{ name: 'cts_mail' }],
    flows: [
      { name: 'Raw', entries: { shared_sql: raw('shared_sql') } },
      { name: 'Fine', id: '0f000000-0000-4000-8000-000000000002', entries: { shared_office365: bound('cts_mail') } },
    ],
  });
  writeFiles(workspace, [['plain/readme.txt', 'Nothing of ours.']]);
}
