import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TraceKind } from '../../../api/contract/traces.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { TraceEditor } from '../filing/trace/TraceEditor.tsx'
import { useWasDrawing } from '../filing/trace/useTraceWork.ts'
import classes from './complements.module.css'
import { GroundMap } from './GroundMap.tsx'

type GroundRedrawProps = { readonly dossierId: string; readonly version: number; readonly kind: TraceKind }

/** The ground drawn anew where exactly it is asked. */
export function GroundRedraw({ dossierId, ...redrawing }: GroundRedrawProps) {
  const { data: dossier } = useDossier(dossierId)
  if (!dossier) return <Waiting lines={[44]} />
  return <Redrawing dossier={dossier} {...redrawing} />
}

type RedrawingProps = Omit<GroundRedrawProps, 'dossierId'> & {
  readonly dossier: NonNullable<ReturnType<typeof useDossier>['data']>
}

const UNSAID = { beginsOn: null, endsOn: null }

function Redrawing({ dossier, version, kind }: RedrawingProps) {
  const say = useComplementWords()
  const words = useDossierWords()
  const [open, setOpen] = useState(useWasDrawing({ dossier, kind }))
  if (!open)
    return (
      <div className={classes.actions}>
        <Button size="md" onClick={() => setOpen(true)}>
          {say('redraw')}
        </Button>
      </div>
    )
  return (
    <div className={classes.redraw}>
      <p className={classes.line}>{say('redrawHint')}</p>
      <TraceEditor
        subject={{ dossier, dates: UNSAID, groundAlone: true, version: () => Promise.resolve(version) }}
        kind={kind}
        mapOf={(scene) => <GroundMap scene={scene} label={words('dossiers.siteMap')} />}
        onTaken={() => setOpen(false)}
        onKeep={() => setOpen(false)}
      />
    </div>
  )
}
