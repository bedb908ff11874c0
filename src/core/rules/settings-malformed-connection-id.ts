import { bareConnectionId, isBareConnectionId } from '../settings/bareConnectionId';
import type { SettingsRule } from './rule';
import { isFirstOfName } from '../settings/settingsDefinitions';

export const settingsMalformedConnectionId: SettingsRule = {
  id: 'settings-malformed-connection-id',
  title: 'Connection id is not a bare id',
  defaultSeverity: 'error',
  scope: 'settings',
  description:
    'A ConnectionId holds a slash, white space, braces or an address outside a token, where only the bare id of a connection is taken.',
  check: ({ settings, target }, index, report) => {
    const tokens = index.tokens(settings.file);
    for (const { logicalName, connectionId, pointer } of settings.references) {
      if (!isBareConnectionId(connectionId, tokens)) {
        const bare = bareConnectionId(connectionId, tokens);
        // `<your connection>` and the like stand in templates for people to replace.
        if (target.isTemplate && bare === undefined) {
          continue;
        }
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message:
            'This is not the bare id of a connection, so the import fails with an unexpected error. ' +
            bareIdAdvice(bare),
          related: [],
          data: {
            reference: logicalName,
            pointer,
            before: connectionId,
            ...(bare !== undefined && isFirstOfName(settings, logicalName, pointer) && { bare }),
          },
        });
      }
    }
  },
  fixes: ({ file, data: { reference = '', before, bare } }, _index, { setConnectionFix }) =>
    bare === undefined ? [] : [setConnectionFix(file, reference, before, bare)],
};

/** What to do about a text that is not the bare id of a connection, of which that may be known. */
export function bareIdAdvice(bare: string | undefined): string {
  return bare === undefined
    ? 'Take the part of the connection’s address in the maker portal that follows the connector.'
    : `Keep ${bare} alone.`;
}
