import Router from '@koa/router'
import { asActor } from '../access/asActor.ts'
import { authorise } from '../access/authorise.ts'
import { currentActor } from '../access/currentActor.ts'
import { type Job, jobsQuery } from '../contract/jobs.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { retryJob } from './commands.ts'
import { type JobRow, jobCounts, jobsAfter, pageOfJobs } from './queries.ts'

/** The queue as operators watch it. */
export function jobRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/jobs', async (ctx) => {
    const actor = currentActor(ctx)
    authorise(actor, 'jobs.watch')
    const asked = parse(jobsQuery, ctx.query)
    ctx.body = await asActor(deps, actor, async (transaction) => {
      const { page, next } = pageOfJobs(await jobsAfter(transaction, asked))
      return { jobs: page.map(present), counts: await jobCounts(transaction), next }
    })
  })

  router.post('/api/jobs/:id/retry', async (ctx) => {
    const actor = currentActor(ctx)
    const { mandateId } = authorise(actor, 'jobs.retry')
    const context = { actor, at: deps.clock.now(), requestId: String(ctx.state.requestId), mandateId }
    const job = await asActor(deps, actor, (transaction) => retryJob(transaction, context, ctx.params.id ?? ''))
    ctx.body = { job: present(job) }
  })

  return router
}

const present = ({ createdAt, runAt, ...job }: JobRow): Job => ({
  ...job,
  createdAt: createdAt.toISOString(),
  runAt: runAt.toISOString(),
})
