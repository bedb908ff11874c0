/** The file, or the part of a file, that an operation changes. */
export type EditTarget =
  'config' | 'newSettings' | 'settings' | 'flow' | 'definitions' | 'referenceNames' | 'missingDependencies';

/** Why an edit of a file is refused, as data. */
export type EditRefusalReason = FileRefusal | TextRefusal | HostRefusal;

/**
 * A reason that is known without the text of the file: the file cannot be edited, or the operations on it contradict
 * each other.
 */
type FileRefusal =
  | { readonly kind: 'inZip' }
  | { readonly kind: 'fileGone' }
  | { readonly kind: 'fileExists' }
  /** Two operations create the same file. */
  | { readonly kind: 'sameNewFile' }
  /** Two operations treat the file as different kinds of files. */
  | { readonly kind: 'opposedTargets'; readonly targets: readonly [EditTarget, EditTarget] };

/** The text of the file is damaged, or has changed since the operation was planned. */
type TextRefusal =
  | { readonly kind: 'invalidJson' }
  | {
      readonly kind: 'wrongType';
      readonly member: string;
      /** The environment, object or entry that has the member; undefined for a member of the file itself. */
      readonly of?: string;
      readonly expected: 'list' | 'object' | 'text';
    }
  /**
   * The settings file `path` cannot be removed from the environment in `.connref.json`, because `glob`, which lists the
   * file there, can match other files too.
   */
  | { readonly kind: 'sharedGlob'; readonly glob: string; readonly environment: string; readonly path: string }
  | { readonly kind: 'settingGone'; readonly name: string }
  /** `member`: the member of the settings entry that has changed; undefined for the value of the entry. */
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
  | { readonly kind: 'nameGone'; readonly logicalName: string }
  /**
   * The file is a packed canvas app (`.msapp`). Connref doesn't edit it, so it would still contain the old logical
   * name.
   */
  | { readonly kind: 'nameInApp'; readonly logicalName: string };

/** The file cannot be read or written, or it would be damaged by writing. */
type HostRefusal =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'damagedText' }
  /** This kind of refusal and the kinds after it occur only in VS Code. */
  | { readonly kind: 'otherEncoding' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'mixedLineEndings' }
  | { readonly kind: 'folderGone' }
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'notApplied' };
