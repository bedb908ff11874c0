import type { FilePath } from '../../model/filePath';

/** One thing that people still have to do after settings files are created or synced with their solutions, as data. */
export type SettingsRemark =
  | { readonly kind: 'invalidJson' }
  | { readonly kind: 'solutionsUnknown' }
  | { readonly kind: 'solutionsUnread' }
  /**
   * `references`: logical names of connection references on custom connectors. Their settings entries get no
   * `ConnectorId`, because it differs in every environment.
   */
  | { readonly kind: 'customConnectors'; readonly references: readonly string[] }
  /**
   * `variables`: schema names of environment variables that get no settings entry. Their solutions contain neither a
   * value nor a default for them, so the target environment must get a value.
   */
  | { readonly kind: 'valuesNeeded'; readonly variables: readonly string[] }
  /**
   * `variables`: environment variables that get no settings entry for `environment`, although other environments set
   * them. `value`: whether the value in the solution (`shipped`) or the default value applies instead.
   */
  | {
      readonly kind: 'valuesOfOthers';
      readonly variables: readonly VariableOfOthers[];
      readonly environment: string;
      readonly value: 'shipped' | 'default';
    }
  /**
   * A settings file that applies to other environments, but not yet to the new `environment`. `owner`: the name of the
   * other environment; undefined if there are several.
   */
  | {
      readonly kind: 'fileOfOthers';
      readonly file: FilePath;
      readonly owner: string | undefined;
      readonly environment: string;
    };

interface VariableOfOthers {
  readonly variable: string;
  readonly environments: readonly string[];
}
