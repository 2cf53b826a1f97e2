import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { draftZone, EditDraft, FindingKind, PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { ZONE_FAMILIES } from '../../../../spatial/conformity/types.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useDraftDeeds, useDraftZone } from '../planQueries.ts'
import classes from '../plans.module.css'
import { OutlineFields, type RingChoice } from './OutlineFields.tsx'
import { isReason, ReasonField } from './ReasonField.tsx'
import { opened, type RingRead, ringsOf, withoutRing, withRing } from './rings.ts'
import type { Editing } from './useEditing.ts'

type Zone = z.infer<typeof draftZone>
const KINDS = ['left_out', 'outline', 'recode'] as const
/** What is wrong there is the code: its shapes are nothing to take out. */
const OF_CODES: readonly (FindingKind | null)[] = ['code_without_regulation', 'code_unknown']
type Kind = (typeof KINDS)[number]

type EditPanelProps = { readonly draft: PlanDraft; readonly editing: Editing }

/** Puts shapes right: left out, redrawn on the map or by the table of bornes, given another code. Each edit has its reason. */
export function EditPanel({ draft, editing }: EditPanelProps) {
  const say = usePlanWords()
  const { t } = useWords()
  const { edit } = useDraftDeeds(draft.id)
  const { ordinals, fault, end } = editing
  const alone = ordinals.length === 1 ? (ordinals[0] ?? null) : null
  const reading = useDraftZone(draft.id, alone)
  const zone = reading.data
  const [kind, setKind] = useState<Kind>(OF_CODES.includes(fault) ? 'recode' : 'left_out')
  const [code, setCode] = useState({ code: '', sector: '', family: '' })
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const rings = zone ? ringsOf(zone) : []
  const [choice, setChoice] = useState<RingChoice>({ nth: 0, out: false })
  const take = (chosen: Kind, { nth, out }: RingChoice) => {
    setKind(chosen)
    setChoice({ nth, out })
    editing.redraw(chosen === 'outline' && !out ? (rings[nth]?.positions ?? null) : null)
  }
  const choose = (chosen: Kind) => take(chosen, { nth: 0, out: false })
  const outline = zone && outlineOf(zone, { ring: rings[choice.nth], out: choice.out, drawn: editing.drawn })
  const wanted = editOf({ kind, ordinals, reason: reason.trim(), code, outline: outline ?? null })
  const apply = () => {
    setAsked(true)
    if (wanted) edit.mutate(wanted, { onSuccess: end })
  }
  const kinds = KINDS.filter((one) => one !== 'outline' || alone !== null)
  return (
    <section className={classes.panel} aria-label={say('edit.title')}>
      <h3 ref={heading} tabIndex={-1}>
        {say('edit.title')}
      </h3>
      <p>
        {say('control.said.shapes', { count: ordinals.length, n: fixed(ordinals.length, 0) })}
        {zone && (
          <>
            {' · '}
            <bdi>
              {zone.code ?? zone.label} {zone.sector}
            </bdi>
            {zone.areaM2 !== null && ` · ${fixed(zone.areaM2, 2)} ${t('units.m2')}`}
          </>
        )}
      </p>
      {fault === 'code_without_regulation' && <LinkRegulation id={draft.id} />}
      {reading.error && <ProblemReport problem={problemOf(reading.error)} onRetry={() => void reading.refetch()} />}
      <NativeSelect
        size="md"
        label={say('edit.what')}
        value={kind}
        data={kinds.map((value) => ({ value, label: say(`edit.kinds.${value}`) }))}
        onChange={({ currentTarget }) => choose(KINDS.find((one) => one === currentTarget.value) ?? 'left_out')}
      />
      {kind === 'recode' && <CodeFields code={code} onChange={setCode} />}
      {kind === 'recode' && asked && !wanted && isReason(reason) && (
        <Notice tone="warning">{say('edit.codeNeeded')}</Notice>
      )}
      {kind === 'outline' && zone && (
        <OutlineFields {...{ draft, editing, rings, choice, asked }} onChoose={(chosen) => take('outline', chosen)} />
      )}
      <ReasonField label={say('control.reason')} value={reason} asked={asked} onChange={setReason} />
      <Refused error={edit.error} />
      <div className={classes.row}>
        <Button size="md" loading={edit.isPending} onClick={apply}>
          {say('edit.apply')}
        </Button>
        <Button size="md" variant="default" onClick={end}>
          {say('edit.close')}
        </Button>
      </div>
    </section>
  )
}

type Drawing = Pick<Editing, 'drawn'> & { readonly ring: RingRead | undefined; readonly out: boolean }

/** A code without a règlement wants one first: that of a version that is published, or its own once this one is. */
function LinkRegulation({ id }: { readonly id: string }) {
  const say = usePlanWords()
  return (
    <Notice>
      <div className={classes.pane}>
        <p>{say('edit.noRegulation')}</p>
        <div>
          <ButtonLink
            to="/plans/preparation/$id"
            params={{ id }}
            search={{ etape: 'mapping' }}
            variant="default"
            size="compact-md"
          >
            {say('edit.linkRegulation')}
          </ButtonLink>
        </div>
      </div>
    </Notice>
  )
}

/** The shape with its ring redrawn or taken out; null while the ring is not closed, or when nothing would be left. */
function outlineOf(zone: Zone, { ring, out, drawn }: Drawing): number[][][][] | null {
  if (!ring) return null
  if (out) return withoutRing(zone, ring)
  const positions = drawn?.legal.geometry.coordinates[0]?.[0]
  return positions ? withRing(zone, ring, opened(positions)) : null
}

type Wanted = Pick<Editing, 'ordinals'> & {
  readonly kind: Kind
  readonly reason: string
  readonly code: Code
  /** Coordinates of a multipolygon, legal metres. */
  readonly outline: number[][][][] | null
}
type Code = { readonly code: string; readonly sector: string; readonly family: string }

/** The edit as the service takes it; null while it is not whole. */
function editOf({ kind, ordinals, reason, code, outline }: Wanted): EditDraft | null {
  const shared = { ordinals: [...ordinals], reason }
  if (!isReason(reason)) return null
  if (kind === 'left_out') return { kind, ...shared }
  if (kind === 'outline') {
    if (!outline) return null
    return { kind, ...shared, legal: true, outline: { type: 'MultiPolygon', coordinates: outline } }
  }
  const family = ZONE_FAMILIES.find((one) => one === code.family)
  const given = {
    ...(code.code.trim() ? { code: code.code.trim() } : {}),
    ...(code.sector.trim() ? { sector: code.sector.trim() } : {}),
    ...(family ? { family } : {}),
  }
  return Object.keys(given).length === 0 ? null : { kind, ...shared, code: given }
}

function CodeFields({ code, onChange }: { readonly code: Code; readonly onChange: (code: Code) => void }) {
  const say = usePlanWords()
  return (
    <>
      <TextInput
        size="md"
        label={say('edit.code')}
        value={code.code}
        maxLength={60}
        dir="ltr"
        onChange={({ currentTarget }) => onChange({ ...code, code: currentTarget.value })}
      />
      <TextInput
        size="md"
        label={say('edit.sector')}
        value={code.sector}
        maxLength={60}
        dir="ltr"
        onChange={({ currentTarget }) => onChange({ ...code, sector: currentTarget.value })}
      />
      <NativeSelect
        size="md"
        label={say('mapping.family')}
        value={code.family}
        data={[
          { value: '', label: say('mapping.unknown') },
          ...ZONE_FAMILIES.map((value) => ({ value, label: say(`families.${value}`) })),
        ]}
        onChange={({ currentTarget }) => onChange({ ...code, family: currentTarget.value })}
      />
    </>
  )
}
