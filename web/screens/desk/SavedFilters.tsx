import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { DeskAnswer } from '../../../api/contract/desk.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { UrgencyMark } from '../../ui/UrgencyMark.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useDropFilter, useSaveFilter } from './deskQueries.ts'
import { NO_FILTER, parseFilter, sameFilter } from './deskSearch.ts'
import { useAsk } from './QueueTop.tsx'
import classes from './queueTop.module.css'
import type { DeskList } from './useDeskList.ts'

/** The whole territory, then each filter that was kept, with what is late and due today in it. */
export function SavedFilters({ list }: { readonly list: DeskList }) {
  const say = useDeskWords()
  const ask = useAsk()
  const drop = useDropFilter()
  const [saving, setSaving] = useState(false)
  const filters = list.desk.data?.filters ?? []
  const current = filters.find(({ filter }) => sameFilter(filter, list.filter))
  const whole = sameFilter({}, list.filter)
  return (
    <div className={classes.saved}>
      <fieldset className={classes.views} aria-label={say('views')}>
        <button type="button" aria-pressed={whole} onClick={() => ask(NO_FILTER)}>
          {say('everything')}
        </button>
        {filters.map((saved) => (
          <button
            key={saved.id}
            type="button"
            aria-pressed={saved === current}
            onClick={() => ask({ ...NO_FILTER, ...parseFilter(saved.filter) })}
          >
            <bdi>{saved.name}</bdi> <Counts saved={saved} />
          </button>
        ))}
      </fieldset>
      {!whole && !current && (
        <Button variant="subtle" size="compact-sm" onClick={() => setSaving(true)}>
          {say('saveFilter')}
        </Button>
      )}
      {current?.own && (
        <Button variant="subtle" size="compact-sm" loading={drop.isPending} onClick={() => drop.mutate(current.id)}>
          {say('dropFilter', { name: current.name })}
        </Button>
      )}
      {drop.error && <ProblemReport problem={problemOf(drop.error)} onRetry={() => drop.reset()} />}
      {saving && <SaveFilter list={list} onClose={() => setSaving(false)} />}
    </div>
  )
}

function Counts({ saved: { counts, bodyId } }: { readonly saved: DeskAnswer['filters'][number] }) {
  const say = useDeskWords()
  return (
    <>
      {(['late', 'today'] as const).map(
        (urgency) =>
          counts !== null &&
          counts[urgency] > 0 && (
            <span key={urgency} className="figures">
              <UrgencyMark urgency={urgency} />
              <span className="unseen">{say(`counts.${urgency}`, { count: counts[urgency] })}</span>
              <span aria-hidden="true"> {fixed(counts[urgency], 0)} </span>
            </span>
          ),
      )}
      {bodyId && <small>({say('shared')})</small>}
    </>
  )
}

type SaveFilterProps = { readonly list: DeskList; readonly onClose: () => void }

function SaveFilter({ list, onClose }: SaveFilterProps) {
  const say = useDeskWords()
  const { nameOf } = useWords()
  const save = useSaveFilter()
  const [name, setName] = useState('')
  const [bodyId, setBodyId] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = name.trim() === ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    const { urgency, ...filter } = list.filter
    if (!missing) save.mutate({ name, bodyId: bodyId || null, filter }, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('saveFilter')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          size="md"
          label={say('saveName')}
          maxLength={60}
          value={name}
          error={asked && missing ? say('saveNameMissing') : undefined}
          onChange={({ currentTarget: { value } }) => setName(value)}
          data-autofocus
        />
        <NativeSelect
          size="md"
          label={say('saveFor')}
          value={bodyId}
          data={[
            { value: '', label: say('saveMine') },
            ...(list.desk.data?.bodies ?? []).map((body) => ({ value: body.id, label: nameOf(body) })),
          ]}
          onChange={({ currentTarget: { value } }) => setBodyId(value)}
        />
        {save.error && <ProblemReport problem={problemOf(save.error)} onRetry={() => save.reset()} />}
        <Answers>
          <Button type="submit" size="md" loading={save.isPending}>
            {say('save')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
