import { problemOf } from '../../../api/problem.ts'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { Modes } from '../Modes.tsx'
import territory from '../territory.module.css'
import { HeatChoices } from './HeatChoices.tsx'
import { HeatStage } from './HeatStage.tsx'
import { HeatTable } from './HeatTable.tsx'
import { OpenedHexagon } from './OpenedHexagon.tsx'
import { useHeatView } from './useHeatView.ts'

/** Where what is late today, and what soon will be, gathers; the table says the same. */
export function HeatScreen() {
  const say = useHeatWords()
  const view = useHeatView()
  useTitle(say('title'))
  const { heat } = view
  return (
    <main id="content" className={territory.screen} tabIndex={-1}>
      <header className={territory.head}>
        <h1>{say('title')}</h1>
        <Modes view={view.search.view} />
        <HeatChoices view={view} />
      </header>
      <HeatStage view={view} />
      <div className={territory.side}>
        <OpenedHexagon view={view} />
        {heat.error && <ProblemReport problem={problemOf(heat.error)} onRetry={() => void heat.refetch()} />}
        {heat.data ? (
          <HeatTable heat={heat.data} view={view} />
        ) : (
          !heat.error && <Waiting lines={[32, 40, 40, 40, 40, 40]} />
        )}
      </div>
    </main>
  )
}
