import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { ANSWERERS, type Answerer, type Reason } from '../../../api/contract/complements.ts'
import type { CheckAnswer } from '../../../api/contract/conformity.ts'
import type { Fact } from '../../../api/contract/procedures/project.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useWords } from '../../text/words.ts'
import { isRuleCode } from '../report/checkGroups.ts'
import classes from './complements.module.css'
import type { Drafted, Thing } from './drafting.ts'

type DraftedItemProps = {
  readonly nth: number
  readonly draft: Drafted
  readonly things: readonly Thing[]
  readonly reasons: readonly Reason[]
  /** What the conformity report holds against the project. */
  readonly findings: readonly CheckAnswer[]
  readonly onChange: (next: Drafted) => void
  /** Null for the only one. */
  readonly onRemove: (() => void) | null
}

const keyOf = ({ about, what }: Pick<Thing, 'about' | 'what'>) => `${about} ${what ?? ''}`

/** One item of a request: what is asked, why, in which words, by which article and of whom. */
export function DraftedItem({ nth, draft, things, reasons, findings, onChange, onRemove }: DraftedItemProps) {
  const say = useComplementWords()
  const { say: inLanguage } = useWords()
  const fitting = reasons.filter(({ about }) => about === draft.about)
  // What was typed stays, whatever reason is chosen: only a sentence of the referential goes with its reason.
  const chosen = fitting.find(({ code }) => code === draft.reasonCode)
  const nameOf = ({ about, what, label }: Thing) => {
    if (about === 'parcel') return say('request.parcel')
    if (about === 'piece') return say('request.piece', { name: label ? inLanguage(label) : (what ?? '') })
    return say('request.fact', { name: say(`facts.${what as Fact}`) }) // kept by thingsOf
  }
  return (
    <fieldset className={classes.drafted}>
      <legend>{say('item', { nth })}</legend>
      <NativeSelect
        size="md"
        label={say('request.about')}
        value={keyOf(draft)}
        onChange={({ currentTarget }) => {
          const thing = things.find((one) => keyOf(one) === currentTarget.value)
          if (thing) onChange({ ...draft, about: thing.about, what: thing.what, reasonCode: '' })
        }}
        data={things.map((thing) => ({ value: keyOf(thing), label: nameOf(thing) }))}
      />
      <NativeSelect
        size="md"
        label={say('request.reason')}
        value={draft.reasonCode}
        onChange={({ currentTarget }) => onChange({ ...draft, reasonCode: currentTarget.value })}
        data={[
          { value: '', label: '—' },
          ...fitting.map(({ code, sentence }) => ({ value: code, label: inLanguage(sentence) })),
        ]}
      />
      {chosen && (
        <>
          <Textarea
            size="md"
            autosize
            minRows={2}
            maxLength={4000}
            label={say('request.text')}
            description={say('request.textHint')}
            placeholder={inLanguage(chosen.sentence)}
            value={draft.text}
            onChange={({ currentTarget }) => onChange({ ...draft, text: currentTarget.value })}
          />
          <TextInput
            size="md"
            maxLength={200}
            label={say('request.article')}
            description={inLanguage(chosen.rule)}
            value={draft.article}
            onChange={({ currentTarget }) => onChange({ ...draft, article: currentTarget.value })}
          />
          <NativeSelect
            size="md"
            label={say('request.answerer')}
            value={draft.to}
            onChange={({ currentTarget }) => onChange({ ...draft, to: currentTarget.value as Answerer | '' })} // its own options
            data={[
              { value: '', label: say('request.auto') },
              ...ANSWERERS.map((one) => ({ value: one, label: say(`to.${one}`) })),
            ]}
          />
        </>
      )}
      {findings.length > 0 && <FromFinding {...{ draft, findings, onChange }} />}
      {onRemove && (
        <div className={classes.actions}>
          <Button variant="subtle" onClick={onRemove}>
            {say('request.remove')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type FromFindingProps = Pick<DraftedItemProps, 'draft' | 'findings' | 'onChange'>

const keyOfFinding = ({
  rule,
  subject = null,
}: {
  readonly rule: string
  readonly subject?: string | null | undefined
}) => `${rule} ${subject}`

/** The finding an item comes from, shown to the applicant with what is asked. */
function FromFinding({ draft, findings, onChange }: FromFindingProps) {
  const say = useComplementWords()
  const { t, say: inLanguage } = useWords()
  const nameOf = ({ rule, because }: CheckAnswer) =>
    `${isRuleCode(rule) ? t(`rules.${rule}`) : rule} — ${inLanguage(because)}`
  return (
    <NativeSelect
      size="md"
      label={say('request.finding')}
      value={draft.finding ? keyOfFinding(draft.finding) : ''}
      onChange={({ currentTarget }) => {
        const found = findings.find((one) => keyOfFinding(one) === currentTarget.value)
        onChange({ ...draft, finding: found ? { rule: found.rule, subject: found.subject ?? null } : null })
      }}
      data={[
        { value: '', label: say('request.noFinding') },
        ...findings.map((one) => ({ value: keyOfFinding(one), label: nameOf(one) })),
      ]}
    />
  )
}
