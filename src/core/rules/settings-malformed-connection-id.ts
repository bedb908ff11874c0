import { bareConnectionId, isBareConnectionId } from '../settings/bareConnectionId';
import { isPlaceholderId } from '../settings/placeholderId';
import { isFirstOfName } from '../settings/settingsDefinitions';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

const messages = defineMessages({
  /** @param bare The bare id in the text. Undefined if it cannot be recognised. */
  notBare: ({ reference, bare }: { readonly reference: string; readonly bare: string | undefined }) =>
    `ConnectionId of ${reference} is not a bare connection id. The import fails with an unexpected error. ${bareIdAdvice(bare)}`,
});

export const settingsMalformedConnectionIdText: RuleText = {
  title: 'Connection id is not a bare id',
  description:
    'A ConnectionId contains a slash, white space, braces or an address outside a token (a text that a pipeline replaces). An import accepts only the bare id of a connection.',
};

export const settingsMalformedConnectionId = {
  id: 'settings-malformed-connection-id',
  defaultSeverity: 'error',
  scope: 'settings',
  messages,
  check: ({ settings, environment }, index, report) => {
    const tokens = index.tokens(settings.file);
    for (const { logicalName, connectionId, pointer } of settings.references) {
      if (!isBareConnectionId(connectionId, tokens) && !isPlaceholderId(connectionId, tokens)) {
        const bare = bareConnectionId(connectionId, tokens);
        // Templates (settings files that people copy for a new environment) can contain texts such as `<your
        // connection>`, which people replace in the copy.
        if (environment.isTemplate && bare === undefined) {
          continue;
        }
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message: messages.notBare({ reference: logicalName, bare }),
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
} satisfies SettingsRule;

/**
 * The next step for a text that is not a bare connection id.
 * @param bare The bare id in that text. Undefined if it cannot be recognised.
 */
export function bareIdAdvice(bare: string | undefined): string {
  return bare === undefined
    ? 'Open the connection in the maker portal and copy the part of the page address between the connector and /details.'
    : `Use only ${bare}.`;
}
