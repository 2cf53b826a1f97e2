export type BulletinSearch = { readonly edition?: number | undefined }

/** An edition that is no number is dropped: the last one is shown. */
export function parseBulletinSearch({ edition }: Record<string, unknown>): BulletinSearch {
  const nth = Number(edition)
  return Number.isInteger(nth) && nth > 0 && nth <= 1000 ? { edition: nth } : {}
}
