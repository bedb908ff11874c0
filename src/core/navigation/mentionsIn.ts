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

/** The kind of a file that may contain mentions. */
export type MentionFileKind = ComponentKind | 'workspaceConfig';

type MentionReader = (text: string, yieldToHost: YieldToHost) => Mention[] | Promise<Mention[]>;

/**
 * The readers of mentions, by the kind of file. Only `Customizations.xml` can have many megabytes, so only its reader
 * pauses to let other work run.
 */
const readers: Readonly<Partial<Record<MentionFileKind, MentionReader>>> = {
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

/** Whether files of a kind can contain mentions. */
export function canContainMentions(kind: MentionFileKind): boolean {
  return readers[kind] !== undefined;
}

/** Returns the mentions in a text, in order. Never throws: in a broken text, mentions may be missing. */
export async function mentionsIn(
  text: string,
  kind: MentionFileKind,
  yieldToHost: YieldToHost,
): Promise<readonly Mention[]> {
  return (await readers[kind]?.(text, yieldToHost)) ?? [];
}
