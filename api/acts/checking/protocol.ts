/** A file to check, and all there is to know about the moment. */
export type CheckJob = {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The authorities believed, each in DER. */
  readonly anchors: readonly Uint8Array[]
  readonly now: Date
}
