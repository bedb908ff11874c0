import { writeFiles, writeSolution } from '../writing';
import { contoso, fabrikam, settings } from './solutions';

export function prepare(workspace: string): void {
  writeSolution(workspace, contoso);
  writeSolution(workspace, fabrikam);
  writeFiles(workspace, [
    ['settings/uat.json', settings],
    ['settings/prod.json', settings],
    ['Broken/solution.xml', '<ImportExportXml />'],
  ]);
}
