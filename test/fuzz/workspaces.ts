import { type Arbitrary, array, boolean, constantFrom, nat, noBias, oneof, option, record, tuple } from 'fast-check';
import { encodeText, type TextEncodingName } from '../../src/core/text/decodeText';
import type { FilePath } from '../../src/core/model/filePath';
import { encodeXmlText } from '../../src/core/text/xmlText';
import { MemoryFileTree } from '../support/memoryFileTree';
import { Random } from '../support/random';
import { variableFiles } from '../support/settingsSource';
import { bound, connectorCall, flowJson, raw, solutionFiles, type SolutionSource } from '../support/solutionSource';
import { mutatedText } from '../support/textMutations';
import { nameFrom, objectOf } from './inputs';
import { mutatedComponentXml } from './targets/components';
import { configTexts } from './targets/config';
import { actions, entries } from './targets/flow';
import { settingsTexts } from './targets/settings';

const apis = constantFrom('shared_office365', 'shared_office365', 'shared_teams');
const keys = nameFrom('a', 'b', 'shared_office365');

/** Entries of which many are raw, or use a reference that is not there. */
const defects = oneof(
  apis.map((api) => raw(api)),
  tuple(nameFrom('cts_mail', 'cts_gone'), apis).map(([name, api]) => bound(name, api)),
  entries,
);

const flows = record({
  name: constantFrom('Send', 'Chat'),
  state: constantFrom('on', 'off'),
  entries: objectOf(keys, defects, 3),
  usesAll: boolean(),
  more: actions,
  escaped: boolean(),
}).map(({ name, state, entries: declared, usesAll, more, escaped }) => {
  const calls = Object.keys(declared).map((key) => [`Call ${key}`, connectorCall(key)] as const);
  const all = { ...(usesAll && Object.fromEntries(calls)), ...more };
  const text = flowJson({ name, entries: declared, actions: all });
  return { name, state, text: escaped ? text.replaceAll('@', '\\u0040') : text };
});

const solutions: Arbitrary<SolutionSource> = record({
  layout: constantFrom('packager' as const, 'export' as const),
  uniqueName: nameFrom('Contoso', 'Contoso', 'Fabrikam').map(encodeXmlText),
  references: array(
    record({
      name: nameFrom('cts_mail', 'CTS_Mail', 'cts_teams').map(encodeXmlText),
      displayName: nameFrom('Mail', 'mail', 'Office 365 Outlook Contoso-0a1b2').map(encodeXmlText),
      api: apis,
    }),
    { maxLength: 3 },
  ),
  flows: array(flows, { minLength: 1, maxLength: 2 }),
}).map((source) => ({ ...source, files: variableFiles('cts_url') }));

interface FileStyle {
  readonly encoding: TextEncodingName;
  readonly lineEnd: string;
}

const styles: Arbitrary<FileStyle> = record({
  encoding: constantFrom<TextEncodingName>('utf8', 'utf8', 'utf8bom', 'utf16le', 'utf16be'),
  lineEnd: constantFrom('\n', '\r\n'),
});

/**
 * Small workspaces with one or two solutions, settings files and sometimes a `.connref.json`, of which up to two files are
 * changed in one place.
 */
export const workspaces: Arbitrary<MemoryFileTree> = record({
  sources: array(solutions, { minLength: 1, maxLength: 2 }),
  settings: array(settingsTexts, { maxLength: 2 }),
  config: option(configTexts, { freq: 3 }),
  style: styles,
  changes: array(tuple(nat(), noBias(nat())), { maxLength: 2 }),
}).map(({ sources, settings, config, style, changes }) => {
  const files = new Map<FilePath, string>([
    ...sources.flatMap((source, at) => solutionFiles({ ...source, root: `repo/${'AB'[at] ?? ''}` })),
    ...settings.map((text, at): [FilePath, string] => [
      `repo/${['test', 'prod'][at] ?? ''}.deploymentsettings.json`,
      text,
    ]),
    ...(config === null ? [] : [['repo/.connref.json', config] as const]),
  ]);
  const paths = [...files.keys()];
  for (const [which, seed] of changes) {
    const path = paths[which % paths.length] ?? '';
    const mutate = path.endsWith('.xml') ? mutatedComponentXml : mutatedText;
    files.set(path, mutate(files.get(path) ?? '', new Random(seed)));
  }
  const written = (text: string): Uint8Array => encodeText(text.replaceAll(/\r?\n/g, style.lineEnd), style.encoding);
  return new MemoryFileTree([...files].map(([path, text]) => [path, written(text)]));
});
