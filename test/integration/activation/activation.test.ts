import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/editor/commandIds';
import { flowPath } from '../../support/solutionSource';
import { uriOf } from '../files';
import { untilRules } from '../waiting';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
}

/** What only our own tree and light bulb can call. */
const internal = [commandIds.openPlace, commandIds.applyFix, commandIds.finishFix];

describe('the extension', () => {
  const extension = vscode.extensions.getExtension<unknown>('connref.connref');

  it('starts by itself in a folder with a solution, and says what it finds', async () => {
    // Nobody opened a file or a view, or asked for the extension.
    await untilRules(uriOf(flowPath('src', { name: 'Raw' })), 'raw-connection');
    assert.equal(extension?.isActive, true);
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
  });

  it('has exactly the commands that its manifest declares, and those for itself', async () => {
    const { commands, menus } = (extension!.packageJSON as Manifest).contributes;
    const declared = commands.map(({ command }) => command);
    const ours = (await vscode.commands.getCommands(true)).filter((command) =>
      /^connref\.(?!solutions\.)/.test(command),
    );
    assert.deepEqual(ours.toSorted(), [...declared, ...internal].sort());
    assert.deepEqual(ours.toSorted(), Object.values<string>(commandIds).sort());
    const inMenus = Object.values(menus).flatMap((entries) => entries.map(({ command }) => command));
    assert.deepEqual(
      inMenus.filter((command) => !declared.includes(command)),
      [],
    );
  });

  it('reads everything again when it is told to', async () => {
    await vscode.commands.executeCommand(commandIds.refreshSolutions);
    await untilRules(uriOf(flowPath('src', { name: 'Raw' })), 'raw-connection');
  });

  it('shows its log', async () => {
    await vscode.commands.executeCommand(commandIds.showLog);
  });
});
