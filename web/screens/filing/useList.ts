import { useWords } from '../../text/words.ts'

/** Several names in one sentence, with the comma of the language. */
export function useList(): (names: readonly string[]) => string {
  const { language } = useWords()
  return (names) => names.join(language === 'ar' ? '، ' : ', ')
}
