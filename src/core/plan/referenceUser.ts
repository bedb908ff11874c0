/** Something that uses a connection reference, and the solution that contains it. */
export interface ReferenceUser {
  readonly solution: string;
  readonly name: string;
}
