import { BACKLOG_FIELDS, type BacklogField } from '../../../api/contract/backlog.ts'
import { FIELD_WORDS } from '../../../api/contract/backlogWords.ts'
import { type Day, dayNumber, dayOfNumber } from '../../../spatial/day.ts'
import { type Random, seeded } from '../random.ts'
import { howMany, seedOf } from './chance.ts'
import { habitsOf } from './habits.ts'
import { PaperOwners } from './owners.ts'
import { courseOf, type PaperCourse } from './paperCourse.ts'
import { type Place, placesOf } from './places.ts'
import { type Quarter, quartersUntil } from './quarters.ts'
import { drawRequest } from './requests.ts'
import { workedFrom } from './workedDays.ts'

/** The paper register of a commune, as a spreadsheet of the house's template. */
export type Register = {
  readonly communeCode: string
  readonly fileName: string
  readonly bytes: Buffer
  readonly rows: number
}

export type HistoryWanted = {
  /** About how many in the whole country. */
  readonly dossiers: number
  /** Nothing happens from this day on. */
  readonly until: Day
  readonly places?: Parameters<typeof placesOf>[2]
}

type Row = { readonly [F in BacklogField]?: string }

const WHOLE_QUARTER_DAYS = 91
/** How much of the year's filings the months of a quarter see: summer is slow. */
const SEASONS = [1, 1.12, 0.82, 1.06] as const
const GROWTH = 0.05
const FIRST_TITLE = 950_001

/** The registers of the country, commune by commune; always the same for one day and one number. Those without a row are left out. */
export function* registersOf({ dossiers, until, places }: HistoryWanted): Generator<Register> {
  const quarters = quartersUntil(until)
  const whole = quarters.reduce((sum, quarter) => sum + shareOf(quarter), 0)
  for (const place of placesOf(dossiers, whole, places)) {
    const rows = rowsOf(place, quarters, until)
    if (rows.length === 0) continue
    const { code } = place.commune
    yield { communeCode: code, fileName: `registre-${code}.csv`, bytes: asCsv(rows), rows: rows.length }
  }
}

/** As a part of a whole quarter, with its season and the years' growth. */
function shareOf({ index, from, to }: Quarter): number {
  const season = SEASONS[Math.floor(Number(dayOfNumber(from).slice(5, 7)) / 3.1)] ?? 1
  return ((to - from) / WHOLE_QUARTER_DAYS) * season * (1 + (GROWTH * index) / 4)
}

type Filing = { readonly quarter: Quarter; readonly filed: number }

function rowsOf(place: Place, quarters: readonly Quarter[], until: Day): Row[] {
  const random = seeded(seedOf(`register ${place.commune.code}`))
  const filings = quarters
    .flatMap((quarter) => filingsOf(place, quarter, random))
    .filter(({ filed }) => filed < dayNumber(until))
    .toSorted((a, b) => a.filed - b.filed)
  const owners = new PaperOwners(place, random)
  const habits = habitsOf(place.commune)
  const numbers = new Map<string, number>()
  return filings.map(({ quarter, filed }) => {
    const day = dayOfNumber(filed)
    const request = drawRequest(place.commune, day, random)
    const course = courseOf({ request, habits, filed, slowness: habits.slowness(quarter.index), random })
    const year = day.slice(0, 4)
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    return {
      ...{ paperNumber: `${number}/${year}`, procedure: request.definition.code, title: request.title },
      ...owners.next(request),
      ...(random.chance(0.7) && { titleNumber: titleOf(place, number, random) }),
      ...(request.track && { track: request.track }),
      ...written(course, until),
    }
  })
}

function filingsOf(place: Place, quarter: Quarter, random: Random): Filing[] {
  const count = howMany(random, place.aQuarter * shareOf(quarter))
  return Array.from({ length: count }, () => ({
    quarter,
    filed: workedFrom(quarter.from + Math.floor(random.next() * (quarter.to - quarter.from))),
  }))
}

const titleOf = ({ commune }: Place, number: number, random: Random) =>
  `${FIRST_TITLE + number + Math.floor(random.next() * 40_000)}/${commune.provinceCode.slice(-2)}`

/** What is said stands beside a day, and goes with it. */
const BESIDE: readonly (readonly [BacklogField, readonly BacklogField[]])[] = [
  ['complementReason', ['complementAskedOn']],
  ['refusalReason', ['refusedOn', 'admissionRefusedOn']],
  ['decision', ['decidedOn']],
]

/** As far as it has come: what would happen on that day or later is not written yet. */
function written({ days, said }: PaperCourse, until: Day): Row {
  const end = dayNumber(until)
  const dated = Object.fromEntries(
    Object.entries(days).flatMap(([field, day]) => (day < end ? [[field, dayOfNumber(day)]] : [])),
  ) as Row
  const spoken = BESIDE.flatMap(([field, beside]) => {
    const text = said[field]
    return text !== undefined && beside.some((one) => dated[one] !== undefined) ? [[field, text]] : []
  })
  const agreed = said.decision === 'accordé' && dated.decidedOn !== undefined && dated.signedOn === undefined
  return { ...dated, ...Object.fromEntries(spoken), ...(agreed && { decision: 'accord de principe' }) }
}

function asCsv(rows: readonly Row[]): Buffer {
  const fields = BACKLOG_FIELDS.filter((field) => rows.some((row) => row[field] !== undefined))
  const lines = rows.map((row) => fields.map((field) => row[field] ?? '').join(';'))
  return Buffer.from([fields.map((field) => FIELD_WORDS[field].fr).join(';'), ...lines].join('\n'))
}
