import { SettingsDefinitions } from '../settings/settingsDefinitions';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

/** Matches a reference to a secret in Azure Key Vault: the resource id of the secret. */
const keyVaultReference =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/[^/]+\/secrets\/[^/]+(?:\/[^/]+)?$/i;

const messages = defineMessages({
  plainText: ({ variable }: { readonly variable: string }) =>
    `Secret variable ${variable} has a value that is not a reference to Azure Key Vault. The import refuses the value, and everybody who can read the repository can see it. Enter /subscriptions/…/vaults/…/secrets/… instead; if the value is a real password or key, replace that password or key too.`,
});

export const settingsSecretInPlainTextText: RuleText = {
  title: 'Settings file contains a secret in plain text',
  description:
    'The value of a secret environment variable is neither a reference to Azure Key Vault nor a pipeline token.',
};

export const settingsSecretInPlainText = {
  id: 'settings-secret-in-plain-text',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: ({ settings, target }, index, report) => {
    const definitions = new SettingsDefinitions(target, index);
    const tokens = index.tokens(settings.file);
    for (const { schemaName, value = '', pointer } of settings.variables) {
      if (
        value !== '' &&
        definitions.variables(schemaName).some(({ type }) => type === 'secret') &&
        !keyVaultReference.test(value) &&
        !tokens.holdsToken(value)
      ) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/Value`, part: 'value' },
          message: messages.plainText({ variable: schemaName }),
          related: [],
          data: { reference: schemaName, pointer },
        });
      }
    }
  },
} satisfies SettingsRule;
