import type { i18n } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export type WordTree = { readonly [key: string]: string | WordTree }

/** How a word is counted (CLDR): French has one, many (a million of) and other, Arabic all six. */
type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
/** `dossiers_one` and `dossiers_other` are said as `dossiers`, with a `count`. */
type Counted<K> = K extends `${infer Base}_${Plural}` ? Base : K

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? Counted<K> : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

export type Say<T> = (word: Leaves<T>, values?: Readonly<Record<string, string | number>>) => string

/** The same keys in Arabic; what is counted in every form, for one that is missing would be said in French. */
export type SameWords<T> = {
  readonly [K in keyof T as K extends `${string}_${Plural}` ? never : K]: T[K] extends string ? string : SameWords<T[K]>
} & { readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_${Plural}` : never]: string }

function addWords(words: i18n, namespace: string, { fr, ar }: { readonly fr: WordTree; readonly ar: WordTree }): void {
  if (words.hasResourceBundle('fr', namespace)) return
  words.addResourceBundle('fr', namespace, fr)
  words.addResourceBundle('ar', namespace, ar)
}

/**
 * Words that travel with the screens that say them and not with the first page: a hook that says one of them in the
 * interface's language. The French words decide the keys; Arabic is held to them by its type and by a test.
 */
export function wordsApart<const T extends WordTree>(namespace: string, fr: T, ar: SameWords<T>): () => Say<T> {
  return function useWordsApart() {
    const { i18n } = useTranslation()
    const language = i18n.language
    return useMemo(() => {
      addWords(i18n, namespace, { fr, ar: ar as WordTree }) // the same keys as `fr`: only their letters differ
      // the keys are typed here, from the French words, and not by the interface's own table
      const translate = i18n.t as unknown as (word: string, options: object) => string
      return (word, values) => translate(word, { ...values, lng: language, ns: namespace })
    }, [i18n, language])
  }
}
