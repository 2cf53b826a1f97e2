/**
 * One part at a time goes into an upload. Held by this process alone, like the folder the parts wait in; the count of
 * bytes in the database is compared and moved on in one statement besides.
 */
export class UploadLocks {
  private readonly held = new Set<string>()

  /** @returns what ends the hold, or null while another part is coming in */
  take(uploadId: string): (() => void) | null {
    if (this.held.has(uploadId)) return null
    this.held.add(uploadId)
    return () => this.held.delete(uploadId)
  }
}
