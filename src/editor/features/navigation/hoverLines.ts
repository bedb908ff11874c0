import * as vscode from 'vscode';
import type { Engine } from '../../../core/engine/engine';
import { connectorName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { sameName } from '../../../core/model/names';
import { solutionName } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { Mention } from '../../../core/navigation/mention';
import { indexFor } from '../../../core/navigation/mentionFiles';
import { type ReferenceSummary, summarizeReference } from '../../../core/navigation/referenceSummary';
import { writtenEntries } from '../../../core/navigation/writtenEntries';
import type { DocumentName } from './documentNames';
import { plainMarkdown } from './plainMarkdown';
import { usersText } from './usersText';

/** The largest number of environments in the list of a hover. A longer list would cover the editor. */
const maximumEnvironments = 12;

/**
 * The paragraphs of the hover about a name, in Markdown; empty when nothing is known about the name.
 * @param text The text of the document that contains the name.
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
  const notDefined = isExternal
    ? vscode.l10n.t(
        'Not defined in this workspace. According to .connref.json, every target environment already has this reference.',
      )
    : index.unreadDefinitions() === undefined
      ? vscode.l10n.t('Not defined in any solution of this workspace.')
      : vscode.l10n.t(
          'Not defined in any solution that Connref can read. Some files of this workspace cannot be read.',
        );
  return [
    title(definition?.displayName ?? logicalName, connector),
    ...(definition && definition.displayName !== logicalName ? [plainMarkdown(logicalName)] : []),
    ...(definition?.description === undefined ? [] : [plainMarkdown(definition.description)]),
    definition ? vscode.l10n.t('Defined in: {0}', definedIn.map(plainMarkdown).join(', ')) : notDefined,
    plainMarkdown(usersText(users)),
    ...(environments.length === 0 ? [] : [mappingList(environments)]),
  ];
}

function mappingList(environments: ReferenceSummary['environments']): string {
  const rows = environments.slice(0, maximumEnvironments).map(({ environment, connectionId, isMapped }) => {
    const [name, value] = [plainMarkdown(environment), plainMarkdown(connectionId ?? '')];
    if (isMapped) {
      return `- ${name}: ${value}`;
    }
    return connectionId === undefined
      ? vscode.l10n.t('- {0}: **not mapped**', name)
      : vscode.l10n.t('- {0}: **not mapped**, because {1} is not a connection id', name, value);
  });
  const more = environments.length - rows.length;
  return [...rows, ...(more > 0 ? [vscode.l10n.t('- and {0} more', more)] : [])].join('\n');
}

function keyLines(key: string, file: FilePath, text: string, index: WorkspaceIndex): string[] {
  const entry = writtenEntries(text).find((each) => sameName(each.key, key));
  if (!entry) {
    return [
      index.flow(file)?.readable === false
        ? vscode.l10n.t('Unknown connection key, because the flow is not valid JSON. Fix the JSON first.')
        : vscode.l10n.t('Unknown connection key: connectionReferences of this flow does not contain this key.'),
    ];
  }
  const runOnly =
    entry.runtimeSource === 'invoker'
      ? [vscode.l10n.t('At run time, the flow uses the connection of the run-only user.')]
      : [];
  if (entry.reference !== undefined) {
    return [...referenceLines(summarizeReference(entry.reference, file, index), index), ...runOnly];
  }
  return [
    title(key, connectorName(entry, index)),
    vscode.l10n.t('Raw connection: this entry does not use a connection reference.'),
    ...runOnly,
  ];
}

function flowLines(id: string, index: WorkspaceIndex): string[] {
  const desktopFlows = index
    .desktopFlowsWithId(id)
    .map(({ solution, flow: { name } }) => title(name, solutionName(solution)));
  const flows = index
    .flowsWithId(id)
    .map(({ solution, flow: { name, state } }) =>
      [
        title(name, solutionName(solution)),
        ...(state === 'off'
          ? [vscode.l10n.t('This flow is turned off in the source files. An import leaves the flow turned off.')]
          : []),
      ].join('\n\n'),
    );
  return [...flows, ...desktopFlows];
}

function connectorLines({ kind, name }: Mention, index: WorkspaceIndex): string[] {
  const found = kind === 'connectorId' ? index.connectorsWithId(name) : index.connectorsNamed(name);
  const [first] = found;
  if (!first) {
    return [
      index.unreadDefinitions() === undefined
        ? vscode.l10n.t('Custom connector that is not in any solution of this workspace.')
        : vscode.l10n.t(
            'Custom connector that is not in any solution that Connref can read. Some files of this workspace cannot be read.',
          ),
    ];
  }
  const solutions = [...new Set(found.map(({ solution }) => plainMarkdown(solutionName(solution))))];
  return [
    title(first.connector.displayName || first.connector.name, vscode.l10n.t('custom connector')),
    vscode.l10n.t('Defined in: {0}', solutions.join(', ')),
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
    return [vscode.l10n.t('Environment variable that is not defined in any solution of this workspace.')];
  }
  const { displayName, schemaName, type, hasDefault } = first.variable;
  const solutions = [...new Set(found.map(({ solution }) => plainMarkdown(solutionName(solution))))];
  return [
    title(displayName, vscode.l10n.t('environment variable ({0})', type)),
    plainMarkdown(schemaName),
    vscode.l10n.t('Defined in: {0}', solutions.join(', ')),
    ...(hasDefault ? [vscode.l10n.t('Has a default value.')] : []),
  ];
}

function title(name: string, detail: string): string {
  return [`**${plainMarkdown(name)}**`, ...(detail === '' ? [] : [plainMarkdown(detail)])].join(' · ');
}
