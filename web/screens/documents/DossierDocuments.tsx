import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { useNoticed } from '../../upload/useNoticed.ts'
import { useUploads } from '../../upload/useUploads.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { DocumentList } from './DocumentList.tsx'
import { useDocuments } from './documentQueries.ts'
import classes from './documents.module.css'
import { NoticedFiles } from './NoticedFiles.tsx'
import { UnfinishedUploads } from './UnfinishedUploads.tsx'
import { UploadDrop } from './UploadDrop.tsx'
import { UploadList } from './UploadList.tsx'

/** A dossier's documents, and the place to deposit more. */
export function DossierDocuments({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useDocumentWords()
  const documents = useDocuments(dossier.id)
  const { items, queue } = useUploads(dossier.id)
  const { noticed, look } = useNoticed(null)
  const mayDeposit = dossier.may.includes('document.deposit')
  return (
    <section className={classes.documents}>
      <h2 className="unseen">{say('documents.heading')}</h2>
      {mayDeposit && (
        <>
          <UploadDrop
            onFiles={(files) => {
              queue.add(dossier.id, files)
              void look(files)
            }}
          />
          <NoticedFiles noticed={noticed} />
          <UploadList items={items} queue={queue} />
          <UnfinishedUploads dossierId={dossier.id} items={items} queue={queue} />
        </>
      )}
      {documents.error && (
        <ProblemReport problem={problemOf(documents.error)} onRetry={() => void documents.refetch()} />
      )}
      {documents.isPending && <Waiting lines={[72, 72]} />}
      {documents.data?.length === 0 && items.length === 0 && (
        <EmptyState
          level={2}
          title={say('documents.none')}
          text={say(mayDeposit ? 'documents.noneText' : 'documents.noneReadOnly')}
        />
      )}
      {documents.data && documents.data.length > 0 && (
        <DocumentList dossierId={dossier.id} documents={documents.data} />
      )}
    </section>
  )
}
