import { isCustomApiName } from '../../connectors/connectorIdentity';
import type { CommandLine } from '../../plan/commandLine';
import type { ImportPlan, PlanCommand } from '../../plan/importPlan';
import { compareNames } from '../../model/names';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';
import { unique } from '../../text/unique';
import { makerPage } from './makerPage';
import { type OutlineItem, outlineItem } from './outlineItem';

/**
 * The commands to run, and the manual steps between them. The first item is about all commands: where to run them, and
 * which pipeline variables they need.
 * @param folder The folder in which the command lines are run, as text for people.
 */
export function commandItems(plan: ImportPlan, folder: string): OutlineItem[] {
  const { commands } = plan;
  const needsIds = commands.some(({ kind }) => kind === 'addConnection' || kind === 'createConnection');
  if (commands.length === 0) {
    return [];
  }
  const variables = unique(commands.flatMap((command) => (command.kind === 'render' ? command.variables : []))).sort(
    compareNames,
  );
  return [
    outlineItem('info', `Run these commands in ${folder}, because their paths are relative to that folder.`, [
      'They write to the folders bin and obj, which Connref does not read as source files.',
      ...(commands.some(({ kind }) => kind === 'render')
        ? [
            'connref settings render replaces tokens (placeholders for pipeline variables) by values, and leaves out empty entries and those of other solutions.',
          ]
        : []),
      ...(needsIds ? ['pac connection list shows the ids of connections after the sign-in.'] : []),
      ...(variables.length === 0
        ? []
        : [
            `The pipeline must set the variables ${listed(variables)}: connref reads their values from the environment variables that --env names, or from --variables FILE.`,
          ]),
    ]),
    ...commands.map((command) => {
      const { line, powerShell }: Partial<CommandLine> = 'line' in command ? command : {};
      return outlineItem('step', commandWords(command, plan), commandDetails(command, plan), line, powerShell);
    }),
  ];
}

const settingsFileFirst =
  'For an import with pac, first make a settings file with connref settings create, and plan again.';

function commandWords(command: PlanCommand, { environment }: ImportPlan): string {
  switch (command.kind) {
    case 'signIn':
      return `Sign in to ${environment}, or choose the profile of an earlier sign-in with pac auth select.`;
    case 'createFolder':
      return `Create the folder ${command.folder}, if it does not exist.`;
    case 'addConnection': {
      const connection = `Create a connection for ${command.connectorName} in ${environment}, and`;
      const references = listed(command.references);
      const custom = isCustomApiName(command.connector)
        ? ` Their ConnectorId must be the one that ${command.connectorName} has in ${environment}.`
        : '';
      return command.files.length === 0
        ? `${connection} choose it for ${references} when you import in the maker portal. ${settingsFileFirst}${custom}`
        : `${connection} enter its id for ${references} in ${listed(command.files)}.${custom}`;
    }
    case 'pack':
    case 'zip':
      return `Pack ${command.solution}.`;
    case 'import':
      return `Import ${command.solution}.`;
    case 'render':
      return `Make the settings file for ${command.solution} of ${listed(command.from)}${command.from.length > 1 ? `; where they differ, ${command.from.at(-1) ?? ''} wins` : ''}.`;
    case 'setVariables': {
      const values = `Enter ${agree(command.variables.length, 'a value', 'values')} for ${listed(command.variables)} in`;
      return command.files.length === 0
        ? `${values} the import in the maker portal. ${settingsFileFirst}`
        : `${values} ${listed(command.files)}.`;
    }
    case 'checkConnector':
      return `Check that ${environment} has the custom connector ${command.connector}, and connections with the ids in ${listed(command.files)} for ${listed(command.references)}. If not, import the connector alone first, create a connection, and enter its id and the ConnectorId that ${command.connector} has in ${environment}.`;
    case 'importConnector':
      return `Import ${command.connector} in a separate solution first, without the connection references for it that are in ${command.solution}.`;
    case 'createConnection':
      return `Create a connection for ${command.connector} in ${environment}.`;
    case 'mapConnection': {
      const place = command.files.length === 0 ? 'a settings file' : listed(command.files);
      const id =
        command.variables.length === 0
          ? 'enter the ConnectionId of the new connection, and'
          : `let ${listed(command.variables)} of the pipeline be the id of the new connection, and enter`;
      return `Map ${listed(command.references)} in ${place}: ${id} the ConnectorId that ${command.connector} has in ${environment}.`;
    }
  }
}

function commandDetails(command: PlanCommand, plan: ImportPlan): string[] {
  switch (command.kind) {
    case 'addConnection':
    case 'createConnection':
    case 'checkConnector':
      return makerPage(plan, 'connections');
    case 'import':
    case 'signIn':
    case 'createFolder':
    case 'pack':
    case 'zip':
    case 'render':
    case 'importConnector':
    case 'mapConnection':
    case 'setVariables':
      return [];
  }
}
