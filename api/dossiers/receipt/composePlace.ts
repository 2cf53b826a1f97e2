import type { Bilingual } from '../../../spatial/bilingual.ts'
import { figure } from '../../../spatial/conformity/figures.ts'
import { legalZone } from '../../../spatial/crs/legalZones.ts'
import type { Fact, Section, Text } from '../../papers/receiptPaper.ts'
import type { Party } from '../party.ts'
import type { ReceiptFacts } from './facts.ts'
import { ARABIC } from './words/ar.ts'
import { FRENCH } from './words/fr.ts'
import type { ReceiptWords } from './words/words.ts'

export type Language = keyof Bilingual
export const WORDS: Readonly<Record<Language, ReceiptWords>> = { fr: FRENCH, ar: ARABIC }

/** Whose paper it is: the kingdom, the province, the commune and its counter. */
export function letterhead({ commune }: Pick<ReceiptFacts, 'commune'>, language: Language): string[] {
  const say = WORDS[language]
  const province = language === 'fr' ? commune.provinceFr : commune.provinceAr
  const name = language === 'fr' ? commune.nameFr : commune.nameAr
  return [
    say.kingdom,
    say.province[commune.provinceKind](province),
    `${say.commune[commune.kind](name)} – ${say.counter[commune.filing]}`,
  ]
}

export const nameOf = ({ nameFr, nameAr }: Party, language: Language) =>
  language === 'ar' ? (nameAr ?? nameFr) : nameFr
export const named = ({ nameFr, nameAr }: { readonly nameFr: string; readonly nameAr: string }, language: Language) =>
  language === 'ar' ? nameAr : nameFr

export type Placing = {
  readonly facts: Pick<ReceiptFacts, 'land' | 'commune'>
  readonly language: Language
  readonly say: ReceiptWords
}

/** The land a paper is about: where, under which title, how large. */
export function landSection(writing: Placing): Section {
  const { facts, language, say } = writing
  const { land, commune } = facts
  const area: Fact[] = land.areaM2 === null ? [] : [{ term: say.area, value: [areaText(land.areaM2, say)] }]
  const { lengthM = null, widthM = null } = land.trace ?? {}
  const line: Fact[] =
    lengthM === null || widthM === null
      ? []
      : [{ term: say.line, value: [say.lineBy(figure(lengthM), figure(widthM))] }]
  const zone = land.srid === null ? null : legalZone(land.srid)
  return {
    kind: 'facts',
    title: say.land,
    facts: [
      { term: say.communeTerm, value: [named(commune, language)] },
      { term: say.landTitle, value: titleText(writing) },
      ...line,
      ...area,
      ...(zone ? [{ term: say.zone, value: [named(zone, language), ' – ', { figures: `EPSG:${zone.srid}` }] }] : []),
    ],
  }
}

function titleText({ facts: { land }, say }: Placing): Text {
  const kind = say.titles[land.title ?? 'unsaid']
  if (land.title !== 'titled' && land.title !== 'requisition') return [kind]
  return [kind, land.titleNumber === null ? say.withoutNumber : { figures: land.titleNumber }]
}

/** As the land register writes it, and in square metres: an hectare is 100 ares, an are 100 centiares. */
function areaText(m2: number, say: ReceiptWords): string {
  const whole = Math.round(m2)
  const parts = { ha: Math.floor(whole / 10_000), a: Math.floor((whole % 10_000) / 100), ca: whole % 100 }
  return `${say.register(parts)} (${say.squareMetres(figure(m2))})`
}
