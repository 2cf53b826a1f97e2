import type { Bilingual } from '../bilingual.ts'
import type { Position } from '../geometry/types.ts'
import { FILE_REFUSALS } from './sentences/fileRefusals.ts'
import { FINDINGS } from './sentences/findings.ts'
import { PLACE_REFUSALS } from './sentences/placeRefusals.ts'
import type { Finding, IntakeRefusal } from './types.ts'

const REFUSALS = { ...FILE_REFUSALS, ...PLACE_REFUSALS }

/** What a refusal says to the person: what is wrong, where, and what to do. */
export function refusalSentence({ code, data = {}, at }: Pick<IntakeRefusal, 'code' | 'data' | 'at'>): Bilingual {
  return placed(REFUSALS[code](data), at)
}

/** What a finding says to the person: what was noticed or changed, where, and what to check. */
export function findingSentence({ code, data = {}, at }: Pick<Finding, 'code' | 'data' | 'at'>): Bilingual {
  return placed(FINDINGS[code](data), at)
}

function placed({ fr, ar }: Bilingual, at: Position | undefined): Bilingual {
  if (!at?.every(Number.isFinite)) return { fr, ar }
  const [x, y] = at
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
    const [lon, lat] = [x.toFixed(6), y.toFixed(6)]
    return {
      fr: `${fr} Endroit : latitude ${lat}, longitude ${lon}.`,
      ar: `${ar} المكان: خط العرض ${lat}، خط الطول ${lon}.`,
    }
  }
  const [east, north] = [x.toFixed(2), y.toFixed(2)]
  return { fr: `${fr} Endroit : X = ${east}, Y = ${north}.`, ar: `${ar} المكان: X = ${east}، Y = ${north}.` }
}
