/** Pseudo-random numbers (mulberry32). Equal seeds give equal numbers on every machine, and so equal workspaces. */
export class Random {
  #state;

  /** @param {...(string | number)} seed */
  constructor(...seed) {
    // The first state is the FNV-1a hash of the seed's text.
    this.#state = [...seed.join('/')].reduce(
      (hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16777619),
      2166136261,
    );
  }

  /** @returns {number} at least 0, less than 1 */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /**
   * @param {number} probability
   */
  chance(probability) {
    return this.next() < probability;
  }

  /**
   * @param {number} from
   * @param {number} to inclusive
   */
  integer(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /**
   * A number of things whose expected value need not be whole.
   *
   * @param {number} expected
   */
  count(expected) {
    return Math.floor(expected) + (this.chance(expected % 1) ? 1 : 0);
  }

  /**
   * A size in a range. Small sizes are more frequent than large ones.
   *
   * @param {number} from
   * @param {number} to
   */
  size(from, to) {
    return Math.round(from * (to / from) ** this.next());
  }

  /**
   * @template T
   * @param {readonly T[]} items
   * @returns {T}
   */
  pick(items) {
    return /** @type {T} */ (items[Math.floor(this.next() * items.length)]);
  }

  /**
   * @template T
   * @param {readonly (readonly [T, number])[]} items each with its weight
   * @returns {T}
   */
  weighted(items) {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return /** @type {readonly [T, number]} */ (items.at(-1))[0];
  }

  /**
   * @param {number} digits
   */
  hex(digits) {
    let text = '';
    while (text.length < digits) text += Math.floor(this.next() * 16).toString(16);
    return text;
  }

  guid() {
    return [8, 4, 4, 4, 12].map((digits) => this.hex(digits)).join('-');
  }

  /**
   * @param {number} count
   */
  words(count) {
    return Array.from({ length: count }, () => this.pick(words)).join(' ');
  }
}

const words = [
  ...['account', 'address', 'approval', 'archive', 'asset', 'budget', 'calendar', 'campaign', 'case', 'catalogue'],
  ...['claim', 'contract', 'customer', 'delivery', 'deposit', 'device', 'document', 'employee', 'enquiry', 'event'],
  ...['expense', 'export', 'feedback', 'forecast', 'grant', 'handover', 'holiday', 'import', 'incident', 'inspection'],
  ...['invoice', 'journey', 'ledger', 'licence', 'meeting', 'member', 'notice', 'notification', 'onboarding', 'order'],
  ...[
    'parcel',
    'payment',
    'permit',
    'policy',
    'project',
    'quality',
    'quote',
    'receipt',
    'record',
    'refund',
    'reminder',
  ],
  ...['renewal', 'report', 'request', 'reservation', 'review', 'risk', 'roster', 'schedule', 'shipment', 'site'],
  ...['stock', 'supplier', 'survey', 'task', 'ticket', 'timesheet', 'training', 'vehicle', 'visit', 'warranty'],
];
