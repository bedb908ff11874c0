import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { tidinessRules } from '../support/tidinessRules';

/** Shorter than mocha's own limit, so that what did not come is named. */
const patience = 60_000;

/** An event whose argument nobody looks at. */
type Occasion = (listener: () => void) => vscode.Disposable;

/**
 * Waits until a probe tells something else than undefined or false: asked at once, then whenever one of the events fires.
 * @param seen What there is instead, for the message.
 */
export function until<Result>(
  what: string,
  events: readonly Occasion[],
  probe: () => Result | undefined | false,
  seen: () => unknown = () => '',
): Promise<Result> {
  const found = probe();
  if (found !== undefined && found !== false) {
    return Promise.resolve(found);
  }
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      vscode.Disposable.from(...subscriptions).dispose();
      finish();
    };
    const ask = (): void => {
      try {
        const result = probe();
        if (result !== undefined && result !== false) end(() => resolve(result));
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const timer = setTimeout(() => {
      end(() => reject(new Error(`did not come: ${what}; there is ${JSON.stringify(seen(), undefined, 2)}`)));
    }, patience);
    const subscriptions = events.map((event) => event(ask));
  });
}

/** What Connref says about a file. */
export function everyDiagnosticOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'connref');
}

/** The same beside tidiness, which is not what most suites are about. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return everyDiagnosticOf(uri).filter((found) => !tidinessRules.includes(ruleOf(found)));
}

/** What Connref says about all files, as `rule path`, sorted. */
export function allDiagnostics(): string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri]) => diagnosticsOf(uri).map((found) => `${ruleOf(found)} ${vscode.workspace.asRelativePath(uri)}`))
    .sort();
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for what is published about a file. */
export async function untilDiagnostics(
  uri: vscode.Uri,
  predicate: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(
    `diagnostics of ${vscode.workspace.asRelativePath(uri)}`,
    [vscode.languages.onDidChangeDiagnostics],
    () => (predicate(diagnosticsOf(uri)) ? diagnosticsOf(uri) : undefined),
    () => diagnosticsOf(uri).map((found) => [ruleOf(found), found.message, found.severity]),
  );
}

/** Waits until a file has findings of exactly these rules, in any order. */
export function untilRules(uri: vscode.Uri, ...rules: string[]): Promise<vscode.Diagnostic[]> {
  const wanted = JSON.stringify(rules.toSorted());
  return untilDiagnostics(uri, (found) => JSON.stringify(found.map(ruleOf).sort()) === wanted);
}

/** Waits until the whole workspace has exactly these findings, each `rule path`. */
export async function untilAllDiagnostics(...expected: string[]): Promise<void> {
  const wanted = JSON.stringify(expected.toSorted());
  await until(
    `all diagnostics to be ${wanted}`,
    [vscode.languages.onDidChangeDiagnostics],
    () => JSON.stringify(allDiagnostics()) === wanted,
    allDiagnostics,
  );
}

export function diagnosticOf(diagnostics: readonly vscode.Diagnostic[], part: string): vscode.Diagnostic {
  const found = diagnostics.find(({ message }) => message.includes(part));
  assert.ok(found, `no diagnostic says ${part}`);
  return found;
}
