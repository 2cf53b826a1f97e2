import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { conditionOnPaying } from '../../../../api/contract/avis/fees.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import classes from './avis.module.css'
import { type Draft, type Drafts, isEdited, type Target } from './drafts.ts'

/** What an item may point at, by its name. */
export type NamedTarget = { readonly key: string; readonly name: string; readonly target: Target }

type DraftedRemarkProps = {
  readonly nth: number
  readonly last: boolean
  readonly draft: Draft
  readonly targets: readonly NamedTarget[]
  readonly fault: string | undefined
  readonly edit: Pick<Drafts, 'change' | 'move' | 'remove'>
  /** Absent where the giver may not keep phrases, or there is nothing of one's own to keep. */
  readonly onKeep: (() => void) | undefined
}

/** One reserve or reason: its words, its article and what it points at; a way up, down and out. */
export function DraftedRemark({ nth, last, draft, targets, fault, edit, onKeep }: DraftedRemarkProps) {
  const say = useAvisWords()
  const { say: inLanguage } = useWords()
  const { key, phrase, text, article } = draft
  const condition = conditionOnPaying(text)
  return (
    <fieldset className={classes.drafted}>
      <legend>{say('nth', { nth })}</legend>
      <Textarea
        size="md"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={8000}
        dir="auto"
        label={say('text')}
        description={phrase ? say(isEdited(draft) ? 'textEdited' : 'textAsIs') : undefined}
        error={fault}
        value={text}
        onChange={({ currentTarget }) => edit.change(key, 'text', { text: currentTarget.value })}
      />
      {condition && (
        <Notice tone="warning" role="alert">
          <p>{say('fee', { words: condition })}</p>
        </Notice>
      )}
      <div className={classes.beside}>
        <TextInput
          size="md"
          maxLength={200}
          dir="auto"
          label={say('article')}
          description={phrase ? inLanguage(phrase.rule) : undefined}
          value={article}
          onChange={({ currentTarget }) => edit.change(key, 'article', { article: currentTarget.value })}
        />
        {targets.length > 0 && (
          <NativeSelect
            size="md"
            label={say('points')}
            value={targets.find(({ target }) => isSame(target, draft.target))?.key ?? ''}
            onChange={({ currentTarget }) => {
              const found = targets.find((one) => one.key === currentTarget.value)
              edit.change(key, 'target', { target: found?.target ?? {} })
            }}
            data={[
              { value: '', label: say('pointsNothing') },
              ...targets.map((one) => ({ value: one.key, label: one.name })),
            ]}
          />
        )}
      </div>
      <div className={classes.ways}>
        {nth > 1 && <Way label={say('up')} of={say('upOf', { nth })} onGo={() => edit.move(key, -1)} />}
        {!last && <Way label={say('down')} of={say('downOf', { nth })} onGo={() => edit.move(key, 1)} />}
        <Way label={say('remove')} of={say('removeOf', { nth })} onGo={() => edit.remove(key)} />
        {onKeep && <Way label={say('keep')} of={say('keep')} onGo={onKeep} />}
      </div>
    </fieldset>
  )
}

const isSame = (one: Target, other: Target) => JSON.stringify(one) === JSON.stringify(other)

type WayProps = { readonly label: string; readonly of: string; readonly onGo: () => void }

const Way = ({ label, of, onGo }: WayProps) => (
  <Button size="compact-md" variant="subtle" aria-label={of} onClick={onGo}>
    {label}
  </Button>
)
