import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { contentAddress, type DocumentAnswer } from '../../../api/contract/documents.ts'
import { printedInstant } from '../../text/figures.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { useSize } from './bytes.ts'
import classes from './documents.module.css'
import { PreflightFindings } from './PreflightFindings.tsx'
import { Thumbnail } from './Thumbnail.tsx'

const TONES: Readonly<Record<DocumentAnswer['scan'], Tone>> = {
  waiting: 'waiting',
  clean: 'good',
  infected: 'fault',
  not_configured: 'attention',
}

/** Held back while the antivirus reads, and for good when it found something. */
export const isHeld = ({ scan }: Pick<DocumentAnswer, 'scan'>): boolean => scan === 'waiting' || scan === 'infected'

type DocumentLineProps = {
  readonly document: DocumentAnswer
  readonly onWithdraw?: ((document: DocumentAnswer) => void) | undefined
}

/** One document: thumbnail, name, size, who deposited it and when, and how it stands. Drawn anew only when it changed. */
export const DocumentLine = memo(function DocumentLine({ document, onWithdraw }: DocumentLineProps) {
  const say = useDocumentWords()
  const { id, fileName: name, withdrawnAt, scan, findings } = document
  const readable = withdrawnAt === null && !isHeld(document)
  return (
    <li>
      <Thumbnail document={document} />
      <div className={classes.about}>
        <p>
          {readable ? (
            <Link to="." search={(now) => ({ ...now, document: id, page: undefined })}>
              <bdi>{name}</bdi>
            </Link>
          ) : (
            <bdi>{name}</bdi>
          )}
        </p>
        <DocumentFacts document={document} />
        {withdrawnAt === null ? (
          <StatusBadge tone={TONES[scan]}>{say(`documents.scan.${scan}`)}</StatusBadge>
        ) : (
          <p className={classes.hint}>{say('documents.withdrawnOn', { date: printedInstant(withdrawnAt) })}</p>
        )}
        {withdrawnAt === null && isHeld(document) && (
          <p className={classes.hint}>{say(`documents.scanWhy.${scan === 'infected' ? 'infected' : 'waiting'}`)}</p>
        )}
        {withdrawnAt === null && findings && <PreflightFindings findings={findings} />}
        <LineActions document={document} readable={readable} onWithdraw={onWithdraw} />
      </div>
    </li>
  )
})

function DocumentFacts({ document }: { readonly document: DocumentAnswer }) {
  const say = useDocumentWords()
  const size = useSize()
  const { language } = useWords()
  const { bytes, pages, depositedBy, depositedAt } = document
  const date = printedInstant(depositedAt)
  const length = pages === null ? '' : ` · ${say('documents.pages', { count: pages })}`
  return (
    <p className={`figures ${classes.hint}`}>
      {size(bytes)}
      {length}
      <br />
      {depositedBy
        ? say('documents.depositedBy', { name: nameIn(language, depositedBy), date })
        : say('documents.deposited', { date })}
    </p>
  )
}

type LineActionsProps = DocumentLineProps & { readonly readable: boolean }

function LineActions({ document, readable, onWithdraw }: LineActionsProps) {
  const say = useDocumentWords()
  const { id, fileName: name, may } = document
  const withdraws = onWithdraw && may.includes('document.withdraw')
  if (!readable && !withdraws) return null
  return (
    <p className={classes.actions}>
      {readable && (
        <a href={contentAddress(id)} download={name} aria-label={say('documents.downloadOf', { name })}>
          {say('documents.download')}
        </a>
      )}
      {withdraws && (
        <Button
          variant="subtle"
          onClick={() => onWithdraw(document)}
          aria-label={say('documents.withdrawOf', { name })}
        >
          {say('documents.withdraw')}
        </Button>
      )}
    </p>
  )
}
