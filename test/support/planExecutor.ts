import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { FilePath } from '../../src/core/model/filePath';
import { pathInFolder } from '../../src/core/model/filePath';
import { sameName } from '../../src/core/model/names';
import type { Solution } from '../../src/core/model/solution';
import { solutionName } from '../../src/core/model/solutionIdentity';
import type { ImportPlan, PlanCommand } from '../../src/core/plan/importPlan';
import { shownPath } from '../../src/core/plan/planScope';

/**
 * Stands for `pac`: does nothing but what a real one needs, and writes down each import. It knows the layouts that `pac solution
 * pack` takes.
 */
const pac = `#!/bin/bash
set -eu
value() { local name=$1; shift; while [ $# -gt 0 ]; do [ "$1" = "$name" ] && { echo "$2"; return; }; shift; done; }
case "$1 $2" in
'auth create')
  [ -n "$(value --environment "$@")" ]
  touch "$STATE/signed-in";;
'solution pack')
  folder=$(value --folder "$@")
  [ -f "$folder/Other/Solution.xml" ] || compgen -G "$folder/solutions/*/solution.yml" > /dev/null || { echo "nothing to pack in $folder" >&2; exit 1; }
  : > "$(value --zipfile "$@")";;
'solution import')
  [ -f "$STATE/signed-in" ] || { echo 'not signed in' >&2; exit 1; }
  [ -f "$(value --path "$@")" ] || { echo 'no zip' >&2; exit 1; }
  settings=$(value --settings-file "$@")
  [ -z "$settings" ] || cp "$settings" "$STATE/settings.json";;
*) echo "unknown: $*" >&2; exit 1;;
esac
`;

interface SettingsJson {
  ConnectionReferences?: { LogicalName?: string; ConnectionId?: string; ConnectorId?: string }[];
}

/**
 * Carries out the steps of a plan in a folder of its own, as a person with a shell would: command lines by bash, with the real
 * connref, and steps by hand as they say. Fails where a step needs a file, connection or solution that is not there yet.
 * @param files The files of the workspace folder.
 * @param solutions The solutions of the workspace folder.
 */
export function executePlan(
  plan: ImportPlan,
  files: Iterable<readonly [FilePath, string | Uint8Array]>,
  solutions: readonly Solution[],
): void {
  const folder = mkdtempSync(join(tmpdir(), 'connref-plan-'));
  try {
    new PlanExecution(plan, folder, files, solutions).run();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class PlanExecution {
  readonly #plan: ImportPlan;
  readonly #solutions: readonly Solution[];
  readonly #workspace: string;
  readonly #state: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #imported = new Set<string>();
  /** The custom connectors that were imported alone. */
  readonly #connectors = new Set<string>();
  /** The references for which a step gave a connection. */
  readonly #given = new Set<string>();

  constructor(
    plan: ImportPlan,
    folder: string,
    files: Iterable<readonly [FilePath, string | Uint8Array]>,
    solutions: readonly Solution[],
  ) {
    this.#plan = plan;
    this.#solutions = solutions;
    this.#workspace = join(folder, 'workspace');
    this.#state = join(folder, 'state');
    const tools = join(folder, 'tools');
    for (const each of [this.#workspace, this.#state, tools]) {
      mkdirSync(each);
    }
    for (const [path, content] of files) {
      const file = join(this.#workspace, pathInFolder(path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const connref = `#!/bin/bash\nexec '${process.execPath}' '${resolve('dist/cli.js')}' "$@"\n`;
    for (const [name, text] of [
      ['pac', pac],
      ['connref', connref],
    ] as const) {
      writeFileSync(join(tools, name), text);
      chmodSync(join(tools, name), 0o755);
    }
    const variables = plan.commands
      .flatMap((each) => ('line' in each ? [...each.line.matchAll(/--env (\w+)/g)] : []))
      .map(([, name = '']) => [name, 'value-of-the-pipeline'] as const);
    this.#env = {
      PATH: `${tools}:${process.env.PATH ?? ''}`,
      STATE: this.#state,
      ...Object.fromEntries(variables),
    };
  }

  run(): void {
    for (const command of this.#plan.commands) {
      this.#step(command);
    }
    const unplanned = this.#plan.solutions.map(({ solution }) => solution).filter((each) => !this.#imported.has(each));
    assert.ok(unplanned.length === 0 || this.#plan.failures.length > 0, `not imported: ${unplanned.join(', ')}`);
  }

  #step(command: PlanCommand): void {
    switch (command.kind) {
      case 'signIn':
      case 'createFolder':
      case 'render':
      case 'pack':
        this.#shell(command.line);
        break;
      case 'zip':
        this.#zip(command.line);
        break;
      case 'import':
        this.#readyFor(command.solution);
        this.#shell(command.line);
        this.#imported.add(command.solution);
        this.#settingsOf(command.solution, command.line.includes('--settings-file'));
        break;
      case 'importConnector':
      case 'checkConnector':
        this.#connectors.add(command.connector);
        break;
      case 'setVariables':
        command.files.forEach((file) => assert.ok(existsSync(join(this.#workspace, file)), `${file} does not exist`));
        break;
      case 'createConnection':
        assert.ok(
          this.#connectors.has(command.connector) || this.#imported.has(command.solution),
          `${command.connector} is not there yet`,
        );
        break;
      case 'addConnection':
      case 'mapConnection':
        this.#map(command.references, command.files);
        break;
    }
  }

  #shell(line: string): void {
    const { status, stderr } = this.#run(line);
    assert.ok(status === 0 || this.#plan.failures.length > 0, `${line}\n${stderr}`);
  }

  /**
   * Packs an export. Connref refuses one without a file that it lists, such as an icon, which the plan does not look for: then
   * that file must really be missing.
   */
  #zip(line: string): void {
    const { status, stderr } = this.#run(line);
    const missing = [...stderr.matchAll(/^ {2}(.+) is missing, but /gm)].map(([, path = '']) => path);
    assert.ok(status === 0 || missing.length > 0 || this.#plan.failures.length > 0, `${line}\n${stderr}`);
    assert.deepEqual(
      missing.filter((path) => existsSync(join(this.#workspace, path))),
      [],
    );
    const [, zip = ''] = / --output (\S+)$/.exec(line) ?? [];
    if (status !== 0) {
      writeFileSync(join(this.#workspace, zip), '');
    }
  }

  #run(line: string): SpawnSyncReturns<string> {
    return spawnSync('bash', ['--norc', '-c', line], {
      cwd: this.#workspace,
      env: this.#env,
      encoding: 'utf8',
      // With a socket as its input, bash takes itself for a remote shell and reads files of the user.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Enters ids of new connections in settings files, as a person does. */
  #map(references: readonly string[], files: readonly string[]): void {
    references.forEach((name) => this.#given.add(name.toLowerCase()));
    for (const path of files) {
      const file = join(this.#workspace, path);
      assert.ok(existsSync(file), `${path} does not exist`);
      if (this.#plan.failures.some(({ kind }) => kind === 'brokenSettings')) {
        continue;
      }
      const json = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as SettingsJson;
      const entries = (json.ConnectionReferences ??= []);
      for (const name of references) {
        const entry = entries.find(({ LogicalName = '' }) => sameName(LogicalName, name)) ?? { LogicalName: name };
        entry.ConnectionId = 'connection-of-a-person';
        if (!entries.includes(entry)) {
          entries.push(entry);
        }
      }
      writeFileSync(file, JSON.stringify(json));
    }
  }

  /** Whatever a solution needs from others must be there, unless they need each other. */
  #readyFor(solution: string): void {
    const { dependsOn = [] } = this.#plan.solutions.find((each) => each.solution === solution) ?? {};
    for (const { solution: needed } of dependsOn) {
      // In a first import, solutions of a cycle have no commands.
      const isCycle = this.#plan.cycles.some((cycle) => cycle.includes(needed) && cycle.includes(solution));
      // What cannot be packed is an error of the plan.
      const isImported = this.#plan.commands.some((each) => each.kind === 'import' && each.solution === needed);
      assert.ok(
        isCycle || !isImported || this.#imported.has(needed),
        `${solution} needs ${needed}, which is not imported yet`,
      );
    }
    for (const { holdsItsReferences, displayName, references, isMapped: isInFile } of this.#plan.connectorPasses.filter(
      (pass) => pass.solution === solution,
    )) {
      const isMapped = isInFile || references.every((name) => this.#given.has(name.toLowerCase()));
      assert.ok(!holdsItsReferences || (this.#connectors.has(displayName) && isMapped), `${displayName} comes first`);
    }
  }

  /** Each connection that the plan asks for must be in the file of the import that brings its reference. */
  #settingsOf(solution: string, hasFile: boolean): void {
    if (this.#plan.failures.length > 0) {
      return;
    }
    const path = this.#plan.solutions.find((each) => each.solution === solution)?.path;
    const defined = this.#solutions
      .filter((each) => solutionName(each) === solution && shownPath(each.root) === path)
      .flatMap(({ connectionReferences }) => connectionReferences.map(({ logicalName }) => logicalName));
    const needed = this.#plan.connections
      .filter(({ status }) => status === 'unmapped')
      .flatMap(({ references }) => references)
      .filter((name) => defined.some((each) => sameName(each, name)));
    for (const name of needed) {
      assert.ok(this.#given.has(name.toLowerCase()), `nothing asks for the connection of ${name} before ${solution}`);
    }
    if (hasFile) {
      const { ConnectionReferences: entries = [] } = JSON.parse(
        readFileSync(join(this.#state, 'settings.json'), 'utf8').replace(/^\ufeff/, ''),
      ) as SettingsJson;
      for (const name of needed) {
        const entry = entries.find(({ LogicalName = '' }) => sameName(LogicalName, name));
        assert.ok(entry?.ConnectionId, `${name} has no connection in the file for ${solution}`);
      }
    }
  }
}
