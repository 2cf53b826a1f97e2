/** How many findings come at once. */
export const FINDINGS_PAGE = 100

/** Where the first page begins, and the one after another, as the service says it. */
export const PAGED_FINDINGS = {
  initialPageParam: 0,
  getNextPageParam: ({ next }: { readonly next: number | null }) => next ?? undefined,
}
