/**
 * An error whose message is the reason why a zip, or a file in a zip, cannot be read. The message is a clause that can
 * follow “This file cannot be read:”.
 */
export class ZipError extends Error {}

export const damagedContent = 'its content in the zip is damaged';
