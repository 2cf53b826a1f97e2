import { Button } from '@mantine/core'
import type { VersionDraft } from '../../../../../api/contract/procedures/drafting.ts'
import { problemOf } from '../../../../api/problem.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { ChangedMeanwhile } from '../../../account/ChangedMeanwhile.tsx'
import { Refused } from '../../../frame/Refused.tsx'
import { FaultList } from '../FaultList.tsx'
import classes from '../versions.module.css'
import { DropVersion } from './DropVersion.tsx'
import { FeesFields } from './FeesFields.tsx'
import { NamesFields } from './NamesFields.tsx'
import { PiecesFields } from './PiecesFields.tsx'
import { RawText } from './RawText.tsx'
import { SilenceFields } from './SilenceFields.tsx'
import { StagesFields } from './StagesFields.tsx'
import { useWriting } from './useWriting.ts'

type EditPartProps = {
  readonly draft: VersionDraft
  readonly onReadAgain: () => Promise<VersionDraft | null>
}

/** The usual things in fields, the rest in JSON: one text, saved together. */
export function EditPart({ draft, onReadAgain }: EditPartProps) {
  const say = useVersionWords()
  const writing = useWriting({ draft, onReadAgain })
  const { working, define, change, faults, faultList } = writing
  const fields = { definition: working.definition, onChange: define }
  return (
    <>
      <form
        noValidate
        className={classes.part}
        onSubmit={(event) => {
          event.preventDefault()
          writing.save()
        }}
      >
        <NamesFields working={working} tried={writing.tried} onChange={writing.setWorking} onDefine={define} />
        <StagesFields {...fields} />
        <PiecesFields {...fields} />
        <FeesFields {...fields} />
        <SilenceFields {...fields} />
        <RawText working={working} onApply={(text) => writing.setWorking((now) => ({ ...now, ...text }))} />
        {faults.length > 0 && <FaultList ref={faultList} title={say('faults')} faults={faults} />}
        <SaveRefused error={change.error} onReadAgain={writing.readAgain} />
        <Saving same={writing.same} saved={change.isSuccess} busy={change.isPending} />
      </form>
      <DropVersion draft={draft} />
    </>
  )
}

type SaveRefusedProps = { readonly error: unknown; readonly onReadAgain: (keep: boolean) => Promise<void> }

/** Somebody else saved first: what was typed stays, and the choice is the writer's. */
function SaveRefused({ error, onReadAgain }: SaveRefusedProps) {
  if (!error || problemOf(error).code !== 'CHANGED_MEANWHILE') return <Refused error={error} />
  return (
    <ChangedMeanwhile
      differences={[]}
      onTakeTheirs={() => void onReadAgain(false)}
      onKeepMine={() => void onReadAgain(true)}
    />
  )
}

type SavingProps = { readonly same: boolean; readonly saved: boolean; readonly busy: boolean }

function Saving({ same, saved, busy }: SavingProps) {
  const say = useVersionWords()
  return (
    <div className={classes.saving}>
      <Button type="submit" size="md" loading={busy} disabled={same}>
        {say('save')}
      </Button>
      {!same && <span>{say('unsaved')}</span>}
      {same && saved && <Notice role="status">{say('saved')}</Notice>}
    </div>
  )
}
