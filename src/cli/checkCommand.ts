import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { configFileName } from '../core/config/workspaceConfig';
import { EditRefused } from '../core/edits/editRefused';
import { FileComponentSource } from '../core/engine/componentSource';
import { Engine } from '../core/engine/engine';
import { defaultFolderSettings } from '../core/engine/folderState';
import { withoutArchiveMark } from '../core/model/archivePath';
import { type FilePath, folderOf, pathInFolder } from '../core/model/filePath';
import { type Severity, severities } from '../core/model/finding';
import { NodeFileTree } from '../platform/nodeFileTree';
import { ParallelComponentSource } from '../platform/parallelReading/parallelComponentSource';
import { ArchiveFileTree } from '../platform/zip/archiveFileTree';
import { type CheckReport, reaches, reportCheck } from './checkReport';
import { CommandError } from './commandError';
import { formatJson } from './formats/jsonFormat';
import { formatText, type Paint } from './formats/textFormat';
import { writePreferredFixes } from './writeFixes';

export const checkUsage = `connref check [folder…] [options]

Checks the unpacked solutions below the folders (default: the working folder).

  --format text|json    What is printed (default: text)
  --fix                 Applies the preferred fix of each finding that has one
  --zips                Checks solution exports that are zip files too; they are never changed
  --threshold SEVERITY  The weakest finding that makes the exit code 1: error (default), warning, information or hint`;

/** Beside the main one: more hardly help, since the main thread takes up what all of them read. */
const mostThreads = 3;

interface CheckOptions {
  readonly folders: readonly string[];
  readonly format: 'text' | 'json';
  readonly fix: boolean;
  readonly zips: boolean;
  readonly threshold: Severity;
}

/** Runs `connref check`. @returns The exit code: 0 clean, 1 findings at or over the threshold. */
export async function checkCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { folders, format, fix, zips, threshold } = readOptions(args);
  const directories = new Map(folders.map((folder, at) => [`${at}-${basename(folder).replaceAll('/', '')}`, folder]));
  for (const config of folders.map(configAbove).filter((found) => found !== undefined)) {
    errors.write(
      `${config} is not in force: it is read from the folders that are checked, not from those above them.\n`,
    );
  }
  const tree = new NodeFileTree((folder) => directories.get(folder), { mayBlock: true });
  const files = zips ? new ArchiveFileTree(tree) : tree;
  const threads = {
    file: join(__dirname, 'readingThread.js'),
    count: Math.min(availableParallelism() - 1, mostThreads),
  };
  const components = new ParallelComponentSource(tree, threads, new FileComponentSource(files, () => undefined));
  const engine = new Engine({ files, components });
  for (const folder of directories.keys()) {
    engine.setFolder(folder, { ...defaultFolderSettings, checkZips: zips });
  }
  await engine.settle();
  const shownPath = (path: FilePath): string => {
    const absolute = resolve(directories.get(folderOf(path)) ?? '', pathInFolder(withoutArchiveMark(path)));
    return relative(process.cwd(), absolute).split(sep).join('/') || '.';
  };
  if (fix) {
    const { fixed, files } = await writePreferredFixes(engine, tree).catch((error: unknown) => {
      throw error instanceof EditRefused ? new CommandError(`${shownPath(error.file)}: ${error.message}`) : error;
    });
    errors.write(fixedMessage(fixed.length, files.map(shownPath)));
  }
  const report = await reportCheck(engine, shownPath);
  errors.write(
    notRead(report, format)
      .map((line) => `${line}\n`)
      .join(''),
  );
  output.write(format === 'json' ? formatJson(report) : formatText(report, painter(output)));
  return exitCode(report, threshold);
}

/** The nearest configuration above a folder that has none of its own: somebody may believe that it is in force. */
function configAbove(folder: string): string | undefined {
  for (let directory = folder; ; directory = dirname(directory)) {
    if (existsSync(join(directory, configFileName))) {
      return directory === folder ? undefined : join(directory, configFileName);
    }
    if (directory === dirname(directory)) {
      return undefined;
    }
  }
}

function readOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parse(args);
  const { format = 'text', threshold = 'error', fix = false, zips = false } = values;
  if (format !== 'text' && format !== 'json') {
    throw new CommandError(`There is no format “${format}”: text or json.`);
  }
  const known = severities.find((severity) => severity === threshold);
  if (known === undefined) {
    throw new CommandError(`There is no severity “${threshold}”: error, warning, information or hint.`);
  }
  const folders = [...new Set((positionals.length > 0 ? positionals : ['.']).map((folder) => resolve(folder)))];
  for (const folder of folders) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new CommandError(`There is no folder ${folder}.`);
    }
  }
  return {
    folders: folders.filter((folder) => !folders.some((other) => isInside(folder, other))),
    format,
    fix,
    zips,
    threshold: known,
  };
}

/** Whether a folder lies in another one, which is read with all that is in it: nothing is read twice. */
function isInside(folder: string, other: string): boolean {
  return folder !== other && folder.startsWith(other.endsWith(sep) ? other : other + sep);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        fix: { type: 'boolean' },
        zips: { type: 'boolean' },
        threshold: { type: 'string' },
      },
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function exitCode({ findings }: CheckReport, threshold: Severity): number {
  return findings.some(({ severity }) => reaches(severity, threshold)) ? 1 : 0;
}

/** What a person who sees no finding must not take for clean. */
function notRead({ solutions, leftOut }: CheckReport, format: CheckOptions['format']): string[] {
  const unchecked = solutions.filter(({ read }) => !read).map(({ path }) => path);
  // Where there is no solution, the text lists all that was left out.
  const listed = format === 'text' && solutions.length === 0;
  return [
    ...(unchecked.length > 0
      ? [
          `${unchecked.length} ${unchecked.length === 1 ? 'solution is' : 'solutions are'} not checked: Connref does not read flows, references and connectors in the YAML layout of Dataverse Git integration (${firstOf(unchecked).join(', ')}).`,
        ]
      : []),
    ...firstOf(
      leftOut.filter(({ matters }) => matters && !listed).map(({ path, reason }) => `${path} is not read: ${reason}`),
    ),
  ];
}

/** A list that nobody has to scroll through. */
function firstOf(lines: readonly string[]): string[] {
  const shown = lines.slice(0, 10);
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown;
}

function fixedMessage(findings: number, files: readonly string[]): string {
  if (findings === 0) {
    return 'Nothing here has a fix that can be applied without a person looking.\n';
  }
  const what = `${findings} ${findings === 1 ? 'finding' : 'findings'} repaired in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return `${what}:\n${files.map((file) => `  ${file}\n`).join('')}Bump the version, pack the solution, and import it into the development environment, or the next export undoes this.\n`;
}

function painter(output: NodeJS.WriteStream): Paint {
  const plain = !output.isTTY || process.env.NO_COLOR !== undefined;
  return (style, text) => (plain ? text : styleText(style, text));
}
