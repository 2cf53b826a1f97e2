import { useState } from 'react'
import { useBacklogWords } from '../../../text/useBacklogWords.ts'
import { ACCEPTED } from '../../../upload/preChecks.ts'
import { useAllUploads } from '../../../upload/useUploads.ts'
import { Refused } from '../../frame/Refused.tsx'
import classes from './backlog.module.css'
import { useImportedRows } from './backlogQueries.ts'
import { DropFiles } from './DropFiles.tsx'
import { type Matched, matchScans } from './matchScans.ts'

/** Scans dropped together, each sent to the dossier its name says; the others are listed and stay here. */
export function Scans({ id }: { readonly id: string }) {
  const say = useBacklogWords()
  const importedRows = useImportedRows()
  const { items, queue } = useAllUploads()
  const [found, setFound] = useState<Matched | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const give = async (files: readonly File[]) => {
    setBusy(true)
    setError(null)
    try {
      const { rows, pieces } = await importedRows(id)
      const matched = matchScans(files, rows, pieces)
      for (const { file, dossierId, piece } of matched.matched)
        queue.add(dossierId, [file], piece === null ? {} : { piece })
      setFound(matched)
    } catch (cause) {
      setError(cause) // shown below: the list of rows could not be read
    }
    setBusy(false)
  }
  const sent = items.filter(({ state }) => state === 'done' || state === 'already').length
  const refused = items.filter(({ state }) => state === 'refused')
  return (
    <>
      <DropFiles
        label={say('scans')}
        text={say('scansText')}
        choose={say('scansChoose')}
        hint={say('scansHint')}
        accept={ACCEPTED}
        several
        busy={busy}
        onFiles={(files) => void give(files)}
      />
      <Refused error={error} />
      {found && (
        <div role="status" className={classes.start}>
          <p>{say('scansSent', { sent, all: items.length })}</p>
          <Names
            title={say('scansUnmatched', { count: found.unmatched.length })}
            names={found.unmatched.map(({ name }) => name)}
          />
          <Names title={say('scansRefused', { count: refused.length })} names={refused.map(({ name }) => name)} />
        </div>
      )}
    </>
  )
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <details open>
      <summary>{title}</summary>
      <ul className={classes.faults}>
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}
