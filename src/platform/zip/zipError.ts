/** Why a zip, or a file in it, cannot be read: words that follow “it cannot be read:”. */
export class ZipError extends Error {}

export const damagedContent = 'its content in the zip is damaged';
