import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { DeskAnswer, LabelColour } from '../../../api/contract/desk.ts'
import { problemOf } from '../../api/problem.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useCreateLabel, useRetireLabel } from './deskQueries.ts'
import { LabelChip } from './LabelChip.tsx'
import classes from './queueTop.module.css'
import type { DeskList } from './useDeskList.ts'

const COLOURS = ['ink', 'green', 'blue', 'amber', 'violet', 'brick'] as const satisfies readonly LabelColour[]

/** The labels of the bodies whose labels one keeps; nothing for whoever keeps none. */
export function LabelDesk({ list }: { readonly list: DeskList }) {
  const say = useDeskWords()
  const [open, setOpen] = useState(false)
  const bodies = (list.desk.data?.bodies ?? []).filter(({ keepsLabels }) => keepsLabels)
  if (bodies.length === 0) return null
  const labels = (list.desk.data?.labels ?? []).filter(({ bodyId }) => bodies.some(({ id }) => id === bodyId))
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {say('manageLabels')}
      </Button>
      {open && (
        <Dialog title={say('manageLabels')} onClose={() => setOpen(false)}>
          <Labels labels={labels} />
          <NewLabel bodies={bodies} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function Labels({ labels }: { readonly labels: DeskAnswer['labels'] }) {
  const say = useDeskWords()
  const { nameOf } = useWords()
  const retire = useRetireLabel()
  if (labels.length === 0) return <p>{say('noLabels')}</p>
  return (
    <>
      <ul className={classes.labels}>
        {labels.map((label) => (
          <li key={label.id}>
            <LabelChip label={label} />
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={say('retireOf', { name: nameOf(label) })}
              loading={retire.isPending && retire.variables === label.id}
              onClick={() => retire.mutate(label.id)}
            >
              {say('retire')}
            </Button>
          </li>
        ))}
      </ul>
      {retire.error && <ProblemReport problem={problemOf(retire.error)} onRetry={() => retire.reset()} />}
    </>
  )
}

type NewLabelProps = { readonly bodies: DeskAnswer['bodies']; readonly onClose: () => void }
const BLANK = { nameFr: '', nameAr: '', colour: 'green' as LabelColour }

function NewLabel({ bodies, onClose }: NewLabelProps) {
  const say = useDeskWords()
  const { nameOf } = useWords()
  const create = useCreateLabel()
  const [draft, setDraft] = useState({ ...BLANK, bodyId: bodies[0]?.id ?? '' })
  const [asked, setAsked] = useState(false)
  const missing = (name: string) => (asked && name.trim() === '' ? say('nameMissing') : undefined)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    if (draft.nameFr.trim() === '' || draft.nameAr.trim() === '') return
    create.mutate(draft, {
      onSuccess: () => {
        setDraft({ ...draft, ...BLANK })
        setAsked(false)
      },
    })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <h3>{say('newLabel')}</h3>
      <TextInput
        label={say('nameFr')}
        lang="fr"
        dir="ltr"
        maxLength={40}
        value={draft.nameFr}
        error={missing(draft.nameFr)}
        onChange={({ currentTarget: { value } }) => setDraft({ ...draft, nameFr: value })}
      />
      <TextInput
        label={say('nameAr')}
        lang="ar"
        dir="rtl"
        maxLength={40}
        value={draft.nameAr}
        error={missing(draft.nameAr)}
        onChange={({ currentTarget: { value } }) => setDraft({ ...draft, nameAr: value })}
      />
      <NativeSelect
        label={say('colour')}
        value={draft.colour}
        data={COLOURS.map((value) => ({ value, label: say(`colours.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setDraft({ ...draft, colour: COLOURS.find((colour) => colour === value) ?? draft.colour })
        }
      />
      {bodies.length > 1 && (
        <NativeSelect
          label={say('body')}
          value={draft.bodyId}
          data={bodies.map((body) => ({ value: body.id, label: nameOf(body) }))}
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, bodyId: value })}
        />
      )}
      {create.error && <ProblemReport problem={problemOf(create.error)} onRetry={() => create.reset()} />}
      <Answers>
        <Button type="submit" size="md" loading={create.isPending}>
          {say('create')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {say('close')}
        </Button>
      </Answers>
    </form>
  )
}
