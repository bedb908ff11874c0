import { settingsJson } from '../../support/mappedWorkspace';
import { bound } from '../../support/solutionSource';
import { writeFiles, writeSolution } from '../writing';

export function prepare(workspace: string): void {
  writeSolution(workspace, {
    root: 'Contoso',
    references: [{ name: 'cts_mail' }, { name: 'cts_more' }, { name: 'cts_teams', api: 'shared_teams' }],
    flows: [{ name: 'Send', entries: { mail: bound('cts_mail') } }],
  });
  writeFiles(workspace, [
    ['settings/test.json', settingsJson({ cts_mail: '', cts_gone: 'x'.repeat(32), cts_more: '' })],
    ['settings/prod.json', settingsJson({ cts_mail: '#{mail}#', cts_more: '', cts_teams: '' })],
  ]);
}
