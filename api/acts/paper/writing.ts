import { dayText } from '../../../spatial/conformity/figures.ts'
import { asDay } from '../../../spatial/day.ts'
import type { Party } from '../../dossiers/party.ts'
import { type Language, named, nameOf } from '../../dossiers/receipt/composePlace.ts'
import type { ActFacts } from '../facts.ts'
import type { ActWords } from './words/words.ts'

/** One language of an act in the making. */
export type Writing = { readonly facts: ActFacts; readonly language: Language; readonly say: ActWords }

export const printed = (day: string): string => dayText(asDay(day))

/** A permit and a certificate are called as their procedure is; the others by what they decide. */
export function titleOf({ facts: { kind, procedure }, language, say }: Writing): string {
  return kind === 'permit' || kind === 'certificate' ? named(procedure, language) : say.titles[kind]
}

export const procedureOf = ({ facts: { procedure }, language }: Writing): string => named(procedure, language)

export const people = (list: readonly Party[], language: Language): string =>
  list.map((party) => nameOf(party, language)).join(language === 'ar' ? '، ' : ', ')
