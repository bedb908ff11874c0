import { encodeText } from '../../../src/core/text/decodeText';
import { solutionFiles } from '../../support/solutionSource';
import { writeFiles } from '../writing';
import { contoso, fabrikam, sendFlow, settingsPath, settingsText } from './solutions';

/** Two solutions and a settings file, each kind of file in another encoding. */
export function prepare(workspace: string): void {
  const files = [contoso, fabrikam].flatMap(solutionFiles).map(([path, text]): [string, Uint8Array] => {
    const encoding = path === sendFlow ? 'utf16le' : path.endsWith('.xml') ? 'utf8bom' : 'utf8';
    return [path, encodeText(encoding === 'utf8bom' ? text.replaceAll('\n', '\r\n') : text, encoding)];
  });
  writeFiles(workspace, [...files, [settingsPath, settingsText]]);
}
