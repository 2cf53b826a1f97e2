import { overall } from './overall.ts'
import { alignment } from './rules/alignment.ts'
import { conditions } from './rules/conditions.ts'
import { floorRatio } from './rules/floorRatio.ts'
import { footprintRatio } from './rules/footprintRatio.ts'
import { frontage } from './rules/frontage.ts'
import { height } from './rules/height.ts'
import { levels } from './rules/levels.ts'
import { littoral } from './rules/littoral.ts'
import { minArea } from './rules/minArea.ts'
import { minWidth } from './rules/minWidth.ts'
import { parcelOverlap } from './rules/parcelOverlap.ts'
import { parking } from './rules/parking.ts'
import { planCoverage } from './rules/planCoverage.ts'
import { prospect } from './rules/prospect.ts'
import { ruralFootprint } from './rules/ruralFootprint.ts'
import { ruralHeight } from './rules/ruralHeight.ts'
import { ruralMinArea } from './rules/ruralMinArea.ts'
import { ruralSetbacks } from './rules/ruralSetbacks.ts'
import { servitudeAvis } from './rules/servitudeAvis.ts'
import { servitudeForbids } from './rules/servitudeForbids.ts'
import { servitudeLimitsHeight } from './rules/servitudeLimitsHeight.ts'
import { servitudeLimitsUse } from './rules/servitudeLimitsUse.ts'
import { setbacks } from './rules/setbacks.ts'
import { use } from './rules/use.ts'
import { waterMargin } from './rules/waterMargin.ts'
import { zone } from './rules/zone.ts'
import type { Facts, Report, Rule } from './types.ts'

/** Every rule, in the order of RULE_CODES: the order a report lists its checks in. */
export const RULES: readonly Rule[] = [
  planCoverage,
  zone,
  use,
  minArea,
  minWidth,
  frontage,
  footprintRatio,
  floorRatio,
  height,
  levels,
  setbacks,
  prospect,
  parking,
  conditions,
  servitudeForbids,
  servitudeLimitsHeight,
  servitudeLimitsUse,
  servitudeAvis,
  alignment,
  littoral,
  waterMargin,
  ruralMinArea,
  ruralFootprint,
  ruralHeight,
  ruralSetbacks,
  parcelOverlap,
]

/** The version of each rule, part of a report's seal. */
export const ruleVersions = (): Record<string, number> =>
  Object.fromEntries(RULES.map(({ code, version }) => [code, version]))

/** The answer of every rule on the facts. Pure: the same facts give the same report, here or in the browser. */
export function report(facts: Facts, rules: readonly Rule[] = RULES): Report {
  const checks = rules.flatMap((rule) => rule.check(facts))
  return { verdict: overall(checks), checks }
}
