import type { MisshapenSetting } from '../model/deploymentSettings';
import { defineMessages, type Message } from './messages';
import type { RuleText, SettingsRule } from './rule';

interface Data {
  readonly member: string;
}

const consequence = 'pac solution import cannot read the settings file until this is fixed.';

const messages = defineMessages({
  notAList: ({ member }: Data) => `${member} must be a list. ${consequence}`,
  listEntry: ({ member }: Data) =>
    `This entry is a list, but must be an object with ${member}. ${consequence} Early versions of the ALM Accelerator wrote such lists.`,
  nameMissing: ({ member }: Data) => `This entry has no ${member}. ${consequence}`,
  notText: ({ member }: Data) => `${member} must be a text in quotes. ${consequence}`,
});

export const settingsInvalidShapeText: RuleText = {
  title: 'Settings file has a shape that pac cannot read',
  description:
    'A list or entry of a deployment settings file has a shape that pac cannot read, such as the lists that early ALM Accelerator versions wrote.',
};

export const settingsInvalidShape = {
  id: 'settings-invalid-shape',
  defaultSeverity: 'error',
  scope: 'settings',
  messages,
  check: ({ settings }, _index, report) => {
    for (const misshapen of settings.misshapen) {
      report({
        file: settings.file,
        place: { kind: 'json', pointer: misshapen.pointer, part: 'value' },
        message: messageFor(misshapen),
        related: [],
        data: {},
      });
    }
  },
} satisfies SettingsRule;

function messageFor({ kind, member }: MisshapenSetting): Message {
  return messages[kind]({ member });
}
