import type { CommandLine } from '../../plan/commandLine';
import type { ImportPlan, PlanCommand } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { unique } from '../../text/unique';
import { type OutlineItem, outlineItem } from './outlineItem';

/**
 * The commands to run, and the manual steps between them. The first item is about all commands: where to run them, and
 * which pipeline variables they need.
 * @param folder The folder in which the command lines are run, as text for people.
 */
export function commandItems({ commands, environment }: ImportPlan, folder: string): OutlineItem[] {
  if (commands.length === 0) {
    return [];
  }
  const variables = unique(commands.flatMap((command) => (command.kind === 'render' ? command.variables : [])));
  return [
    outlineItem('info', `Run these commands in ${folder}, because their paths are relative to that folder.`, [
      'The commands write to the folders bin and obj, which Connref does not read as source files. Create the folder bin if it does not exist.',
      ...(variables.length === 0
        ? []
        : [
            `The pipeline must set the variables ${listed(variables)}: connref reads their values from the environment variables that --env names, or from --variables FILE.`,
          ]),
    ]),
    ...commands.map((command) => {
      const { line, powerShell }: Partial<CommandLine> = 'line' in command ? command : {};
      const details = powerShell === undefined ? [] : [`In PowerShell: ${powerShell}`];
      return outlineItem('step', commandWords(command, environment), details, line);
    }),
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
        ? `Merge ${listed(command.from)}; where they differ, ${command.from.at(-1) ?? ''} wins.`
        : `Replace the tokens (placeholders for pipeline variables) in ${listed(command.from)} by values.`;
    case 'importConnector':
      return `Import ${command.connector} in a separate solution first, without the connection references for it that are in ${command.solution}.`;
    case 'createConnection':
      return `Create a connection for ${command.connector} in ${environment}.`;
    case 'mapConnection':
      return `Map ${listed(command.references)} in the settings files: enter the ConnectionId of the new connection, and the ConnectorId that ${command.connector} has in ${environment}.`;
  }
}
