import type { ConfigOperation } from './configOperation';
import type { DefinitionOperation } from './definitionOperation';
import type { FlowOperation } from './flowOperation';
import type { MentionOperation } from './mentionOperation';
import type { CreateSettings, SettingsOperation } from './settingsOperation';

/**
 * One change of one file, described by its effect instead of its text, such as “this entry uses that reference”. A
 * writer turns the operation into text edits once the current text of the file is known.
 */
export type EditOperation =
  FlowOperation | DefinitionOperation | MentionOperation | SettingsOperation | CreateSettings | ConfigOperation;
