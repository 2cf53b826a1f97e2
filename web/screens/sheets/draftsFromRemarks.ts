import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { RemarkAnswer } from '../../../api/contract/remarks.ts'
import { type Drafted, newDraft, thingsOf } from '../complements/drafting.ts'
import { gathered } from '../complements/gathered.ts'

type Words = {
  readonly onSheet: (remark: RemarkAnswer, page: number) => string
  readonly onMap: (remark: RemarkAnswer) => string
}

/**
 * The items that remarks make: one for each piece they are pinned on, one for the ground for those on the map, their words
 * one under the other, in another item where one text cannot hold them. A remark on a document of no piece of the procedure is asked under the first there is.
 */
export function draftsFromRemarks(course: CourseAnswer, remarks: readonly RemarkAnswer[], words: Words): Drafted[] {
  const things = thingsOf(course)
  const groups = Map.groupBy(remarks, ({ sheet }) => (sheet ? `piece ${sheet.piece ?? ''}` : 'parcel '))
  return [...groups].flatMap(([key, some]) => {
    const thing = things.find(({ about, what }) => `${about} ${what ?? ''}` === key)
    const lines = some.map((remark) => ({
      text: remark.sheet ? words.onSheet(remark, remark.sheet.page) : words.onMap(remark),
      from: remark.id,
    }))
    return gathered(lines).map(({ text, from }) => ({
      ...newDraft(course),
      ...(thing && { about: thing.about, what: thing.what }),
      ...{ text, remarks: from },
    }))
  })
}
