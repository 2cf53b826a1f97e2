import { dayText } from '../../spatial/conformity/figures.ts'
import { governingPlans } from '../../spatial/conformity/governing.ts'
import type { NoteContent } from '../contract/notes.ts'
import type { NoteFacts } from './facts.ts'

/** How long the note holds: as long as the effects of the plan (RGC 2013, art. 9), of several plans the shortest. */
export function validityOf({ ground, until }: NoteFacts): NoteContent['validity'] {
  const governing = governingPlans(ground)
  const days = governing.flatMap(({ versionId }) => until[versionId] ?? [])
  const last = days.toSorted()[0] ?? null
  if (governing.length > 0 && days.length === governing.length && last)
    return {
      until: last,
      sentence: {
        fr: `Valable tant que durent les effets du plan (RGC 2013, art. 9) : jusqu’au ${dayText(last)}, s’il n’est pas changé avant.`,
        ar: `صالحة ما دامت آثار التصميم قائمة (الضابط العام للبناء 2013، المادة 9): إلى غاية ${dayText(last)} ما لم يتغير قبل ذلك.`,
      },
    }
  return {
    until: null,
    sentence: {
      fr: 'Aucun texte ne donne de terme à cette note : aucun plan dont les effets ont une fin ne couvre le terrain. Vérifiez à son adresse qu’elle n’est pas remplacée.',
      ar: 'لا يحدد أي نص أجلا لهذه الورقة: لا يغطي الأرضَ تصميم لآثاره نهاية معلومة. تحققوا في عنوانها من أنها لم تستبدل.',
    },
  }
}
