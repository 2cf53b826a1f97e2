import { searchWords } from '../../../spatial/searchWords.ts'
import type { ActivitiesAnswer, Activity } from '../../contract/activities.ts'
import { ACTIVITIES } from './activities.ts'

const MOST = 12

/** What an answer is worth by where the word was found: the name people use, the class's own, what the class is part of. */
type Weighted = { readonly weight: number; readonly words: readonly string[] }
type Indexed = { readonly activity: Activity; readonly fields: readonly Weighted[] }

const both = ({ nameFr, nameAr }: { readonly nameFr: string; readonly nameAr: string }) => `${nameFr} ${nameAr}`

function index(activity: Activity): Indexed {
  const { code, nameFr, everyday, division, section } = activity
  const texts: readonly (readonly [number, string])[] = [
    [8, everyday ? `${everyday.fr} ${everyday.ar}` : ''],
    [6, code],
    [4, nameFr],
    [2, both(division)],
    [1, both(section)],
  ]
  return { activity, fields: texts.map(([weight, text]) => ({ weight, words: searchWords(text) })) }
}

const INDEX: readonly Indexed[] = ACTIVITIES.map(index)

/** A whole word is worth more than its beginning, and an early word more than a late one. */
function worthOf(typed: string, { weight, words }: Weighted): number {
  const at = words.findIndex((word) => word.startsWith(typed))
  if (at < 0) return 0
  return weight + (words.includes(typed) ? 0.5 : 0) + 0.4 / (1 + at)
}

const worthsOf = (typed: readonly string[], { fields }: Indexed): number[] =>
  typed.map((word) => Math.max(...fields.map((field) => worthOf(word, field))))

const sum = (worths: readonly number[]) => worths.reduce((total, worth) => total + worth, 0)

/**
 * Activities that answer to every word typed, in French or Arabic, or to a code; the nearest first. When none answers to
 * all of them, as in « vente de meubles », those that answer to some.
 */
export function searchActivities(text: string): ActivitiesAnswer {
  const typed = searchWords(text)
  const weighed = INDEX.map((one) => ({ one, worths: worthsOf(typed, one) }))
  const whole = weighed.filter(({ worths }) => worths.length > 0 && !worths.includes(0))
  const some = whole.length > 0 ? whole : weighed.filter(({ worths }) => sum(worths) > 0)
  const found = some.toSorted((a, b) => sum(b.worths) - sum(a.worths))
  return { total: found.length, activities: found.slice(0, MOST).map(({ one }) => one.activity) }
}
