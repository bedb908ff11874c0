import * as vscode from 'vscode';
import type { Engine } from '../../../core/engine/engine';
import { connectorDisplayName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { sameName } from '../../../core/model/names';
import { solutionName } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { Mention } from '../../../core/navigation/mention';
import { indexFor } from '../../../core/navigation/namingFiles';
import { type ReferenceSummary, summarizeReference } from '../../../core/navigation/referenceSummary';
import { writtenEntries } from '../../../core/navigation/writtenEntries';
import type { DocumentName } from './documentNames';
import { plainMarkdown } from './plainMarkdown';
import { usersInWords } from './usersInWords';

/** How many environments a hover lists: it is no table. */
const mostEnvironments = 12;

/**
 * What there is to say about a name, as paragraphs of Markdown; empty where nothing is known.
 * @param text Of the document.
 */
export function hoverLines({ mention, file }: DocumentName, text: string, engine: Engine): string[] {
  const index = indexFor(file, engine);
  switch (mention.kind) {
    case 'reference':
      return referenceLines(summarizeReference(mention.name, file, index), index);
    case 'connectionKey':
      return keyLines(mention.name, file, text, index);
    case 'flow':
      return flowLines(mention.name, index);
    case 'connectorId':
    case 'connectorName':
      return connectorLines(mention, index);
    case 'variable':
      return variableLines(mention.name, index);
  }
}

function referenceLines(summary: ReferenceSummary, index: WorkspaceIndex): string[] {
  const { logicalName, definition, connector, definedIn, isExternal, users, environments } = summary;
  const outside = isExternal
    ? vscode.l10n.t('Every target environment already has it, .connref.json says.')
    : index.unreadDefinitions() === undefined
      ? vscode.l10n.t('No solution of the workspace defines it.')
      : vscode.l10n.t('No solution that can be read defines it.');
  return [
    title(definition?.displayName ?? logicalName, connector),
    ...(definition && definition.displayName !== logicalName ? [plainMarkdown(logicalName)] : []),
    ...(definition?.description === undefined ? [] : [plainMarkdown(definition.description)]),
    definition ? vscode.l10n.t('Defined in {0}', definedIn.map(plainMarkdown).join(', ')) : outside,
    plainMarkdown(usersInWords(users)),
    ...(environments.length === 0 ? [] : [mappingList(environments)]),
  ];
}

function mappingList(environments: ReferenceSummary['environments']): string {
  const rows = environments.slice(0, mostEnvironments).map(({ environment, connectionId, isMapped }) => {
    const [name, id] = [plainMarkdown(environment), plainMarkdown(connectionId ?? '')];
    if (isMapped) {
      return `- ${name}: ${id}`;
    }
    return connectionId === undefined
      ? vscode.l10n.t('- {0}: **not mapped**', name)
      : vscode.l10n.t('- {0}: **not mapped**, since {1} is no connection id', name, id);
  });
  const more = environments.length - rows.length;
  return [...rows, ...(more > 0 ? [vscode.l10n.t('- and {0} more', more)] : [])].join('\n');
}

function keyLines(key: string, file: FilePath, text: string, index: WorkspaceIndex): string[] {
  const entry = writtenEntries(text).find((each) => each.key === key);
  if (!entry) {
    return [
      index.flow(file)?.readable === false
        ? vscode.l10n.t('The flow is no valid JSON, so what this key stands for cannot be read.')
        : vscode.l10n.t('The flow’s connectionReferences have no such key.'),
    ];
  }
  const runOnly =
    entry.runtimeSource === 'invoker' ? [vscode.l10n.t('At run time it is the connection of the run-only user.')] : [];
  if (entry.reference !== undefined) {
    return [...referenceLines(summarizeReference(entry.reference, file, index), index), ...runOnly];
  }
  return [
    title(key, connectorDisplayName(entry.apiName)),
    vscode.l10n.t('A raw connection: the entry names no connection reference.'),
    ...runOnly,
  ];
}

function flowLines(id: string, index: WorkspaceIndex): string[] {
  return index
    .flowsWithId(id)
    .map(({ solution, flow: { name, state } }) =>
      [
        title(name, solutionName(solution)),
        ...(state === 'off' ? [vscode.l10n.t('Switched off in the source: an import leaves it off.')] : []),
      ].join('\n\n'),
    );
}

function connectorLines({ kind, name }: Mention, index: WorkspaceIndex): string[] {
  const found = kind === 'connectorId' ? index.connectorsWithId(name) : index.connectorsNamed(name);
  const [first] = found;
  if (!first) {
    return [
      index.unreadDefinitions() === undefined
        ? vscode.l10n.t('A custom connector that no solution of the workspace holds.')
        : vscode.l10n.t('A custom connector that no solution which can be read holds.'),
    ];
  }
  const solutions = [...new Set(found.map(({ solution }) => plainMarkdown(solutionName(solution))))];
  return [
    title(first.connector.displayName || first.connector.name, vscode.l10n.t('custom connector')),
    vscode.l10n.t('Defined in {0}', solutions.join(', ')),
  ];
}

function variableLines(name: string, index: WorkspaceIndex): string[] {
  const found = index
    .solutions()
    .flatMap((solution) =>
      solution.environmentVariables
        .filter(({ schemaName }) => sameName(schemaName, name))
        .map((variable) => ({ solution, variable })),
    );
  const [first] = found;
  if (!first) {
    return [vscode.l10n.t('An environment variable that no solution of the workspace defines.')];
  }
  const { displayName, schemaName, type, hasDefault } = first.variable;
  const solutions = [...new Set(found.map(({ solution }) => plainMarkdown(solutionName(solution))))];
  return [
    title(displayName, vscode.l10n.t('environment variable, {0}', type)),
    plainMarkdown(schemaName),
    vscode.l10n.t('Defined in {0}', solutions.join(', ')),
    ...(hasDefault ? [vscode.l10n.t('It has a default value.')] : []),
  ];
}

function title(name: string, what: string): string {
  return [`**${plainMarkdown(name)}**`, ...(what === '' ? [] : [plainMarkdown(what)])].join(' · ');
}
