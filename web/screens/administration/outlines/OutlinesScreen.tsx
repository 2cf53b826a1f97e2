import { useState } from 'react'
import type { OutlinesReport } from '../../../../api/contract/outlines.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed, printedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useOutlineWords } from '../../../text/useOutlineWords.ts'
import { useWords } from '../../../text/words.ts'
import table from '../../../ui/table.module.css'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import work from '../work.module.css'
import { GiveOutlines } from './GiveOutlines.tsx'
import { type GivenFile, useOutlinesStanding } from './outlineQueries.ts'
import { ReviewOutlines } from './ReviewOutlines.tsx'

/** Real outlines instead of the approximate cells: given, read, then applied. */
export function OutlinesScreen() {
  const title = useAdministrationWords()('administration.outlines')
  useTitle(title)
  return <AdministrationSection needs={['outlines.import']}>{() => <Outlines title={title} />}</AdministrationSection>
}

export type Reviewed = GivenFile & { readonly report: OutlinesReport }

function Outlines({ title }: { readonly title: string }) {
  const say = useOutlineWords()
  const [reviewed, setReviewed] = useState<Reviewed | null>(null)
  return (
    <>
      <h1>{title}</h1>
      <p className={work.intro}>{say('intro')}</p>
      {reviewed ? (
        <ReviewOutlines reviewed={reviewed} onOther={() => setReviewed(null)} />
      ) : (
        <GiveOutlines onReviewed={setReviewed} />
      )}
      <Standing />
    </>
  )
}

function Standing() {
  const say = useOutlineWords()
  const { nameOf } = useWords()
  const standing = useOutlinesStanding()
  if (standing.isPending) return <Waiting lines={[32, 44, 44, 44, 44]} />
  if (standing.error)
    return <ProblemReport problem={problemOf(standing.error)} onRetry={() => void standing.refetch()} />
  return (
    <section className={work.group}>
      <h2>{say('regions')}</h2>
      <table className={table.table} data-stacks>
        <thead>
          <tr>
            <th scope="col">{say('region')}</th>
            <th scope="col" className={table.number}>
              {say('communes')}
            </th>
            <th scope="col" className={table.number}>
              {say('imported')}
            </th>
            <th scope="col">{say('sources')}</th>
          </tr>
        </thead>
        <tbody>
          {standing.data.regions.map(({ code, communes, imported, sources, ...names }) => (
            <tr key={code}>
              <th scope="row">{nameOf(names)}</th>
              <td className={`figures ${table.number}`} data-label={say('communes')}>
                {fixed(communes, 0)}
              </td>
              <td className={`figures ${table.number}`} data-label={say('imported')}>
                {fixed(imported, 0)}
              </td>
              <td data-label={say('sources')}>
                {sources.length === 0 && say('noSource')}
                {sources.map(({ source, day, communes: count }) => (
                  <p key={`${source} ${day}`}>
                    <bdi>{say('source', { source, day: printedDay(day), count: fixed(count, 0) })}</bdi>
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
