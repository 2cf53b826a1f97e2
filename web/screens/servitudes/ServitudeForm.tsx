import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { type Dispatch, useState } from 'react'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import { LAND_USES, SERVITUDE_EFFECTS, SERVITUDE_KINDS } from '../../../spatial/conformity/types.ts'
import type { Outline, OutlineAction } from '../../map/draw/outline.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers } from '../../ui/Dialog.tsx'
import { focusFirstFault } from '../../ui/firstFault.ts'
import { Refused } from '../frame/Refused.tsx'
import { GroundPart } from './GroundPart.tsx'
import { type Faults, readDraft, type ServitudeTexts, type TextField, textsOf, type Way } from './servitudeDraft.ts'
import { useSaveServitude } from './servitudeQueries.ts'
import classes from './servitudes.module.css'

type FormProps = {
  /** Null for a new one. */
  readonly servitude: ServitudeAnswer | null
  readonly outline: Outline
  readonly dispatch: Dispatch<OutlineAction>
  readonly way: Way
  readonly onWay: (way: Way) => void
  readonly onDone: (id: string) => void
  readonly onCancel: () => void
}

/** A servitude as it is written: what it says, where it applies, why it changes. */
export function ServitudeForm({ servitude, outline, dispatch, way, onWay, onDone, onCancel }: FormProps) {
  const say = useServitudeWords()
  const { nameOf } = useWords()
  const [typed, setTyped] = useState<ServitudeTexts>(() => textsOf(servitude))
  const [isTried, setTried] = useState(false)
  const [onceKey] = useState(() => crypto.randomUUID())
  const saving = useSaveServitude()
  const texts = { ...typed, way }
  const read = readDraft(texts, outline.draft)
  const faults: Faults = isTried && !read.ok ? read.error : {}
  const save = () => {
    setTried(true)
    if (!read.ok) return false
    const { said, ground, reason, since } = read.value
    const given = servitude
      ? { change: { ...said, id: servitude.id, revision: servitude.revision, ground, reason, since } }
      : ground && { create: { ...said, ground, reason, onceKey } }
    if (given) saving.mutate(given, { onSuccess: ({ id }) => onDone(id) })
    return true
  }
  const field: FieldOf = (name) => ({
    ...{ size: 'md', autoComplete: 'off', value: texts[name], error: faults[name] && say(`faults.${faults[name]}`) },
    onChange: ({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value }),
  })
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!save()) focusFirstFault(event.currentTarget)
      }}
    >
      <h1>{servitude ? say('changeTitle', { name: nameOf(servitude) }) : say('addTitle')}</h1>
      <What texts={texts} faults={faults} field={field} onChange={(change) => setTyped({ ...typed, ...change })} />
      <GroundPart
        {...{ outline, dispatch, way, onWay, field }}
        fault={faults.ground}
        isNew={servitude === null}
        srid={servitude?.legal.srid ?? null}
      />
      <TextInput
        dir="auto"
        label={say('source')}
        description={say('sourceHint')}
        maxLength={200}
        {...field('source')}
      />
      <div className={classes.pair}>
        <TextInput dir="ltr" inputMode="numeric" label={say('from')} {...field('from')} />
        <TextInput dir="ltr" inputMode="numeric" label={say('to')} {...field('to')} />
        <TextInput dir="ltr" inputMode="numeric" label={say('dataDate')} {...field('dataDate')} />
        <TextInput inputMode="decimal" label={say('tolerance')} {...field('tolerance')} />
      </div>
      <TextInput
        dir="auto"
        label={say('reason')}
        description={say('reasonHint')}
        maxLength={500}
        {...field('reason')}
      />
      {servitude && (
        <TextInput
          dir="ltr"
          inputMode="numeric"
          label={say('stateSince')}
          description={say('stateSinceHint')}
          {...field('since')}
        />
      )}
      <Refused error={saving.error} />
      <Answers>
        <Button type="submit" size="md" loading={saving.isPending}>
          {say('save')}
        </Button>
        <Button variant="default" size="md" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </Answers>
    </form>
  )
}

export type FieldOf = (name: TextField) => {
  readonly size: string
  readonly autoComplete: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void
}

type WhatProps = {
  readonly texts: ServitudeTexts
  readonly faults: Faults
  readonly field: FieldOf
  readonly onChange: (change: Partial<ServitudeTexts>) => void
}

/** What it is, what it does, by which act; and what its effect needs besides. */
function What({ texts: { kind, effect, forbiddenUses }, faults, field, onChange }: WhatProps) {
  const say = useServitudeWords()
  const { t } = useWords()
  return (
    <>
      <div className={classes.pair}>
        <NativeSelect
          size="md"
          label={say('kind')}
          value={kind}
          data={SERVITUDE_KINDS.map((value) => ({ value, label: say(`kinds.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ kind: SERVITUDE_KINDS.find((one) => one === value) ?? kind })
          }
        />
        <NativeSelect
          size="md"
          label={say('effect')}
          value={effect}
          data={SERVITUDE_EFFECTS.map((value) => ({ value, label: say(`effects.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ effect: SERVITUDE_EFFECTS.find((one) => one === value) ?? effect })
          }
        />
        <TextInput dir="auto" label={say('nameFr')} maxLength={200} {...field('nameFr')} />
        <TextInput dir="rtl" lang="ar" label={say('nameAr')} maxLength={200} {...field('nameAr')} />
      </div>
      {effect === 'limits_height' && (
        <TextInput inputMode="decimal" label={say('heightLimit')} {...field('heightLimit')} />
      )}
      {effect === 'limits_use' && (
        <MultiSelect
          size="md"
          label={say('forbiddenUses')}
          value={[...forbiddenUses]}
          error={faults.forbiddenUses && say(`faults.${faults.forbiddenUses}`)}
          data={LAND_USES.map((value) => ({ value, label: t(`uses.${value}`) }))}
          onChange={(uses) => onChange({ forbiddenUses: LAND_USES.filter((use) => uses.includes(use)) })}
        />
      )}
      {effect === 'requires_avis' && <TextInput dir="auto" label={say('body')} maxLength={200} {...field('body')} />}
      <TextInput dir="auto" label={say('act')} description={say('actHint')} maxLength={300} {...field('act')} />
      <TextInput dir="auto" label={say('manager')} maxLength={200} {...field('manager')} />
    </>
  )
}
