import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useBulletinWords } from '../../../text/useBulletinWords.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import { DraftTable } from './DraftTable.tsx'
import { useDrafts } from './draftQueries.ts'
import { MakeForm } from './MakeForm.tsx'

/** Bulletins as they are prepared, read through by one person and published by another. */
export function MakingScreen() {
  const title = useAdministrationWords()('administration.bulletins')
  useTitle(title)
  return <AdministrationSection needs={['bulletin.make']}>{() => <Making title={title} />}</AdministrationSection>
}

function Making({ title }: { readonly title: string }) {
  const say = useBulletinWords()
  const { data, error, refetch } = useDrafts()
  return (
    <>
      <h1>{title}</h1>
      <p>{say('making.intro')}</p>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[60, 44, 44, 44]} />}
      {data && (
        <>
          <MakeForm quarters={data.quarters} />
          {data.drafts.length === 0 ? (
            <EmptyState level={2} title={say('making.none')} text={say('making.noneHint')} />
          ) : (
            <DraftTable title={title} drafts={data.drafts} />
          )}
        </>
      )}
    </>
  )
}
