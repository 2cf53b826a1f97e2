import type { DocumentAnswer } from '../../../../api/contract/documents.ts'
import type { UploadItem } from '../../../upload/uploadItem.ts'

export type Landing = { readonly item: UploadItem; readonly document: DocumentAnswer }

/** Files that have landed, until the list of documents shows them: they leave the uploads as soon as it is read. */
export class Landings {
  private readonly landed = new Map<string, UploadItem>()
  private readonly settled = new Set<string>()

  /** Those the list shows for the first time, whether or not they are still among the uploads. */
  shown(items: readonly UploadItem[], documents: readonly DocumentAnswer[]): readonly Landing[] {
    for (const item of items)
      if (item.documentId !== null && !this.settled.has(item.key)) this.landed.set(item.key, item)
    const there = [...this.landed.values()].flatMap((item) => {
      const document = documents.find(({ id }) => id === item.documentId)
      return document ? [{ item, document }] : []
    })
    for (const { item } of there) {
      this.landed.delete(item.key)
      this.settled.add(item.key)
    }
    return there
  }
}
