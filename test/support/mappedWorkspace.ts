import { toTextEdits } from '../../src/core/edits/writers/toTextEdits';
import { applyTextEdits } from '../../src/core/text/textEdit';
import type { Engine } from '../../src/core/engine/engine';
import { type CellMessage, type MappingChange, mappingEdit, type MappingRefusal } from '../../src/mapping/mappingEdits';
import { MappingModel } from '../../src/mapping/mappingModel';
import { columnVerdict } from '../../src/mapping/columnVerdict';
import { mappingView } from '../../src/mapping/mappingView';
import type { RememberedConnections } from '../../src/mapping/rememberedConnections';
import type { MappingView, ReferenceRow, VariableRow } from '../../src/protocol/mappingView';
import type { MemoryFileTree } from './memoryFileTree';
import { solutionFiles, type SolutionSource } from './solutionSource';
import { openWorkspace } from './workspace';

/** The text of a settings file with connection ids and values by name. A null value leaves out the member `Value`. */
export function settingsJson(
  references: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string | null>> = {},
): string {
  const json = {
    EnvironmentVariables: Object.entries(variables).map(([SchemaName, Value]) =>
      Value === null ? { SchemaName } : { SchemaName, Value },
    ),
    ConnectionReferences: Object.entries(references).map(([LogicalName, ConnectionId]) => ({
      LogicalName,
      ConnectionId,
      ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_office365',
    })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The file with the definition of an environment variable. Its path begins at the root of the solution. */
export function variableFile(schemaName: string, defaultValue = ''): Readonly<Record<string, string>> {
  return {
    [`environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`]: `<?xml version="1.0" encoding="utf-8"?>
<environmentvariabledefinition schemaname="${schemaName}">
  ${defaultValue === '' ? '' : `<defaultvalue>${defaultValue}</defaultvalue>`}
  <displayname default="${schemaName}"><label description="${schemaName}" languagecode="1033" /></displayname>
  <type>100000000</type>
</environmentvariabledefinition>`,
  };
}

/** A memory without a pasted connection. */
export const nothingRemembered: RememberedConnections = { connections: () => [], pastedAt: () => undefined };

/** An invented workspace in memory with an engine, in the form that the page “Map Connections for Import” shows. */
export class MappedWorkspace {
  readonly engine: Engine;
  readonly #tree: MemoryFileTree;

  constructor(engine: Engine, tree: MemoryFileTree) {
    this.engine = engine;
    this.#tree = tree;
  }

  /** @param files Further files by path, which begins at the workspace folder `repo`. */
  static async open(
    files: Readonly<Record<string, string>>,
    ...solutions: readonly SolutionSource[]
  ): Promise<MappedWorkspace> {
    const { engine, tree } = await openWorkspace([
      ...solutions.flatMap((source) => solutionFiles(source)),
      ...Object.entries(files).map(([path, text]) => [`repo/${path}`, text] as const),
    ]);
    return new MappedWorkspace(engine, tree);
  }

  get model(): MappingModel {
    return new MappingModel(this.engine.index);
  }

  /** @param now The present time in milliseconds since 1970. */
  view(remembered: RememberedConnections = nothingRemembered, now = 0): MappingView {
    return mappingView({
      model: this.model,
      findings: (file) => this.engine.findings(file),
      remembered,
      now,
      undo: '',
      redo: '',
      isComplete: true,
      shown: this.engine.solutions(),
      verdict: (environment) => columnVerdict(environment, this.engine.index, true),
    });
  }

  reference(name: string): ReferenceRow | undefined {
    return this.view().references.find(({ logicalName }) => logicalName === name);
  }

  variable(name: string): VariableRow | undefined {
    return this.view().variables.find(({ schemaName }) => schemaName === name);
  }

  /** The cells in the row of a reference or variable, by environment, as `state value`. */
  cells(name: string): Record<string, string> {
    const { environments, references, variables } = this.view();
    const cells =
      references
        .find(({ logicalName }) => logicalName === name)
        ?.cells.map((cell) => [cell.state, cell.connectionId]) ??
      variables.find(({ schemaName }) => schemaName === name)?.cells.map((cell) => [cell.state, cell.value]) ??
      [];
    return Object.fromEntries(cells.map((cell, at) => [environments[at]?.name ?? '', cell.join(' ').trim()]));
  }

  /** Applies a change that the page requests. @returns The reason when the change is refused; otherwise the change. */
  async edit(message: CellMessage): Promise<MappingRefusal | MappingChange> {
    const edit = mappingEdit(message, this.model);
    if ('refusal' in edit) {
      return edit.refusal;
    }
    for (const { file, text, edits } of await toTextEdits(edit.operations, (path) =>
      Promise.resolve(this.text(path)),
    )) {
      this.write(file, applyTextEdits(text ?? '', edits));
    }
    await this.engine.settle();
    return edit.change;
  }

  text(file: string): string | undefined {
    return this.#tree.paths().includes(file) ? this.#tree.text(file) : undefined;
  }

  write(file: string, text: string): void {
    this.#tree.write(file, text);
    this.engine.noteChanged(file);
  }
}
