import type { i18n } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { mapAr } from '../text/map.ar.ts'
import { type MapWords, mapFr } from '../text/map.fr.ts'

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

export type MapWord = Leaves<MapWords>
export type SayMap = (word: MapWord, values?: Readonly<Record<string, string | number>>) => string

const NAMESPACE = 'map'

/** The words of the map travel with the map, not with the first page. */
function addWords(words: i18n): void {
  if (words.hasResourceBundle('fr', NAMESPACE)) return
  words.addResourceBundle('fr', NAMESPACE, mapFr)
  words.addResourceBundle('ar', NAMESPACE, mapAr)
}

/** Says a word of the map in the interface's language. */
export function useMapWords(): SayMap {
  const { i18n } = useTranslation()
  const language = i18n.language
  return useMemo(() => {
    addWords(i18n)
    // the keys are typed here, from the French words, and not by the interface's own table
    const translate = i18n.t as unknown as (word: string, options: object) => string
    return (word, values) => translate(word, { ...values, lng: language, ns: NAMESPACE })
  }, [i18n, language])
}
