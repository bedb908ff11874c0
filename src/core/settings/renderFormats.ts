import type { SettingsListName } from '../model/deploymentSettings';
import { visibleText } from '../text/visibleText';
import { type NamedValue, pipelineText } from './pipelineSettings';
import type { RenderedSettings } from './renderSettings';

/**
 * The tools for which settings are rendered: `pac solution import`, Power Platform Pipelines, and packages that are built on
 * Capgemini's template for Package Deployer. Package Deployer itself takes no settings of this kind.
 */
export const renderFormats = ['pac', 'pipelines', 'packagedeployer-capgemini'] as const;

export type RenderFormat = (typeof renderFormats)[number];

export interface FormattedSettings {
  /** The text for the tool, which ends with a line break. It must not be used unless `problems` is empty. */
  readonly text: string;
  /** The members of the file besides the two lists, which the tool does not take. */
  readonly dropped: readonly string[];
  readonly problems: readonly FormatProblem[];
}

/** A name or value that cannot be in a line `NAME=VALUE`. Values are not shown, because they may be secrets. */
export interface FormatProblem {
  readonly kind: 'name' | 'value';
  readonly list: SettingsListName;
  readonly name: string;
}

/** The settings in the form for a tool. */
export function formatSettings({ text, json }: RenderedSettings, format: RenderFormat): FormattedSettings {
  if (format === 'pac') {
    return { text, dropped: [], problems: [] };
  }
  const variables = json.EnvironmentVariables.map((entry) => namedValue(entry.SchemaName, entry.Value));
  const references = json.ConnectionReferences.map((entry) => namedValue(entry.LogicalName, entry.ConnectionId));
  const dropped = Object.keys(json).filter((key) => key !== 'EnvironmentVariables' && key !== 'ConnectionReferences');
  if (format === 'pipelines') {
    return { text: `${pipelineText(variables, references)}\n`, dropped, problems: [] };
  }
  const lines = [
    ...references.map((each) => variableLine('ConnectionReferences', each)),
    ...variables.map((each) => variableLine('EnvironmentVariables', each)),
  ];
  return {
    text: lines.map(({ line }) => `${line}\n`).join(''),
    dropped,
    problems: lines.flatMap(({ problem }) => problem ?? []),
  };
}

function namedValue(name: unknown, value: unknown): NamedValue {
  return { name: String(name), value: String(value) };
}

/**
 * The beginnings of the environment variables that `PackageTemplateBase` of Capgemini's template reads. It ignores the case
 * of the beginning and turns the rest into lower case; its documentation has all of it in upper case. Source: `GetSettings`
 * in PackageTemplateBase.cs, and “Set connection references” and “Set environment variables” in README.md of
 * https://github.com/Capgemini/powerapps-packagedeployer-template.
 */
const beginnings: Readonly<Record<SettingsListName, string>> = {
  ConnectionReferences: 'PACKAGEDEPLOYER_SETTINGS_CONNREF_',
  EnvironmentVariables: 'PACKAGEDEPLOYER_SETTINGS_ENVVAR_',
};

/**
 * A line that every tool which reads such lines reads in the same way, and that the log of a pipeline does not obey. A line
 * has no way to escape a character, so some values cannot be written.
 */
function variableLine(
  list: SettingsListName,
  { name, value }: NamedValue,
): { readonly line: string; readonly problem?: FormatProblem } {
  const line = `${beginnings[list]}${name.toUpperCase()}=${value}`;
  const kind = /^[\w.-]+$/.test(name) ? (visibleText(line) === line ? undefined : 'value') : 'name';
  return { line, ...(kind && { problem: { kind, list, name } }) };
}
