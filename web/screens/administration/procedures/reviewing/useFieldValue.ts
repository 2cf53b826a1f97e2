import { term } from '../../../../../api/contract/deadlines.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { useWords } from '../../../../text/words.ts'
import { useTerm } from '../../../procedures/useTerm.ts'

type Named = { readonly nameFr: string; readonly nameAr: string }
const isNamed = (value: object): value is Named => 'nameFr' in value && 'nameAr' in value

/** A value of a definition to read: a length of time in words, an element by its name, a list in its order. */
export function useFieldValue(): (value: unknown) => string {
  const say = useVersionWords()
  const inWords = useTerm()
  const { nameOf, listed } = useWords()
  return (value) => {
    if (value === undefined || value === null) return say('nothing')
    if (typeof value !== 'object') return String(value)
    const length = term.safeParse(value)
    if (length.success) return inWords(length.data)
    if (isNamed(value)) return nameOf(value)
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return listed(value)
    return JSON.stringify(value, null, 1)
  }
}
