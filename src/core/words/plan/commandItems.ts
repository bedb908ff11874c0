import type { ImportPlan, PlanCommand } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** What is run, and done by hand in between. @param folder Where the command lines are run. */
export function commandItems({ commands, environment }: ImportPlan, folder: string): OutlineItem[] {
  if (commands.length === 0) {
    return [];
  }
  return [
    outlineItem('info', `Run these in ${folder}: their paths are below it.`, [
      'They write to bin and obj, where nothing is read as a source. Make bin where it is not there.',
    ]),
    ...commands.map((command) =>
      outlineItem(
        'step',
        commandWords(command, environment),
        detailsOf(command),
        'line' in command ? command.line : '',
      ),
    ),
  ];
}

function commandWords(command: PlanCommand, environment: string): string {
  switch (command.kind) {
    case 'pack':
      return `Pack ${command.solution}.`;
    case 'import':
      return `Import ${command.solution}.`;
    case 'zip':
      return `Zip the content of ${command.from} into ${command.to}.`;
    case 'render':
      return command.from.length > 1
        ? `Lay ${listed(command.from)} over one another.`
        : `Replace the tokens of ${listed(command.from)}.`;
    case 'importConnector':
      return `Import ${command.connector} in a solution of its own, without the references to it: ${command.solution} holds both.`;
    case 'createConnection':
      return `Create a connection for ${command.connector} in ${environment}.`;
    case 'mapConnection':
      return `Write its ConnectionId, and the ConnectorId that ${command.connector} has in ${environment}, into the settings for ${listed(command.references)}.`;
  }
}

function detailsOf(command: PlanCommand): string[] {
  return command.kind === 'render' && command.variables.length > 0
    ? [
        `The pipeline has the values of ${listed(command.variables)}: they are taken from the environment of the process, or from --variables FILE.`,
      ]
    : [];
}
