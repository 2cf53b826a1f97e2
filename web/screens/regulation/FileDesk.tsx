import { Button } from '@mantine/core'
import { useState } from 'react'
import type { FilePreview } from '../../../api/contract/regulation/regulation.ts'
import { fixed } from '../../text/figures.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { DropFiles } from '../administration/backlog/DropFiles.tsx'
import { Refused } from '../frame/Refused.tsx'
import { DifferenceList } from './DifferenceList.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import classes from './regulation.module.css'
import { useImportFile, usePreviewFile } from './regulationQueries.ts'

type FileDeskProps = {
  readonly id: string
  readonly revision: number
  readonly mayEdit: boolean
  /** Something is changed on the table and not saved: a file would run over it. */
  readonly busy: boolean
}

/** The règlement as a file, out for anybody, in for its editors: read, shown, then applied. */
export function FileDesk({ id, revision, mayEdit, busy }: FileDeskProps) {
  const say = useRegulationWords()
  const path = `/api/plans/versions/${id}/regulation/file`
  return (
    <section className={classes.part}>
      <h2>{say('files')}</h2>
      <div className={classes.bar}>
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button key={format} component="a" href={`${path}.${format}`} download variant="default" size="md">
            {say(format)}
          </Button>
        ))}
      </div>
      {mayEdit &&
        (busy ? <p className={classes.hint}>{say('unsavedFirst')}</p> : <Importing id={id} revision={revision} />)}
    </section>
  )
}

type Given = { readonly file: File; readonly preview: FilePreview }

function Importing({ id, revision }: { readonly id: string; readonly revision: number }) {
  const say = useRegulationWords()
  const reading = usePreviewFile(id)
  const [given, setGiven] = useState<Given | null>(null)
  const current = given && given.preview.revision === revision ? given : null
  if (current) return <Previewed id={id} {...current} onOther={() => setGiven(null)} />
  return (
    <>
      <h3>{say('importTitle')}</h3>
      <DropFiles
        label={say('importTitle')}
        text={say('drop')}
        choose={say('choose')}
        hint={say('limits')}
        accept=".csv,.tsv,.xlsx"
        busy={reading.isPending}
        onFiles={([file]) => {
          if (file) reading.mutate(file, { onSuccess: (preview) => setGiven({ file, preview }) })
        }}
      />
      <Refused error={reading.error} />
    </>
  )
}

function Previewed({ id, file, preview, onOther }: Given & { readonly id: string; readonly onOther: () => void }) {
  const say = useRegulationWords()
  const importing = useImportFile(id)
  const [isAsked, setAsked] = useState(false)
  const { faults, differences, keptAsTheyAre, revision, sha256 } = preview
  return (
    <div className={classes.part}>
      <h3>
        <bdi>{say('preview', { file: file.name })}</bdi>
      </h3>
      {faults.length > 0 ? (
        <Faults preview={preview} />
      ) : (
        <>
          <p role="status">
            {differences.length === 0
              ? say('previewNone')
              : say('previewCells', { count: fixed(differences.length, 0) })}
          </p>
          {keptAsTheyAre > 0 && (
            <p className={classes.hint}>{say('previewKept', { count: fixed(keptAsTheyAre, 0) })}</p>
          )}
          {differences.length > 0 && <DifferenceList differences={differences} />}
        </>
      )}
      <div className={classes.bar}>
        {differences.length > 0 && (
          <Button size="md" onClick={() => setAsked(true)}>
            {say('importYes', { count: fixed(differences.length, 0) })}
          </Button>
        )}
        <Button variant="default" size="md" onClick={onOther}>
          {say('other')}
        </Button>
      </div>
      {isAsked && (
        <ReasonDialog
          title={say('importAsk')}
          why={say('saveText')}
          yes={say('saveYes')}
          busy={importing.isPending}
          error={importing.error}
          onNo={() => setAsked(false)}
          onYes={(reason) => importing.mutate({ ...reason, revision, sha256, file }, { onSuccess: onOther })}
        />
      )}
    </div>
  )
}

function Faults({ preview: { faults, sheet } }: { readonly preview: FilePreview }) {
  const say = useRegulationWords()
  const { say: spoken } = useWords()
  return (
    <Notice tone="error" role="alert">
      <p>{say('previewFaults', { count: fixed(faults.length, 0) })}</p>
      <ul className={classes.differences}>
        {faults.map(({ line, column, sentence, remedy }) => (
          <li key={`${line} ${column} ${sentence.fr}`}>
            <b>
              {column === null
                ? say('faultLine', { line })
                : say(sheet ? 'faultPlaceSheet' : 'faultPlace', { line, column })}
            </b>{' '}
            {spoken(sentence)} {spoken(remedy)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
