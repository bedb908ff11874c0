/** What an operation changes in a file. */
export type EditTarget =
  'config' | 'newSettings' | 'settings' | 'flow' | 'definitions' | 'referenceNames' | 'missingDependencies';

/** Why an edit is refused. */
export type EditRefusalReason = FileRefusal | TextRefusal | HostRefusal;

/** The file, or what operations together would do to it. */
type FileRefusal =
  | { readonly kind: 'inZip' }
  | { readonly kind: 'fileGone' }
  | { readonly kind: 'fileExists' }
  /** Two new files would have one name. */
  | { readonly kind: 'sameNewFile' }
  /** Two operations take the file for different things. */
  | { readonly kind: 'opposedTargets'; readonly targets: readonly [EditTarget, EditTarget] };

/** The text of the file is not what the operation was planned for, or is broken. */
type TextRefusal =
  | { readonly kind: 'invalidJson' }
  | {
      readonly kind: 'wrongType';
      readonly member: string;
      /** The environment, object or entry that has the member; undefined for the file itself. */
      readonly of?: string;
      readonly expected: 'list' | 'object' | 'text';
    }
  /** `glob` of an environment covers the path and others. */
  | { readonly kind: 'sharedGlob'; readonly glob: string; readonly environment: string; readonly path: string }
  | { readonly kind: 'settingGone'; readonly name: string }
  /** Undefined `member`: the value of the entry. */
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
  /** The file is a `.msapp`, which is not edited and would still use the name. */
  | { readonly kind: 'nameInApp'; readonly logicalName: string };

/** What reads and writes the files cannot do so, or not without damage. */
type HostRefusal =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'damagedText' }
  /** The rest is about VS Code. */
  | { readonly kind: 'otherEncoding' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'mixedLineEndings' }
  | { readonly kind: 'folderGone' }
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'notApplied' };
