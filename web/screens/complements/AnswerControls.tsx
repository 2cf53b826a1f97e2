import { Button, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import type { ComplementItem } from '../../../api/contract/complements.ts'
import { siteServes, TRACE_KINDS } from '../../../api/contract/traces.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { ACCEPTED } from '../../upload/preChecks.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useAnswer, useAttach, useCourseOf, useDeposited } from './complementQueries.ts'
import classes from './complements.module.css'
import { FactAnswer, isTyped } from './FactAnswer.tsx'
import { GroundRedraw } from './GroundRedraw.tsx'
import { usePieceUpload } from './usePieceUpload.ts'

type ControlsProps = { readonly dossierId: string; readonly version: number; readonly item: ComplementItem }

/** What answers an item: its piece, its outline or its fact; and always a few words. */
export function AnswerControls({ dossierId, version, item }: ControlsProps) {
  const { piece, fact, about, id } = item
  return (
    <div className={classes.form}>
      {piece && <PieceAnswer dossierId={dossierId} piece={piece} />}
      {about === 'parcel' && <GroundAnswers dossierId={dossierId} version={version} />}
      {fact && isTyped(fact) && <FactAnswer {...{ dossierId, version, fact }} itemId={id} />}
      <WrittenAnswer dossierId={dossierId} itemId={id} />
    </div>
  )
}

function PieceAnswer({ dossierId, piece }: { readonly dossierId: string; readonly piece: string }) {
  const say = useComplementWords()
  const input = useRef<HTMLInputElement>(null)
  const readAgain = useDeposited(dossierId)
  const { sent, give, resume } = usePieceUpload({ dossierId, piece, onKept: () => void readAgain() })
  const chosen = (files: FileList | null) => files?.[0] && give(files[0])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped here; the button does the same
    <div
      className={classes.actions}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        chosen(event.dataTransfer.files)
      }}
    >
      <Button size="md" loading={sent.state === 'sending'} onClick={() => input.current?.click()}>
        {say('deposit')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={say('deposit')}
        onChange={({ currentTarget }) => {
          chosen(currentTarget.files)
          currentTarget.value = ''
        }}
      />
      <div role="status">
        {sent.state === 'sending' && say('depositing', { name: sent.name, percent: sent.percent })}
        {sent.state === 'already' && say('already')}
        {sent.state === 'lost' && (
          <>
            {say('lost')}{' '}
            <Button variant="default" onClick={resume}>
              {say('resume')}
            </Button>
          </>
        )}
        {sent.state === 'refused' && <ProblemReport problem={sent.problem} />}
      </div>
    </div>
  )
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** What the ground is answered with: drawn anew, or the outline of a report, as the procedure takes. */
function GroundAnswers({ dossierId, version }: { readonly dossierId: string; readonly version: number }) {
  const { data: course } = useCourseOf(dossierId, true)
  const wanted = course?.definition?.geometry ?? 'parcel'
  const kind = TRACE_KINDS.find((one) => one === wanted)
  return (
    <>
      {kind && <GroundRedraw {...{ dossierId, version, kind }} />}
      {siteServes(wanted, 'outline') && <GroundAnswer dossierId={dossierId} version={version} />}
    </>
  )
}

function GroundAnswer({ dossierId, version }: { readonly dossierId: string; readonly version: number }) {
  const say = useComplementWords()
  const attach = useAttach(dossierId, version)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const give = (event: FormEvent) => {
    event.preventDefault()
    const [id] = UUID.exec(text) ?? []
    setWrong(id === undefined)
    if (id) attach.mutate(id.toLowerCase())
  }
  return (
    <form className={classes.form} onSubmit={give} noValidate>
      <p className={classes.line}>
        <Link to="/verifier" target="_blank">
          {say('verify')}
        </Link>
      </p>
      <TextInput
        size="md"
        label={say('report')}
        description={say('reportHint')}
        error={wrong ? say('reportWrong') : undefined}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" size="md" variant="default" loading={attach.isPending}>
          {say('attach')}
        </Button>
      </div>
      {attach.error && <Refused error={attach.error} />}
    </form>
  )
}

function WrittenAnswer({ dossierId, itemId }: { readonly dossierId: string; readonly itemId: string }) {
  const say = useComplementWords()
  const answer = useAnswer(dossierId, itemId)
  const [text, setText] = useState<string | null>(null)
  if (text === null)
    return (
      <div className={classes.actions}>
        <Button variant="subtle" size="md" onClick={() => setText('')}>
          {say('written')}
        </Button>
      </div>
    )
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim().length >= 3) answer.mutate({ text }, { onSuccess: () => setText(null) })
  }
  return (
    <form className={classes.form} onSubmit={give}>
      <Textarea
        label={say('writtenLabel')}
        autosize
        minRows={2}
        maxLength={4000}
        size="md"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" size="md" disabled={text.trim().length < 3} loading={answer.isPending}>
          {say('respond')}
        </Button>
        <Button variant="default" size="md" onClick={() => setText(null)}>
          {say('cancel')}
        </Button>
      </div>
      {answer.error && <Refused error={answer.error} />}
    </form>
  )
}
