import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo, useState } from 'react'
import type { DocumentAnswer } from '../../../../api/contract/documents.ts'
import { useDocumentWords } from '../../../text/useDocumentWords.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { useSize } from '../../documents/bytes.ts'
import { isHeld } from '../../documents/DocumentLine.tsx'
import { PreflightFindings } from '../../documents/PreflightFindings.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { PickFiles } from './PickFiles.tsx'
import rows from './pieces.module.css'
import type { PieceFiles } from './usePieceFiles.ts'

type PieceFileProps = {
  readonly document: DocumentAnswer
  readonly work: PieceFiles
  readonly onSaid: (text: string) => void
}

/** One file of a piece: its name, what it is, what was found in it, and what can be done with it. */
export const PieceFile = memo(function PieceFile({ document, work, onSaid }: PieceFileProps) {
  const say = useFilingWords()
  const words = useDocumentWords()
  const size = useSize()
  const { id, dossierId, fileName, bytes, pages } = document
  return (
    <li>
      <p className={rows.file}>
        {isHeld(document) ? (
          <bdi>{fileName}</bdi>
        ) : (
          <Link
            to="/dossiers/$id"
            params={{ id: dossierId }}
            search={{ tab: 'documents', document: id }}
            aria-label={say('pieces.read', { name: fileName })}
          >
            <bdi>{fileName}</bdi>
          </Link>
        )}{' '}
        <small className="figures">
          {size(bytes)}
          {pages !== null && ` · ${words('documents.pages', { count: pages })}`}
        </small>
      </p>
      <FileFindings document={document} />
      {document.may.includes('document.withdraw') && <Deeds document={document} work={work} onSaid={onSaid} />}
    </li>
  )
})

/** What the service found in the file: the place where everything it says of one document stands. */
function FileFindings({ document }: { readonly document: DocumentAnswer }) {
  const words = useDocumentWords()
  const { findings, scan } = document
  const held = isHeld(document)
  if (!held && !findings?.length) return null
  return (
    <div className={rows.found}>
      {held && (
        <p className={rows.note}>{words(`documents.scanWhy.${scan === 'infected' ? 'infected' : 'waiting'}`)}</p>
      )}
      {findings && <PreflightFindings findings={findings} />}
    </div>
  )
}

function Deeds({ document, work, onSaid }: PieceFileProps) {
  const say = useFilingWords()
  const words = useDocumentWords()
  const [withdrawing, setWithdrawing] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const name = document.fileName
  const detach = async () => {
    setRefusal(null)
    await work.assign(document.id, null)
    onSaid(say('pieces.detached'))
    await work.readAgain()
  }
  return (
    <>
      <p className={rows.deeds}>
        <PickFiles
          variant="subtle"
          label={say('pieces.replace')}
          labelOf={say('pieces.replaceOf', { name })}
          multiple={false}
          onFiles={([file]) => file && work.replace(file, document)}
        />
        <Button
          variant="subtle"
          aria-label={say('pieces.detachOf', { name })}
          onClick={() => void detach().catch(setRefusal)}
        >
          {say('pieces.detach')}
        </Button>
        <Button
          variant="subtle"
          aria-label={words('documents.withdrawOf', { name })}
          onClick={() => setWithdrawing(true)}
        >
          {words('documents.withdraw')}
        </Button>
        {withdrawing && (
          <WithdrawQuestion document={document} work={work} onSaid={onSaid} onClose={() => setWithdrawing(false)} />
        )}
      </p>
      <Refused error={refusal} />
    </>
  )
}

function WithdrawQuestion({ document, work, onSaid, onClose }: PieceFileProps & { readonly onClose: () => void }) {
  const say = useFilingWords()
  const words = useDocumentWords()
  const { withdrawal, readAgain } = work
  const withdraw = async () => {
    await withdrawal.mutateAsync(document.id)
    onClose()
    onSaid(say('pieces.withdrawn'))
    await readAgain()
  }
  return (
    <Confirm
      title={words('documents.withdrawOf', { name: document.fileName })}
      why={words('documents.withdrawWhy')}
      yes={words('documents.confirmWithdraw')}
      no={words('documents.keep')}
      busy={withdrawal.isPending}
      onYes={() => void withdraw().catch(() => undefined)} // shown from withdrawal.error
      onNo={onClose}
    >
      <Refused error={withdrawal.error} />
    </Confirm>
  )
}
