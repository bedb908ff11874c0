import { EnvironmentSettings, type SettingKind } from '../core/settings/environmentSettings';
import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import type { FilePath } from '../core/model/filePath';
import { environmentsOrNew } from '../core/plan/newEnvironment';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import { type MappingCell, mappingCell } from './mappingCell';
import {
  type MappingRow,
  type ReferenceMappingRow,
  referenceRows,
  type VariableMappingRow,
  variableRows,
} from './mappingRows';

/** The rows and columns of the mapping page at one moment. The page shows them, and edits are computed from them. */
export class MappingModel {
  readonly index: WorkspaceIndex;
  readonly environments: readonly EnvironmentSettings[];
  readonly references: readonly ReferenceMappingRow[];
  readonly variables: readonly VariableMappingRow[];
  readonly #cells = new Map<string, MappingCell>();
  /** The settings files that several environments use. */
  readonly #shared: ReadonlySet<FilePath>;

  constructor(index: WorkspaceIndex) {
    this.index = index;
    this.environments = environmentsOrNew(index).map((environment) => new EnvironmentSettings(environment, index));
    const files = index.environments().flatMap((environment) => environment.files.map(({ file }) => file));
    this.#shared = new Set(files.filter((file, at) => files.indexOf(file) !== at));
    this.references = referenceRows(index);
    this.variables = variableRows(index);
  }

  environment(id: string): EnvironmentSettings | undefined {
    return this.environments.find(({ environment }) => environmentId(environment) === id);
  }

  rows(kind: SettingKind): readonly MappingRow[] {
    return kind === 'references' ? this.references : this.variables;
  }

  cell(row: MappingRow, settings: EnvironmentSettings): MappingCell {
    const key = `${environmentId(settings.environment)}/${row.id}`;
    const known = this.#cells.get(key);
    if (known) {
      return known;
    }
    const [file] = settings.files;
    const tokens = this.index.tokens(file?.file ?? `${settings.environment.folder}/`);
    const cell = mappingCell(row, settings, tokens, (each) => this.#shared.has(each));
    this.#cells.set(key, cell);
    return cell;
  }
}

/**
 * The id of an environment in messages between the page and the editor. Ids of different environments differ, because
 * identifiers of workspace folders do not contain `/`.
 */
export function environmentId({ folder, name }: Pick<DeploymentEnvironment, 'folder' | 'name'>): string {
  return `${folder}/${name}`;
}
