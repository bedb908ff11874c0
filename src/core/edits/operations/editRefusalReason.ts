import type { FileNameProblem } from '../../model/fileNameProblem';

/** The file, or the part of a file, that an operation changes. */
export type EditTarget =
  'config' | 'newSettings' | 'settings' | 'flow' | 'definitions' | 'referenceNames' | 'missingDependencies';

/** Why an edit of a file is refused, as data. */
export type EditRefusalReason = FileRefusal | TextRefusal | HostRefusal;

/**
 * A reason that is known without the text of the file: the operations don't fit the kind or existence of the file, or
 * contradict each other.
 */
type FileRefusal =
  | { readonly kind: 'inZip' }
  | { readonly kind: 'fileGone' }
  | { readonly kind: 'fileExists' }
  /** Two operations create the same file. */
  | { readonly kind: 'sameNewFile' }
  /** The name of a new file is made from the unique name of a solution, which cannot be part of a file name. */
  | { readonly kind: 'wrongSolutionName'; readonly problem: FileNameProblem }
  /** Two operations treat the file as different kinds of files. */
  | { readonly kind: 'opposedTargets'; readonly targets: readonly [EditTarget, EditTarget] };

/**
 * A reason in the content of the file or of the operation, for example that the text has changed since the operation
 * was planned.
 */
type TextRefusal =
  | { readonly kind: 'invalidJson' }
  | { readonly kind: 'nestedTooDeep' }
  | {
      readonly kind: 'wrongType';
      readonly member: string;
      /** The environment, object or entry that has the member; undefined for a member of the file itself. */
      readonly of?: string;
      readonly expected: 'list' | 'object' | 'text';
    }
  /**
   * `glob`, which `.connref.json` lists for the environment, matches the settings file `path`. It can match other files
   * too, so it cannot be removed to remove this file.
   */
  | { readonly kind: 'sharedGlob'; readonly glob: string; readonly environment: string; readonly path: string }
  | { readonly kind: 'settingGone'; readonly name: string }
  /** `member`: the changed member of the settings entry; undefined if it is the value of an entry to be removed. */
  | { readonly kind: 'settingChanged'; readonly name: string; readonly member?: string }
  | { readonly kind: 'emptyVariable'; readonly schemaName: string }
  | { readonly kind: 'notFlow' }
  | { readonly kind: 'flowChanged' }
  | { readonly kind: 'entriesChanged' }
  | { readonly kind: 'entryGone'; readonly key: string }
  | { readonly kind: 'entryRebound'; readonly key: string }
  | { readonly kind: 'definitionGone'; readonly logicalName: string }
  | { readonly kind: 'displayNameChanged'; readonly logicalName: string }
  | { readonly kind: 'definitionNotAdded' }
  /** A name contains a character that the file cannot contain, even escaped. `character`: such as `U+001F`. */
  | { readonly kind: 'characterNotWritable'; readonly character: string }
  /**
   * The file declares an encoding that Connref does not read, so a character beyond ASCII cannot be copied from it, or
   * cannot be escaped at the place where it would be written.
   */
  | { readonly kind: 'declaredEncoding'; readonly encoding: string; readonly character: string }
  | { readonly kind: 'nameGone'; readonly logicalName: string }
  /**
   * The file cannot be edited, such as a packed canvas app (`.msapp`), so it would still contain the old logical name.
   */
  | { readonly kind: 'nameInApp'; readonly logicalName: string };

/** A reason that the editor or the command line finds, for example that writing would damage the file. */
type HostRefusal =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'readOnly' }
  /** The path leads to a file outside the folders that are read, such as through a link. */
  | { readonly kind: 'outside' }
  /** The path leads into a folder that is never read, such as `.git`, or to a file with the name of one. */
  | { readonly kind: 'neverRead' }
  /** The path leads to a directory, device, pipe or the like, or to a link without a target. */
  | { readonly kind: 'notRegular' }
  | { readonly kind: 'damagedText' }
  /** `otherEncoding` and the kinds after it occur only in VS Code. */
  | { readonly kind: 'otherEncoding' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'mixedLineEndings' }
  | { readonly kind: 'folderGone' }
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'notApplied' };
