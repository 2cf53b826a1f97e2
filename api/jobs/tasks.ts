/** Every job of the house and what it is handed. A payload holds ids, never personal data. */
export type JobPayloads = {
  readonly 'message.send': { readonly messageId: string }
  readonly 'message.resume': Scheduled
  readonly 'bounces.read': Scheduled
  readonly 'document.scan': { readonly sha256: string }
  readonly 'document.preview': { readonly sha256: string }
  readonly 'documents.check': Scheduled
  readonly 'export.prepare': { readonly exportId: string }
  readonly 'backlog.import': { readonly backlogId: string }
  readonly 'privacy.retain': Scheduled
  readonly 'house.tidy': Scheduled
  readonly 'deadlines.recount': Scheduled
  readonly 'deadlines.warn': Scheduled
  readonly 'board.week': Scheduled
  readonly 'nudges.tell': { readonly runId: string }
  readonly 'keys.warn': Scheduled
  readonly 'forecasts.check': Scheduled
  readonly 'territory.apply': Scheduled
  readonly 'bulletin.make': { readonly bulletinId: string }
  readonly 'plan.control': { readonly draftId: string; readonly nth: number }
  readonly 'servitudes.control': { readonly batchId: string; readonly nth: number }
  readonly 'acts.stamp': Scheduled
  readonly 'acts.evidence': Scheduled
  readonly 'plans.recheck': { readonly recheckId: string }
}
/** Run by the clock, or for what waits in a table: nothing is handed over. */
type Scheduled = Readonly<Record<string, unknown>>

/** What a resource does for its jobs: a task that throws is tried again, later and later. */
export type Tasks = { readonly [T in keyof JobPayloads]?: (payload: JobPayloads[T]) => Promise<void> }
