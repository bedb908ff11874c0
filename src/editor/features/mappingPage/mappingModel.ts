import { EnvironmentSettings, type SettingKind } from './environmentSettings';
import type { DeploymentEnvironment } from '../../../core/model/deploymentEnvironment';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import { type MappingCell, mappingCell } from './mappingCell';
import {
  type MappingRow,
  type ReferenceMappingRow,
  referenceRows,
  settingsByFile,
  type VariableMappingRow,
  variableRows,
} from './mappingRows';

/** Rows and columns of the page at one moment: what it shows and what its edits go by. */
export class MappingModel {
  readonly index: WorkspaceIndex;
  readonly environments: readonly EnvironmentSettings[];
  readonly references: readonly ReferenceMappingRow[];
  readonly variables: readonly VariableMappingRow[];
  readonly #cells = new Map<string, MappingCell>();

  constructor(index: WorkspaceIndex) {
    const settings = settingsByFile(index);
    this.index = index;
    this.environments = index.environments().map((environment) => new EnvironmentSettings(environment, settings));
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
    const cell = mappingCell(row, settings, this.index.tokens(file?.file ?? `${settings.environment.folder}/`));
    this.#cells.set(key, cell);
    return cell;
  }
}

/** Names an environment in messages: unique over workspace folders, whose identifiers hold no `/`. */
export function environmentId({ folder, name }: Pick<DeploymentEnvironment, 'folder' | 'name'>): string {
  return `${folder}/${name}`;
}
