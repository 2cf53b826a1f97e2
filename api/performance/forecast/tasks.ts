import type { WorkDeps } from '../../deps.ts'
import type { Tasks } from '../../jobs/tasks.ts'
import { checkForecasts } from './checkForecasts.ts'

export const forecastTasks = ({ db, clock }: WorkDeps): Tasks => ({
  'forecasts.check': () => checkForecasts(db, clock.today()),
})
