import { jsonPointer } from '../model/place';
import { member, members, textMember } from '../readers/parseJson';
import { isRuleSeverity, type RuleSeverity, ruleSeverities } from './ruleSeverity';

/**
 * What may be at a place of `.connref.json`. How it is read and how the JSON schema describes it are written side by side, so
 * that both accept the same values. Rules come from outside, because configuration does not know them.
 */
export interface Shape<Value> {
  /**
   * Reports what is wrong at its place and leaves it out.
   * @param value Undefined where the file has none.
   */
  read(value: unknown, pointer: string, reading: Reading): Value;
  schema(rules: readonly DescribedRule[]): JsonSchema;
}

/** A member without which its object is left out. */
export interface RequiredShape<Value> extends Shape<Value | undefined> {
  readonly isRequired: true;
}

export interface Reading {
  readonly ruleIds: ReadonlySet<string>;
  readonly complain: (pointer: string, message: string, part?: 'key' | 'value') => void;
}

/** The keywords of JSON Schema that shapes use. */
export interface JsonSchema {
  readonly type?: 'array' | 'boolean' | 'object' | 'string';
  readonly description?: string | undefined;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly default?: string | undefined;
  readonly minLength?: number;
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
  /** An empty text counts as none. */
  readonly mayBeEmpty?: true;
  readonly pattern?: { readonly form: RegExp; readonly expected: string };
}

export function text(description?: string, { mayBeEmpty, pattern }: TextOptions = {}): Shape<string | undefined> {
  return {
    read: (value, pointer, { complain }) => {
      if (value === undefined || (mayBeEmpty && value === '')) {
        return undefined;
      }
      if (typeof value === 'string' && (pattern ? pattern.form.test(value) : value !== '')) {
        return value;
      }
      complain(pointer, pattern?.expected ?? 'A text is expected here.');
      return undefined;
    },
    schema: () => ({
      type: 'string',
      ...(pattern ? { pattern: pattern.form.source } : !mayBeEmpty && { minLength: 1 }),
      description,
    }),
  };
}

export function trueOrFalse(description: string): Shape<boolean | undefined> {
  return {
    read: (value, pointer, { complain }) => {
      if (value === undefined || typeof value === 'boolean') {
        return value;
      }
      complain(pointer, 'true or false is expected here.');
      return undefined;
    },
    schema: () => ({ type: 'boolean', description }),
  };
}

/** One of a few texts; the first one is what holds where there is none. */
export function choice<Choice extends string>(
  choices: readonly Choice[],
  description: string,
): Shape<Choice | undefined> {
  return {
    read: (value, pointer, { complain }) => {
      const found = choices.find((each) => each === value);
      if (value !== undefined && found === undefined) {
        complain(pointer, `One of ${choices.join(', ')} is expected here.`);
      }
      return found;
    },
    schema: () => ({ enum: choices, default: choices[0], description }),
  };
}

/** One that is not known is reported and stays: what follows a rename follows it there too. */
export function ruleId(description: string): Shape<string | undefined> {
  const anyText = text();
  return {
    read: (value, pointer, reading) => {
      const id = anyText.read(value, pointer, reading);
      if (id !== undefined && !reading.ruleIds.has(id)) {
        reading.complain(pointer, `There is no rule “${id}”.`);
      }
      return id;
    },
    schema: (rules) => ({ enum: rules.map(({ id }) => id), description }),
  };
}

export function severityByRule(description: string): Shape<Map<string, RuleSeverity>> {
  const expected = `${ruleSeverities.slice(0, -1).join(', ')} or ${ruleSeverities.at(-1) ?? ''}`;
  return {
    read: (value, pointer, { ruleIds, complain }) => {
      const found = new Map<string, RuleSeverity>();
      for (const [id, severity] of membersOf(value, pointer, 'An object of rule ids and severities', complain)) {
        if (!ruleIds.has(id)) {
          complain(jsonPointer(pointer, id), `There is no rule “${id}”.`, 'key');
        } else if (!isRuleSeverity(severity)) {
          complain(jsonPointer(pointer, id), `A severity is expected here: ${expected}.`);
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

/** Empty where there is none. */
export function list<Item>(item: Shape<Item | undefined>, description: string): Shape<readonly Item[]> {
  return {
    read: (value, pointer, reading) => {
      if (value === undefined) {
        return [];
      }
      if (!Array.isArray(value)) {
        reading.complain(pointer, 'A list is expected here.');
        return [];
      }
      return value
        .map((each, at) => item.read(each, jsonPointer(pointer, String(at)), reading))
        .filter((each) => each !== undefined);
    },
    schema: (rules) => ({ type: 'array', description, items: item.schema(rules) }),
  };
}

/** The members of an object whose names are free, in the file's order. */
export function byName<Value>(
  value: Shape<Value>,
  what: string,
  description: string,
): Shape<readonly (Value & { readonly name: string })[]> {
  return {
    read: (all, pointer, reading) =>
      membersOf(all, pointer, what, reading.complain).map(([name, each]) => ({
        name,
        ...value.read(each, jsonPointer(pointer, name), reading),
      })),
    schema: (rules) => ({ type: 'object', description, additionalProperties: value.schema(rules) }),
  };
}

/**
 * An object whose members may all be left out. One of another type counts as empty.
 * @param unread Names that are known and say nothing here.
 */
export function object<Value extends object>(
  shapes: { readonly [Name in keyof Value]: Shape<Value[Name]> },
  unread: readonly string[] = [],
): Shape<Value> {
  const known = [...Object.keys(shapes), ...unread];
  return {
    read: (value, pointer, reading) => {
      refuseOthers(membersOf(value, pointer, 'An object', reading.complain), known, pointer, reading);
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
 * An object that is left out without its required members, which are texts.
 * @param incomplete Says at the object that one is missing; else each is reported at its own place.
 */
export function entry<Value extends object>(
  shapes: { readonly [Name in keyof Value]: Shape<Value[Name]> | RequiredShape<Value[Name]> },
  incomplete?: string,
): Shape<Value | undefined> {
  const all = entriesOf(shapes);
  const required = all.filter(([, shape]) => 'isRequired' in shape).map(([name]) => name);
  return {
    read: (value, pointer, reading) => {
      refuseOthers(members(value), Object.keys(shapes), pointer, reading);
      if (incomplete !== undefined && required.some((name) => textMember(value, name) === undefined)) {
        reading.complain(pointer, incomplete);
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
    // No shape takes null, so it is reported in the shape's own words.
    read: (value, pointer, reading) => shape.read(value ?? null, pointer, reading),
    schema: (rules) => shape.schema(rules),
  };
}

function membersOf(value: unknown, pointer: string, what: string, complain: Reading['complain']): [string, unknown][] {
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    complain(pointer, `${what} is expected here.`);
  }
  return members(value);
}

function refuseOthers(
  all: readonly [string, unknown][],
  known: readonly string[],
  pointer: string,
  { complain }: Reading,
): void {
  for (const [name] of all.filter(([name]) => !known.includes(name))) {
    complain(jsonPointer(pointer, name), `“${name}” means nothing here. Known: ${known.join(', ')}.`, 'key');
  }
}

function entriesOf(shapes: object): [string, Shape<unknown>][] {
  return Object.entries(shapes as Readonly<Record<string, Shape<unknown>>>);
}

function propertiesOf(shapes: object, rules: readonly DescribedRule[]): Record<string, JsonSchema> {
  return Object.fromEntries(entriesOf(shapes).map(([name, shape]) => [name, shape.schema(rules)]));
}
