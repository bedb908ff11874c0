import * as vscode from 'vscode';
import type { Severity } from '../../core/model/finding';
import type { Rule } from '../../core/rules/rule';
import type { Range } from '../../core/text/lineIndex';

/**
 * Converts a range of `core` to a range of VS Code. Both count in the same way: lines and columns from 0, columns in
 * UTF-16 code units.
 */
export function toVscodeRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

export const diagnosticSeverities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export const diagnosticTags: Readonly<Record<NonNullable<Rule['tag']>, vscode.DiagnosticTag>> = {
  unnecessary: vscode.DiagnosticTag.Unnecessary,
  deprecated: vscode.DiagnosticTag.Deprecated,
};
