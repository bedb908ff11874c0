export function activate(): void {
  // Replaced by the real composition root.
}
