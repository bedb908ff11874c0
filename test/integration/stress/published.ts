import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { defaultFolderSettings } from '../../../src/core/engine/folderState';
import { severities } from '../../../src/core/model/finding';
import { pathInFolder } from '../../../src/core/model/filePath';
import type { Range } from '../../../src/core/text/lineIndex';
import { differences } from '../../support/differences';
import { type PlacedFinding, readWorkspace } from '../../support/simpleReader/simpleReader';
import { diskPath } from '../files';
import { everyDiagnosticOf, ruleOf, until } from '../waiting';

/** What is said about each file, as texts that can be compared. */
type Said = Record<string, string[]>;

/** Waits until the Problems panel says of all files what a plain reader says of the disk and the unsaved documents. */
export async function untilPublished(): Promise<void> {
  const { onDidChangeTextDocument, onDidSaveTextDocument, onDidCloseTextDocument } = vscode.workspace;
  const read = new vscode.EventEmitter<void>();
  let wanted = await expected();
  let latest = 0;
  // Documents may follow the disk while this waits; the disk itself stays.
  const readAgain = async (): Promise<void> => {
    const number = ++latest;
    const found = await expected();
    if (number === latest) {
      wanted = found;
      read.fire();
    }
  };
  const subscriptions = [onDidChangeTextDocument, onDidSaveTextDocument, onDidCloseTextDocument].map((event) =>
    event(() => void readAgain()),
  );
  const different = (limit: number): string[] => differences(published(), wanted, limit);
  try {
    await until(
      'all that a plain reader says, and nothing else (published | expected)',
      [vscode.languages.onDidChangeDiagnostics, read.event],
      () => different(1).length === 0,
      () => different(20),
    );
  } finally {
    vscode.Disposable.from(read, ...subscriptions).dispose();
  }
}

function published(): Said {
  return sorted(
    vscode.languages.getDiagnostics().map(([uri]) => [
      vscode.workspace.asRelativePath(uri),
      everyDiagnosticOf(uri).map((found) =>
        described(
          ruleOf(found),
          vscode.DiagnosticSeverity[found.severity],
          found.message,
          found.range,
          (found.relatedInformation ?? []).map(({ location, message }) =>
            related(vscode.workspace.asRelativePath(location.uri), location.range, message),
          ),
        ),
      ),
    ]),
  );
}

async function expected(): Promise<Said> {
  const said: Said = {};
  for (const finding of await expectedFindings()) {
    (said[pathInFolder(finding.file)] ??= []).push(
      described(
        finding.ruleId,
        vscode.DiagnosticSeverity[3 - severities.indexOf(finding.severity)]!,
        finding.message,
        toRange(finding.range),
        finding.related.map(({ file, range, message }) => related(pathInFolder(file), toRange(range), message)),
      ),
    );
  }
  return sorted(Object.entries(said));
}

async function expectedFindings(): Promise<readonly PlacedFinding[]> {
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file');
  const { findings } = await readWorkspace({
    files: new Map(filesBelow(diskPath('')).map((file) => [`x/${file}`, readFileSync(diskPath(file))])),
    unsaved: new Map(
      unsaved.map((document) => [`x/${vscode.workspace.asRelativePath(document.uri)}`, document.getText()]),
    ),
    settings: new Map([['x', defaultFolderSettings]]),
  });
  return findings;
}

/** The paths below a directory, Git's own left out. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(directory, join(parentPath, name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.git/'));
}

function described(rule: string, severity: string, message: string, range: vscode.Range, others: string[]): string {
  return [`${severity} ${rule} at ${place(range)}: ${message}`, ...others.sort()].join(' → ');
}

function related(file: string, range: vscode.Range, message: string): string {
  return `${file} at ${place(range)}: ${message}`;
}

function place({ start, end }: vscode.Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

function sorted(entries: readonly (readonly [string, string[]])[]): Said {
  return Object.fromEntries(
    entries
      .filter(([, said]) => said.length > 0)
      .map(([file, said]) => [file, said.toSorted()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
