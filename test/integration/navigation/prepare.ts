import { solutionZip } from '../../support/zips';
import { writeFiles, writeSolution } from '../writing';
import { contoso, fabrikam, prodSettings, prodSettingsText, testSettings, testSettingsText, zipped } from './solutions';

export function prepare(workspace: string): void {
  writeSolution(workspace, contoso);
  writeSolution(workspace, fabrikam);
  writeFiles(workspace, [
    [testSettings, testSettingsText],
    [prodSettings, prodSettingsText],
    ['exports/Zipped.zip', solutionZip(zipped)],
    ['.connref.json', '{\n  "externals": []\n}\n'],
  ]);
}
