import { Button, Progress } from '@mantine/core'
import { useRef } from 'react'
import { useWords } from '../../../text/words.ts'
import type { Point } from '../../map/scene.ts'
import type { Reading } from '../useReading.ts'
import { ACCEPTED } from './FileDrop.tsx'
import classes from './locate.module.css'
import { Refusal } from './Refusal.tsx'

type FileWayProps = { readonly reading: Reading; readonly onShowPlace: (at: Point) => void }

/** Choose a file, or drop it anywhere on the page (FileDrop listens to the whole page). */
export function FileWay({ reading, onShowPlace }: FileWayProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const { state, read, cancel } = reading
  const file = state.stage !== 'idle' && state.given.kind === 'file' ? state.given.file : null
  return (
    <div className={classes.way}>
      <div className={classes.drop}>
        <p>{t('locate.drop')}</p>
        <Button onClick={() => input.current?.click()}>{t('locate.choose')}</Button>
        <input
          ref={input}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={t('locate.choose')}
          accept={ACCEPTED}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (chosen) void read({ kind: 'file', file: chosen })
          }}
        />
        <p className={classes.intro}>{t('locate.formats')}</p>
      </div>
      {state.stage === 'reading' && file && <Sending name={file.name} sent={state.sent} onCancel={cancel} />}
      {state.stage === 'refused' && file && (
        <p className={classes.fileName}>
          <bdi>{file.name}</bdi>
        </p>
      )}
      <Refusal state={state} kind="file" onAgain={(given, srid) => void read(given, srid)} onShowPlace={onShowPlace} />
    </div>
  )
}

type SendingProps = { readonly name: string; readonly sent: number; readonly onCancel: () => void }

function Sending({ name, sent, onCancel }: SendingProps) {
  const { t } = useWords()
  const label = sent < 1 ? t('locate.sending', { name }) : t('locate.reading', { name })
  return (
    <div className={classes.sending}>
      <p role="status">{label}</p>
      <Progress value={sent < 1 ? sent * 100 : 100} striped={sent >= 1} animated={sent >= 1} aria-label={label} />
      <Button variant="default" onClick={onCancel}>
        {t('locate.cancel')}
      </Button>
    </div>
  )
}
