import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import Router from '@koa/router'
import type { Context } from 'koa'
import { INDICATOR_CODES } from '../../contract/performance/indicators.ts'
import { type OpenDataAnswer, openDataQuery } from '../../contract/performance/openData.ts'
import { daysOf, quarterOf } from '../../contract/performance/period.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { quartersWithFigures } from '../bulletin/publishing/queries.ts'
import { definitionOf } from '../definitions/definitions.ts'
import { lastQuarter } from '../queries.ts'
import { stateOfFigures } from '../stateOfFigures.ts'
import { COLUMNS } from './dictionary.ts'
import { licenceOn } from './licence.ts'
import { levelsOf, openRows } from './rows.ts'
import { asCsv, asJson } from './written.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'log'>

/** The public's figures as files, with the dictionary that says what each column is. */
export function openDataRoutes(deps: Needs): Router {
  const router = new Router({ prefix: '/api/open-data' })
  const { db, clock } = deps

  router.get('/', async (ctx) => {
    ctx.body = await described(deps)
    ctx.set('Cache-Control', 'public, max-age=300')
  })

  for (const format of ['csv', 'json'] as const)
    router.get(`/performance.${format}`, async (ctx) => {
      const today = clock.today()
      const { period = lastQuarter(today), level } = parse(openDataQuery, ctx.query)
      const state = await stateOfFigures(db)
      const tag = `"${period}-${level ?? 'all'}-${state?.version ?? 0}-${today}"`
      ctx.set('ETag', tag)
      ctx.set('Cache-Control', 'public, max-age=300')
      if (ctx.get('If-None-Match') === tag) {
        ctx.status = 304
        return
      }
      const rows = openRows(db, { period, levels: levelsOf(level), today })
      const before = { period, asOf: state?.asOf ?? null, licence: licenceOn(today) }
      ctx.type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8'
      ctx.set('Content-Disposition', `attachment; filename="performance-${period}.${format}"`)
      give(ctx, deps, format === 'csv' ? asCsv(rows) : asJson(rows, before))
    })

  return router
}

/** As it is written: nothing of a hundred thousand rows is held. */
function give(ctx: Context, { log }: Needs, text: AsyncIterable<string>): void {
  const given = new PassThrough()
  const zipped = ctx.acceptsEncodings('gzip', 'identity') === 'gzip'
  ctx.vary('Accept-Encoding')
  if (zipped) ctx.set('Content-Encoding', 'gzip')
  const through = zipped ? [createGzip({ level: 5 })] : []
  pipeline([Readable.from(text), ...through, given]).catch((error: unknown) => {
    // Whoever asked has gone, or the database has: what was given stops short, and its reader sees that it does.
    log.warn({ err: error }, 'open data was not given whole')
    given.destroy(error instanceof Error ? error : undefined)
  })
  ctx.body = given
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
