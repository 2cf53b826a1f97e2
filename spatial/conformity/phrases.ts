import type { Bilingual } from '../bilingual.ts'
import { NBSP, THIN_NBSP } from './figures.ts'
import type { LandUse, PlanFact, Project, ServitudeFact, ZoneFact } from './types.ts'

type Part = Bilingual | string

/** First-strong isolate: a Latin name or code keeps its own direction inside an Arabic sentence. */
const isolated = (text: string): string => (/[A-Za-zÀ-ÿ]/.test(text) ? `\u2068${text}\u2069` : text)

const woven = (strings: TemplateStringsArray, parts: readonly string[]): string =>
  strings.map((text, i) => text + (parts[i] ?? '')).join('')

/** French, with the spaces and the apostrophe its typography wants. */
export function fr(strings: TemplateStringsArray, ...parts: readonly Part[]): string {
  const text = woven(
    strings,
    parts.map((part) => (typeof part === 'string' ? part : part.fr)),
  )
  return text
    .replaceAll("'", '’')
    .replace(/ ([;?!])/g, `${THIN_NBSP}$1`)
    .replace(/ :/g, `${NBSP}:`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`)
}

/** Arabic; Latin names and codes are isolated so that the line reads in order. */
export const ar = (strings: TemplateStringsArray, ...parts: readonly Part[]): string =>
  woven(
    strings,
    parts.map((part) => (typeof part === 'string' ? isolated(part) : part.ar)),
  )

/** Sentences one after the other; empty ones are left out. */
export const joined = (...sentences: readonly (Bilingual | null)[]): Bilingual => {
  const said = sentences.filter((sentence) => sentence !== null)
  return { fr: said.map((one) => one.fr).join(' '), ar: said.map((one) => one.ar).join(' ') }
}

export const listed = (names: readonly Bilingual[]): Bilingual => ({
  fr: names.map((name) => name.fr).join(', '),
  ar: names.map((name) => name.ar).join('، '),
})

export const zoneName = ({ code, sector }: ZoneFact): Bilingual =>
  sector ? { fr: fr`${code} (secteur ${sector})`, ar: ar`${code} (القطاع ${sector})` } : { fr: code, ar: ar`${code}` }

/** "B4, habitat individuel,": the label as printed between commas, unless it only says the code once more. */
export function zoneCalled(zone: ZoneFact): Bilingual {
  const name = zoneName(zone)
  const isSaid = (label: string) => label !== '' && label !== zone.code
  return {
    fr: isSaid(zone.labelFr) ? fr`${name}, ${zone.labelFr},` : name.fr,
    ar: isSaid(zone.labelAr) ? ar`${name}، ${zone.labelAr}،` : name.ar,
  }
}

/** "plan « … » (décret …)": quoted, so that any name an agency gives reads well in a sentence. */
export function planName({ planNameFr, planNameAr, act }: PlanFact): Bilingual {
  const by: Bilingual = act ? { fr: fr` (${act})`, ar: ar` (${act})` } : { fr: '', ar: '' }
  return { fr: fr`plan « ${planNameFr} »${by}`, ar: ar`«${planNameAr}»${by}` }
}

export const servitudeName = ({ nameFr, nameAr }: ServitudeFact): Bilingual => ({ fr: nameFr, ar: ar`${nameAr}` })

export const LAND_USE_NAMES: Readonly<Record<LandUse, Bilingual>> = {
  individual_housing: { fr: 'habitat individuel', ar: 'السكن الفردي' },
  collective_housing: { fr: 'habitat collectif', ar: 'السكن الجماعي' },
  commerce: { fr: 'commerce', ar: 'التجارة' },
  offices: { fr: 'bureaux', ar: 'المكاتب' },
  hotel: { fr: 'hôtellerie', ar: 'الفندقة' },
  industry: { fr: 'industrie', ar: 'الصناعة' },
  warehouse: { fr: 'entrepôt', ar: 'التخزين' },
  public_facility: { fr: 'équipement public', ar: 'المرافق العمومية' },
  agriculture: { fr: 'agriculture', ar: 'الفلاحة' },
}

const PROJECT_FIELDS: Readonly<Record<keyof Project, Bilingual>> = {
  use: { fr: "l'usage prévu", ar: 'الاستعمال المزمع' },
  footprintM2: { fr: "l'emprise au sol", ar: 'المساحة المبنية على الأرض' },
  floorAreaM2: { fr: 'la surface de plancher', ar: 'مساحة الأرضيات' },
  levels: { fr: 'le nombre de niveaux', ar: 'عدد الطوابق' },
  heightM: { fr: 'la hauteur', ar: 'الارتفاع' },
  dwellings: { fr: 'le nombre de logements', ar: 'عدد المساكن' },
  parkingPlaces: { fr: 'le nombre de places de stationnement', ar: 'عدد مواقف السيارات' },
}

/** What the applicant did not give; never to be confused with what the agency did not publish. */
export const notGiven = (field: keyof Project): Bilingual => ({
  fr: fr`Le projet n'indique pas ${PROJECT_FIELDS[field]}.`,
  ar: ar`لم يحدد المشروع ${PROJECT_FIELDS[field]}.`,
})

export const OFFICER_DECIDES: Bilingual = { fr: 'Un agent décide.', ar: 'يعود القرار إلى موظف مختص.' }

export const TO_CONFIRM: Bilingual = { fr: '(valeur à confirmer)', ar: '(قيمة يجب تأكيدها)' }
