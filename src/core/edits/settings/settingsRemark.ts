import type { FilePath } from '../../model/filePath';

/** What the user still has to do after settings files are created or synced, as data. */
export type SettingsRemark =
  | { readonly kind: 'invalidJson' }
  | { readonly kind: 'solutionsUnknown' }
  | { readonly kind: 'solutionsUnread' }
  /** References on custom connectors. Their entries get no `ConnectorId`. */
  | { readonly kind: 'customConnectors'; readonly references: readonly string[] }
  /** Variables that get no entry and have no value in any solution, so the environment must get a value for them. */
  | { readonly kind: 'valuesNeeded'; readonly variables: readonly string[] }
  /**
   * Variables that get no entry, but have one in other environments. `value`: which value of the solution applies
   * instead.
   */
  | {
      readonly kind: 'valuesOfOthers';
      readonly variables: readonly VariableOfOthers[];
      readonly environment: string;
      readonly value: 'shipped' | 'default';
    }
  /** A file that applies to other environments, but not to the new one. `owner`: the environment, if it is only one. */
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
