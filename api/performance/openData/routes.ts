import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import Router from '@koa/router'
import type { Context } from 'koa'
import { INDICATOR_CODES } from '../../contract/performance/indicators.ts'
import { type OpenDataAnswer, openDataQuery } from '../../contract/performance/openData.ts'
import { daysOf, quarterOf, quartersOf } from '../../contract/performance/period.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { quartersWithFigures } from '../bulletin/publishing/queries.ts'
import { definitionOf } from '../definitions/definitions.ts'
import { lastQuarter } from '../queries.ts'
import { stateOfFigures } from '../stateOfFigures.ts'
import { COLUMNS } from './dictionary.ts'
import { OpenFiles } from './files.ts'
import { licenceOn } from './licence.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
/** A day after every quarter. */
const AFTER_ALL = '9999-01-01'

/** The public's figures as files, with the dictionary that says what each column is. */
export function openDataRoutes(deps: Needs): Router {
  const router = new Router({ prefix: '/api/open-data' })
  const { db, clock } = deps
  const files = new OpenFiles(deps)

  router.get('/', async (ctx) => {
    ctx.body = await described(deps)
    ctx.set('Cache-Control', 'public, max-age=300')
  })

  for (const format of ['csv', 'json'] as const)
    router.get(`/performance.${format}`, async (ctx) => {
      const { period = lastQuarter(clock.today()), level } = parse(openDataQuery, ctx.query)
      if (!(await isKnown(db, period))) throw new Problem('NOT_FOUND')
      const { packed, tag } = await files.get({ period, level, format })
      ctx.set('ETag', tag)
      ctx.set('Cache-Control', 'public, max-age=600')
      ctx.vary('Accept-Encoding')
      if (ctx.get('If-None-Match') === tag) {
        ctx.status = 304
        return
      }
      ctx.type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8'
      ctx.set('Content-Disposition', `attachment; filename="performance-${period}.${format}"`)
      give(ctx, packed)
    })

  return router
}

/** Packed, as it is kept, to whoever reads that; unpacked on its way to others. */
function give(ctx: Context, packed: Buffer): void {
  if (ctx.acceptsEncodings('gzip', 'identity') === 'gzip') {
    ctx.set('Content-Encoding', 'gzip')
    ctx.body = packed
    return
  }
  ctx.body = Readable.from([packed]).pipe(createGunzip())
}

/** Whether anything is counted in a period: nothing is worked out for another. */
async function isKnown(db: Needs['db'], period: string): Promise<boolean> {
  const known = new Set(await quartersWithFigures(db, AFTER_ALL))
  return quartersOf(period).some((quarter) => known.has(quarter))
}

async function described({ db, clock }: Needs): Promise<OpenDataAnswer> {
  const today = clock.today()
  const [state, quarters] = [await stateOfFigures(db), await quartersWithFigures(db, daysOf(quarterOf(today)).first)]
  return {
    licence: licenceOn(today),
    asOf: state?.asOf ?? null,
    datasets: [
      {
        code: 'performance',
        name: { fr: 'Délais et dossiers par territoire', ar: 'الآجال والملفات حسب المجالات الترابية' },
        what: {
          fr: 'Chaque indicateur de chaque territoire, tous dossiers, grands et petits projets, une ligne par chiffre.',
          ar: 'كل مؤشر لكل مجال ترابي: جميع الملفات والمشاريع الكبرى والصغرى، سطر لكل رقم.',
        },
        files: (['csv', 'json'] as const).map((format) => ({ format, path: `/api/open-data/performance.${format}` })),
        periods: [...quarters],
        columns: [...COLUMNS],
      },
    ],
    indicators: INDICATOR_CODES.map(definitionOf).map(({ code, name, how, excluded, least }) => {
      return { code, name, how, excluded, least }
    }),
  }
}
