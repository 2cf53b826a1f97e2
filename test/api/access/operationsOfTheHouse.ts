import type { Cell, Making } from './cell.ts'

export function ofTheHouse({ cast, world, cell }: Making): Cell[] {
  const events = [
    ['own', cast.colleague],
    ['foreign', world.foreign],
  ] as const
  return [
    ...events.map(([name, { event, body }]) =>
      cell(
        `an event of the ${name} body`,
        [['journal.consult', { bodyIds: [body] }]],
        `select from journal_event where id = '${event}'`,
      ),
    ),
    cell('the checks of documents', [['state.consult', {}]], 'select from document_check'),
    cell('the queue', [['jobs.watch', {}]], 'select from watch_jobs()'),
    cell('a job again', [['jobs.retry', {}]], `select from (select 1) once where retry_job(${world.job}, now())`),
    cell('a message', [['messages.watch', {}]], `select from message where id = '${world.message}'`),
  ]
}
