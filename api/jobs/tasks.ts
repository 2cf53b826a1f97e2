/** Every job of the house and what it is handed. A payload holds ids, never personal data. */
export type JobPayloads = {
  readonly 'message.send': { readonly messageId: string }
  readonly 'document.scan': { readonly sha256: string }
  readonly 'document.preview': { readonly sha256: string }
  readonly 'export.prepare': { readonly exportId: string }
}
