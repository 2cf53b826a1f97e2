import { zonesMet } from '../../spatial/conformity/governing.ts'
import { PARAMETER_NAMES, printedParameter } from '../../spatial/conformity/parameters.ts'
import {
  type Facts,
  PARAMETERS,
  type Parameter,
  type Regulation,
  type RegulationFigure,
} from '../../spatial/conformity/types.ts'
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

/** Every parameter in the order of the trade; one named without a figure is « not published », one not named is silence. */
function regulationOf({ buildable, uses, figures, conditions = [] }: Regulation): Said {
  return {
    buildable,
    uses: uses && { permitted: [...uses.permitted], forbidden: [...uses.forbidden], article: uses.article },
    figures: PARAMETERS.map((parameter) => figureOf(parameter, figures[parameter])),
    conditions: conditions.map((condition) => ({ ...condition })),
  }
}

function figureOf(parameter: Parameter, figure: RegulationFigure | undefined): Said['figures'][number] {
  const { value, article, printedLabel } = figure ?? SILENT
  return {
    parameter,
    name: PARAMETER_NAMES[parameter],
    printed: value === null ? null : printedParameter(parameter, value),
    value,
    article,
    label: printedLabel,
    said: figure !== undefined,
  }
}

const SILENT: RegulationFigure = { value: null, article: null, printedLabel: null }
