import type { SettingsRule } from './rule';
import { SettingsDefinitions } from '../settings/settingsDefinitions';

/** What stands for a secret: a reference to Azure Key Vault by resource id. */
const keyVaultReference =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/[^/]+\/secrets\/[^/]+(?:\/[^/]+)?$/i;

export const settingsSecretInPlainText: SettingsRule = {
  id: 'settings-secret-in-plain-text',
  title: 'Secret stands in the settings file',
  defaultSeverity: 'warning',
  scope: 'settings',
  description: 'The value of a secret environment variable is neither a reference to Azure Key Vault nor a token.',
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
          message: `${schemaName} is a secret, and this value is no reference to Azure Key Vault: the import refuses it, and whoever reads the repository can read it. Use /subscriptions/…/vaults/…/secrets/…, and change the secret if this was one.`,
          related: [],
          data: { reference: schemaName, pointer },
        });
      }
    }
  },
};
