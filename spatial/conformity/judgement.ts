import type { Bilingual } from '../bilingual.ts'
import { isAtLeast, isAtMost, metres, printed } from './figures.ts'
import { ar, fr } from './phrases.ts'
import type { Tolerance, Unit, Verdict } from './types.ts'

export type Sense = 'at_least' | 'at_most'

export type Comparison = {
  readonly measured: number
  readonly limit: number
  readonly sense: Sense
  readonly unit: Unit
  /** How far the measured figure may be off, in its unit; 0 for a figure the applicant declares. */
  readonly doubt: number
  /** Whether the doubt also spoils an answer on the right side of the limit, as it does for an outline in degrees. */
  readonly bothSides: boolean
}

/** At the limit complies; nearer to it than the doubt, an officer decides. */
export function judged({ measured, limit, sense, unit, doubt, bothSides }: Comparison): Verdict {
  const passes = sense === 'at_least' ? isAtLeast(measured, limit, unit) : isAtMost(measured, limit, unit)
  const doubtful = Math.abs(measured - limit) < doubt
  if (passes) return doubtful && bothSides ? 'reserved' : 'compliant'
  return doubtful ? 'reserved' : 'noncompliant'
}

/** Why the machine does not decide: the measured figure is nearer to the limit than it is worth. */
export function withinDoubt(doubt: number, unit: Unit): Bilingual {
  const tolerance = printed(doubt, unit)
  return {
    fr: fr`L'écart est inférieur à la tolérance de ${tolerance} : un agent décide.`,
    ar: ar`الفرق أقل من هامش التسامح ${tolerance}: يعود القرار إلى موظف مختص.`,
  }
}

/** The same for a distance on the ground, saying where the doubt comes from. */
export function withinPosition(tolerance: Tolerance, doubtM: number): Bilingual {
  const doubt = metres(doubtM)
  return tolerance.because === 'geographic_source'
    ? {
        fr: fr`Le contour vient de coordonnées géographiques, justes à ${doubt} près : un agent décide.`,
        ar: ar`المحيط مستخرج من إحداثيات جغرافية دقتها ${doubt}: يعود القرار إلى موظف مختص.`,
      }
    : {
        fr: fr`L'écart est inférieur à la tolérance de position de ${doubt} : un agent décide.`,
        ar: ar`الفرق أقل من هامش تحديد الموقع ${doubt}: يعود القرار إلى موظف مختص.`,
      }
}
