import codes from '@socialgouv/codes-naf'
import type { Activity, NamedRank } from '../../contract/activities.ts'
import { DIVISIONS_IN_ARABIC } from './divisionsInArabic.ts'
import { EVERYDAY_NAMES } from './everydayNames.ts'
import { SECTIONS } from './sections.ts'

const NAMES = new Map(codes.map(({ id, label }) => [id, label]))
const EVERYDAY = new Map(EVERYDAY_NAMES.map(([code, fr, ar]) => [code, { fr, ar }]))

/** @throws when the nomenclature has no such division: its data and our words then disagree */
function divisionOf(code: string): NamedRank {
  const nameFr = NAMES.get(code)
  const nameAr = DIVISIONS_IN_ARABIC[code]
  if (!nameFr || !nameAr) throw new Error(`division ${code} has no name in both languages`)
  return { code, nameFr, nameAr }
}

/** @throws when no section holds the division */
function sectionOf(division: string): NamedRank {
  const number = Number(division)
  const found = SECTIONS.find(({ divisions: [first, last] }) => number >= first && number <= last)
  if (!found) throw new Error(`division ${division} is in no section`)
  const { code, nameFr, nameAr } = found
  return { code, nameFr, nameAr }
}

function activityOf(code: string, nameFr: string): Activity {
  const division = code.slice(0, 2)
  const everyday = EVERYDAY.get(code) ?? null
  return { code, nameFr, everyday, division: divisionOf(division), section: sectionOf(division) }
}

const isClass = (id: string) => /^\d{2}\.\d{2}$/.test(id)

/** The 615 classes of NACE rév. 2; the French edition (NAF) adds a letter to some, which is left out here. */
export const ACTIVITIES: readonly Activity[] = codes
  .filter(({ id }) => isClass(id))
  .map(({ id, label }) => activityOf(id, label))

const BY_CODE = new Map(ACTIVITIES.map((activity) => [activity.code, activity]))

/** A class by its code, 56.30; null when the nomenclature has none. */
export const activityByCode = (code: string): Activity | null => BY_CODE.get(code) ?? null
