import { Button, FileButton, Textarea } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { JournalProof } from '../../../api/contract/journal.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { EventDesk } from './EventDesk.tsx'
import classes from './journal.module.css'
import { ProofVerdict } from './ProofVerdict.tsx'
import { readProof } from './proofReading.ts'

/** A proof is a few thousand characters: a larger file is something else, and is not read whole. */
const LARGEST_PROOF = 256 * 1024

type Read = { readonly text: string; readonly proof: JournalProof | null }

/** What was typed or opened, and what was read of it the last time it was checked. */
function useProofText() {
  const [typed, setTyped] = useState('')
  const [read, setRead] = useState<Read | null>(null)
  const check = (text: string) => {
    const proof = readProof(text)
    setRead({ text, proof: proof.ok ? proof.value : null })
  }
  const open = async (file: File | null) => {
    if (!file) return
    const text = await file.slice(0, LARGEST_PROOF).text()
    setTyped(text)
    check(text)
  }
  return { typed, setTyped, read, check, open }
}

/** A proof pasted or opened is verified here; nothing of it leaves the browser but the day it speaks of. */
export function ProofDesk() {
  const say = useJournalWords()
  const { event } = useSearch({ from: '/journal' })
  const { typed, setTyped, read, check, open } = useProofText()
  const unreadable = read !== null && read.proof === null && read.text === typed
  return (
    <>
      {event && <EventDesk key={event} event={event} />}
      <p className={classes.intro}>{say('journal.verifyIntro')}</p>
      <form
        noValidate
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault()
          check(typed)
        }}
      >
        <Textarea
          size="md"
          className={classes.textarea}
          label={say('journal.paste')}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          rows={6}
          value={typed}
          error={unreadable ? say('journal.notJson') : undefined}
          onChange={(change) => setTyped(change.currentTarget.value)}
        />
        <div className={classes.deeds}>
          <Button type="submit" size="md">
            {say('journal.check')}
          </Button>
          <ProofFile onFile={(file) => void open(file)} />
        </div>
      </form>
      {read?.proof && <ProofVerdict key={read.text} proof={read.proof} />}
      {!event && <EventDesk event={undefined} />}
    </>
  )
}

function ProofFile({ onFile }: { readonly onFile: (file: File | null) => void }) {
  const say = useJournalWords()
  const id = useId()
  return (
    <FileButton
      accept="application/json,.json"
      onChange={onFile}
      inputProps={{ id, 'aria-label': say('journal.file') }}
    >
      {(props) => (
        <Button variant="default" size="md" {...props}>
          {say('journal.file')}
        </Button>
      )}
    </FileButton>
  )
}
