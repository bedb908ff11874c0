import { jsonPointer } from '../model/place';
import type { ConfigFault, ExpectedValue } from '../readers/configFault';
import { member, members, textMember } from '../readers/parseJson';
import { isRuleSeverity, type RuleSeverity, ruleSeverities } from './ruleSeverity';

/**
 * Describes which values one member of `.connref.json` may have. A shape has both the reader and the JSON schema of the
 * member, because the two must accept the same values. The list of rules is a parameter, because code in this folder may
 * not import the rules. These shapes are used instead of a library such as valibot: one wrong member must not make the
 * rest of the file invalid, findings need the JSON Pointer of each wrong or unknown member, and every start of Connref
 * loads this code, so it must be small.
 */
export interface Shape<Value> {
  /**
   * Reads a member. A wrong value is reported at its place in the file. Unless the comment of a shape says otherwise,
   * it is then read like a missing member.
   * @param value The value of the member in the parsed JSON. Undefined if the file does not have the member.
   * @param pointer JSON Pointer of the member.
   */
  read(value: unknown, pointer: string, reading: Reading): Value;
  schema(rules: readonly DescribedRule[]): JsonSchema;
}

/** The shape of a member that an object must have. An object in which this member is missing or wrong is ignored. */
export interface RequiredShape<Value> extends Shape<Value | undefined> {
  readonly isRequired: true;
}

export interface Reading {
  readonly ruleIds: ReadonlySet<string>;
  readonly report: (pointer: string, fault: ConfigFault, part?: 'key' | 'value') => void;
}

/** A JSON schema. Only the keywords of JSON Schema that shapes use are declared. */
export interface JsonSchema {
  readonly type?: 'array' | 'boolean' | 'object' | 'string';
  readonly description?: string | undefined;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly default?: string | undefined;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
}

export interface DescribedRule {
  readonly id: string;
  readonly description: string;
  readonly defaultSeverity: RuleSeverity;
}

interface TextOptions {
  /** Whether an empty text is accepted. It then means the same as a missing member. */
  readonly mayBeEmpty?: true;
  readonly form?: TextForm;
}

/** Which texts a member accepts besides that they must not be empty. */
export interface TextForm {
  readonly accepts: (text: string) => boolean;
  /** The part of the form that a JSON schema can check. */
  readonly schema: Pick<JsonSchema, 'minLength' | 'maxLength' | 'pattern'>;
  readonly expected: ExpectedValue;
}

export function text(description?: string, { mayBeEmpty, form }: TextOptions = {}): Shape<string | undefined> {
  return {
    read: (value, pointer, { report }) => {
      if (value === undefined || (mayBeEmpty && value === '')) {
        return undefined;
      }
      if (typeof value === 'string' && value !== '' && (form?.accepts(value) ?? true)) {
        return value;
      }
      report(pointer, { kind: 'wrongValue', expected: form?.expected ?? 'text' });
      return undefined;
    },
    schema: () => ({
      type: 'string',
      ...(!mayBeEmpty && { minLength: 1 }),
      ...form?.schema,
      description,
    }),
  };
}

export function trueOrFalse(description: string): Shape<boolean | undefined> {
  return {
    read: (value, pointer, { report }) => {
      if (value === undefined || typeof value === 'boolean') {
        return value;
      }
      report(pointer, { kind: 'wrongValue', expected: 'boolean' });
      return undefined;
    },
    schema: () => ({ type: 'boolean', description }),
  };
}

/** The shape of a member whose value is one of a few texts. The JSON schema shows the first text as the default. */
export function choice<Choice extends string>(
  choices: readonly Choice[],
  description: string,
): Shape<Choice | undefined> {
  return {
    read: (value, pointer, { report }) => {
      const found = choices.find((each) => each === value);
      if (value !== undefined && found === undefined) {
        report(pointer, { kind: 'notAChoice', choices });
      }
      return found;
    },
    schema: () => ({ enum: choices, default: choices[0], description }),
  };
}

/**
 * The shape of a member whose value is the id of a rule. An unknown id is reported but still returned. Without the id,
 * the whole `ignore` entry would be dropped, and a rename of a connection reference would not change the name in that
 * entry.
 */
export function ruleId(description: string): Shape<string | undefined> {
  const anyText = text();
  return {
    read: (value, pointer, reading) => {
      const id = anyText.read(value, pointer, reading);
      if (id !== undefined && !reading.ruleIds.has(id)) {
        reading.report(pointer, { kind: 'unknownRule', rule: id });
      }
      return id;
    },
    schema: (rules) => ({ enum: rules.map(({ id }) => id), description }),
  };
}

export function severityByRule(description: string): Shape<Map<string, RuleSeverity>> {
  return {
    read: (value, pointer, { ruleIds, report }) => {
      const found = new Map<string, RuleSeverity>();
      for (const [id, severity] of membersOf(value, pointer, 'severitiesByRule', report)) {
        if (!ruleIds.has(id)) {
          report(jsonPointer(pointer, id), { kind: 'unknownRule', rule: id }, 'key');
        } else if (!isRuleSeverity(severity)) {
          report(jsonPointer(pointer, id), { kind: 'unknownSeverity', severities: ruleSeverities });
        } else {
          found.set(id, severity);
        }
      }
      return found;
    },
    schema: (rules) => ({
      type: 'object',
      description,
      additionalProperties: false,
      properties: Object.fromEntries(
        rules.map((rule) => [
          rule.id,
          { enum: ruleSeverities, default: rule.defaultSeverity, markdownDescription: rule.description },
        ]),
      ),
    }),
  };
}

/**
 * The shape of a list whose items all have one shape. Invalid items are reported and left out. A value that is not a
 * list is reported and read as an empty list; a missing value is an empty list without a report.
 */
export function list<Item>(item: Shape<Item | undefined>, description: string): Shape<readonly Item[]> {
  return {
    read: (value, pointer, reading) => {
      if (value === undefined) {
        return [];
      }
      if (!Array.isArray(value)) {
        reading.report(pointer, { kind: 'wrongValue', expected: 'list' });
        return [];
      }
      return value
        .map((each, at) => item.read(each, jsonPointer(pointer, String(at)), reading))
        .filter((each) => each !== undefined);
    },
    schema: (rules) => ({ type: 'array', description, items: item.schema(rules) }),
  };
}

/**
 * The shape of an object that contains environments by name; people choose the names freely. The environments are returned
 * as a list in the file's order, each with its name.
 */
export function byName<Value>(
  value: Shape<Value>,
  description: string,
): Shape<readonly (Value & { readonly name: string })[]> {
  return {
    read: (all, pointer, reading) =>
      membersOf(all, pointer, 'environmentsByName', reading.report).map(([name, each]) => ({
        name,
        ...value.read(each, jsonPointer(pointer, name), reading),
      })),
    schema: (rules) => ({ type: 'object', description, additionalProperties: value.schema(rules) }),
  };
}

/**
 * The shape of an object whose members are all optional. A missing value is read as an object whose members are all
 * missing, and so is a value that is not an object, which is also reported.
 * @param unread Names of members that are allowed but not read, such as `$schema`.
 */
export function object<Value extends object>(
  shapes: { readonly [Name in keyof Value]: Shape<Value[Name]> },
  unread: readonly string[] = [],
): Shape<Value> {
  const known = [...Object.keys(shapes), ...unread];
  return {
    read: (value, pointer, reading) => {
      reportUnknown(membersOf(value, pointer, 'object', reading.report), known, pointer, reading);
      const read = entriesOf(shapes).map(([name, shape]) => [
        name,
        shape.read(member(value, name), jsonPointer(pointer, name), reading),
      ]);
      return Object.fromEntries(read) as Value;
    },
    schema: (rules) => ({
      type: 'object',
      additionalProperties: false,
      properties: { ...propertiesOf(shapes, rules), ...Object.fromEntries(unread.map((name) => [name, {}])) },
    }),
  };
}

/**
 * The shape of an object that is ignored if a required member is missing or wrong. Required members are texts.
 * @param missingAt Where a missing member is reported: once at the `whole` object, or at the missing `member`.
 */
export function entry<Value extends object>(
  shapes: { readonly [Name in keyof Value]: Shape<Value[Name]> | RequiredShape<Value[Name]> },
  missingAt: 'whole' | 'member' = 'member',
): Shape<Value | undefined> {
  const all = entriesOf(shapes);
  const required = all.filter(([, shape]) => 'isRequired' in shape).map(([name]) => name);
  return {
    read: (value, pointer, reading) => {
      reportUnknown(members(value), Object.keys(shapes), pointer, reading);
      if (missingAt === 'whole' && required.some((name) => textMember(value, name) === undefined)) {
        reading.report(pointer, { kind: 'incompleteEntry', required });
        return undefined;
      }
      const read: Record<string, unknown> = {};
      for (const [name, shape] of all) {
        read[name] = shape.read(member(value, name), jsonPointer(pointer, name), reading);
        if (read[name] === undefined && required.includes(name)) {
          return undefined;
        }
      }
      return read as Value;
    },
    schema: (rules) => ({
      type: 'object',
      additionalProperties: false,
      required,
      properties: propertiesOf(shapes, rules),
    }),
  };
}

export function required<Value>(shape: Shape<Value | undefined>): RequiredShape<Value> {
  return {
    isRequired: true,
    // Read a missing member as null. Every shape rejects null, so the missing member is reported.
    read: (value, pointer, reading) => shape.read(value ?? null, pointer, reading),
    schema: (rules) => shape.schema(rules),
  };
}

function membersOf(
  value: unknown,
  pointer: string,
  expected: ExpectedValue,
  report: Reading['report'],
): [string, unknown][] {
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    report(pointer, { kind: 'wrongValue', expected });
  }
  return members(value);
}

function reportUnknown(
  all: readonly [string, unknown][],
  known: readonly string[],
  pointer: string,
  { report }: Reading,
): void {
  for (const [name] of all.filter(([name]) => !known.includes(name))) {
    report(jsonPointer(pointer, name), { kind: 'unknownMember', name, known }, 'key');
  }
}

function entriesOf(shapes: object): [string, Shape<unknown>][] {
  return Object.entries(shapes as Readonly<Record<string, Shape<unknown>>>);
}

function propertiesOf(shapes: object, rules: readonly DescribedRule[]): Record<string, JsonSchema> {
  return Object.fromEntries(entriesOf(shapes).map(([name, shape]) => [name, shape.schema(rules)]));
}
