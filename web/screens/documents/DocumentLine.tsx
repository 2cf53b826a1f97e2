import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { contentAddress, type DocumentAnswer } from '../../../api/contract/documents.ts'
import { printedInstant } from '../../text/figures.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { useSize } from './bytes.ts'
import classes from './documents.module.css'
import { Thumbnail } from './Thumbnail.tsx'

const TONES: Readonly<Record<DocumentAnswer['scan'], Tone>> = {
  waiting: 'waiting',
  clean: 'good',
  infected: 'fault',
  not_configured: 'attention',
}

/** Held back while the antivirus reads, and for good when it found something. */
export const isHeld = ({ scan }: Pick<DocumentAnswer, 'scan'>): boolean => scan === 'waiting' || scan === 'infected'

type DocumentLineProps = { readonly document: DocumentAnswer; readonly onWithdraw?: () => void }

/** One document: thumbnail, name, size, who deposited it and when, and how it stands. */
export function DocumentLine({ document, onWithdraw }: DocumentLineProps) {
  const say = useDocumentWords()
  const size = useSize()
  const { language } = useWords()
  const { id, fileName: name, bytes, pages, depositedBy, depositedAt, withdrawnAt, scan, may } = document
  const readable = withdrawnAt === null && !isHeld(document)
  const facts = [
    size(bytes),
    ...(pages === null ? [] : [say('documents.pages', { count: pages })]),
    ...(depositedBy ? [say('documents.depositedBy', { name: nameIn(language, depositedBy) })] : []),
    printedInstant(depositedAt),
  ]
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
        <p className={`figures ${classes.hint}`}>{facts.join(' · ')}</p>
        {withdrawnAt === null ? (
          <StatusBadge tone={TONES[scan]}>{say(`documents.scan.${scan}`)}</StatusBadge>
        ) : (
          <p className={classes.hint}>{say('documents.withdrawnOn', { date: printedInstant(withdrawnAt) })}</p>
        )}
        {withdrawnAt === null && isHeld(document) && (
          <p className={classes.hint}>{say(`documents.scanWhy.${scan === 'infected' ? 'infected' : 'waiting'}`)}</p>
        )}
        <p className={classes.actions}>
          {readable && (
            <a href={contentAddress(id)} download={name} aria-label={say('documents.downloadOf', { name })}>
              {say('documents.download')}
            </a>
          )}
          {onWithdraw && may.includes('document.withdraw') && (
            <Button variant="subtle" onClick={onWithdraw} aria-label={say('documents.withdrawOf', { name })}>
              {say('documents.withdraw')}
            </Button>
          )}
        </p>
      </div>
    </li>
  )
}
