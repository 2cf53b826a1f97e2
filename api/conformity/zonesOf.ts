import { zonesMet } from '../../spatial/conformity/governing.ts'
import { PARAMETER_NAMES, printedParameter } from '../../spatial/conformity/parameters.ts'
import { type Facts, PARAMETERS, type Regulation, type RegulationFigure } from '../../spatial/conformity/types.ts'
import type { ZoneMet } from '../contract/zones.ts'

/** The zones of the governing plans that the land meets, each with its règlement as printed. */
export const zonesOf = (facts: Facts): ZoneMet[] =>
  zonesMet(facts).flatMap(({ zone, plan, contact }) =>
    contact === 'apart'
      ? []
      : [
          {
            plan: plan.plan,
            code: zone.code,
            sector: zone.sector,
            labelFr: zone.labelFr,
            labelAr: zone.labelAr,
            areaM2: zone.overlapM2,
            share: zone.overlapShare,
            contact,
            regulation: zone.regulation && regulationOf(zone.regulation),
          },
        ],
  )

type Said = NonNullable<ZoneMet['regulation']>

/** Every parameter the règlement names, in the order of the trade; one it names without a figure is « not published ». */
function regulationOf({ buildable, uses, figures }: Regulation): Said {
  return {
    buildable,
    uses: uses && { permitted: [...uses.permitted], forbidden: [...uses.forbidden], article: uses.article },
    figures: PARAMETERS.flatMap((parameter) => {
      const figure = figures[parameter]
      return figure ? [figureOf(parameter, figure)] : []
    }),
  }
}

const figureOf = (parameter: (typeof PARAMETERS)[number], { value, article, printedLabel }: RegulationFigure) => ({
  parameter,
  name: PARAMETER_NAMES[parameter],
  printed: value === null ? null : printedParameter(parameter, value),
  value,
  article,
  label: printedLabel,
})
