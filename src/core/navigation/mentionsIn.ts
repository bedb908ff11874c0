import type { ComponentKind } from '../readers/components/allComponents';
import type { YieldToHost } from '../text/yieldToHost';
import { agentComponentMentions } from './agentComponentMentions';
import { configMentions } from './configMentions';
import { flowMentions } from './flowMentions';
import type { Mention } from './mention';
import { settingsMentions } from './settingsMentions';
import {
  agentReferenceSetMentions,
  canvasAppMentions,
  customConnectorMentions,
  customizationsMentions,
  environmentVariableMentions,
  flowMetadataMentions,
  solutionManifestMentions,
} from './xmlMentions';

/** A file that may name what others know. */
export type NamingFileKind = ComponentKind | 'workspaceConfig';

type MentionReader = (text: string, yieldToHost: YieldToHost) => Mention[] | Promise<Mention[]>;

/** How names are found in the files of each kind; the other kinds hold none. Only what runs to many megabytes is read in slices. */
const readers: Readonly<Partial<Record<NamingFileKind, MentionReader>>> = {
  solutionManifest: solutionManifestMentions,
  customizations: customizationsMentions,
  flowDefinition: flowMentions,
  flowMetadata: flowMetadataMentions,
  customConnector: customConnectorMentions,
  canvasApp: canvasAppMentions,
  agentReferences: agentReferenceSetMentions,
  agentComponent: agentComponentMentions,
  environmentVariable: environmentVariableMentions,
  deploymentSettings: settingsMentions,
  workspaceConfig: configMentions,
};

export function holdsNames(kind: NamingFileKind): boolean {
  return readers[kind] !== undefined;
}

/** The names in a text, in order. Never throws: a text that cannot be read has none, or those that can be made out. */
export async function mentionsIn(
  text: string,
  kind: NamingFileKind,
  yieldToHost: YieldToHost,
): Promise<readonly Mention[]> {
  return (await readers[kind]?.(text, yieldToHost)) ?? [];
}
