import { parseArgs } from 'node:util'
import { type Day, parseDay } from '../../../spatial/day.ts'
import { TRACKS, type Track } from '../../contract/procedures/definition.ts'
import type { Stop } from '../counting/countTerm.ts'

export const USAGE = `npm run clock -- due --procedure CODE [--track gp|pp] --from YYYY-MM-DD
    [--pause YYYY-MM-DD..YYYY-MM-DD]… [--holiday YYYY-MM-DD]… [--json]
  every stage of a dossier filed on that day, with its last day, the days that do not count and the rule.
  A pause is what the applicant owes, both days included. Holidays are added to those that were decided.
  npm run procedures -- list says the codes.`

export type Asked = {
  readonly procedure: string
  readonly track: Track | null
  readonly from: Day
  readonly pauses: readonly Stop[]
  readonly holidays: readonly Day[]
  readonly json: boolean
}

const OPTIONS = {
  procedure: { type: 'string' },
  track: { type: 'string' },
  from: { type: 'string' },
  pause: { type: 'string', multiple: true },
  holiday: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const

/** @throws Error with a sentence that says what was wrong and how it is written */
export function readArguments(args: readonly string[]): Asked {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  if (positionals[0] !== 'due' || positionals.length > 1) throw new Error(USAGE)
  if (!values.procedure) throw new Error(`--procedure is missing\n\n${USAGE}`)
  if (!values.from) throw new Error(`--from is missing\n\n${USAGE}`)
  return {
    procedure: values.procedure,
    track: trackOf(values.track),
    from: dayOf(values.from, '--from'),
    pauses: (values.pause ?? []).map(pauseOf),
    holidays: (values.holiday ?? []).map((text) => dayOf(text, '--holiday')),
    json: values.json,
  }
}

function trackOf(text: string | undefined): Track | null {
  if (text === undefined) return null
  const track = TRACKS.find((one) => one === text)
  if (!track) throw new Error(`--track ${text}: gp (grand projet) or pp (petit projet)`)
  return track
}

function dayOf(text: string, option: string): Day {
  const day = parseDay(text)
  if (!day) throw new Error(`${option} ${text}: not a day of the calendar, YYYY-MM-DD`)
  return day
}

function pauseOf(text: string): Stop {
  const [first = '', last, ...more] = text.split('..')
  if (last === undefined || more.length > 0) throw new Error(`--pause ${text}: two days, YYYY-MM-DD..YYYY-MM-DD`)
  const [from, to] = [dayOf(first, '--pause'), dayOf(last, '--pause')]
  if (to < from) throw new Error(`--pause ${text}: it ends before it begins`)
  return { from, to, why: 'pause' }
}
