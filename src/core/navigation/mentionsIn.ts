import type { ComponentKind } from '../readers/components/allComponents';
import type { YieldToHost } from '../text/yieldToHost';
import { agentComponentMentions } from './agentComponentMentions';
import { configMentions } from './configMentions';
import { flowMentions } from './flowMentions';
import type { Mention } from './mention';
import { settingsMentions } from './settingsMentions';
import {
  agentKnowledgeMentions,
  agentRowsMentions,
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
 * The functions that find the mentions in a text, by the kind of its file. Only `Customizations.xml` can be many
 * megabytes large, so only its function pauses to let the host do other work.
 */
const readers: Readonly<Partial<Record<MentionFileKind, MentionReader>>> = {
  solutionManifest: solutionManifestMentions,
  customizations: customizationsMentions,
  flowDefinition: flowMentions,
  flowMetadata: flowMetadataMentions,
  customConnector: customConnectorMentions,
  canvasApp: canvasAppMentions,
  agentRows: agentRowsMentions,
  agentComponent: agentComponentMentions,
  agentKnowledge: agentKnowledgeMentions,
  environmentVariable: environmentVariableMentions,
  deploymentSettings: settingsMentions,
  workspaceConfig: configMentions,
};

/** Whether files of this kind can contain mentions. */
export function canContainMentions(kind: MentionFileKind): boolean {
  return readers[kind] !== undefined;
}

/**
 * Returns the mentions in a text, which are names of components such as connection references. Never throws: if the
 * text is invalid JSON or XML, some mentions may be missing.
 */
export async function mentionsIn(
  text: string,
  kind: MentionFileKind,
  yieldToHost: YieldToHost,
): Promise<readonly Mention[]> {
  return (await readers[kind]?.(text, yieldToHost)) ?? [];
}
