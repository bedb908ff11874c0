import type { FilePath } from '../../model/filePath';

/** What is left to a person once settings files are created or synced, as data. */
export type SettingsRemark =
  | { readonly kind: 'invalidJson' }
  | { readonly kind: 'solutionsUnknown' }
  | { readonly kind: 'solutionsUnread' }
  /** References whose entries get no `ConnectorId`. */
  | { readonly kind: 'customConnectors'; readonly references: readonly string[] }
  /** Variables that get no entry, and that no solution gives a value. */
  | { readonly kind: 'valuesNeeded'; readonly variables: readonly string[] }
  /** Variables that get no entry, and have one in other environments. `value`: what the environment gets from the solution. */
  | {
      readonly kind: 'valuesOfOthers';
      readonly variables: readonly VariableOfOthers[];
      readonly environment: string;
      readonly value: 'shipped' | 'default';
    }
  /** A file that applies to another environment, or to several where `owner` is undefined, and not to the new one. */
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
