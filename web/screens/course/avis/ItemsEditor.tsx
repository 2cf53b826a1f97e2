import { Button } from '@mantine/core'
import type { Opinion } from '../../../../api/contract/avis/opinions.ts'
import type { Phrase } from '../../../../api/contract/avis/phrases.ts'
import type { ConsultedBody } from '../../../../api/contract/avis.ts'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useWords } from '../../../text/words.ts'
import { useSaid } from '../../../ui/useSaid.ts'
import { Refused } from '../../frame/Refused.tsx'
import courseClasses from '../course.module.css'
import classes from './avis.module.css'
import { useKeepPhrase, usePhrases } from './avisQueries.ts'
import { DraftedRemark } from './DraftedRemark.tsx'
import { type Draft, type Drafts, fromPhrase, isEdited, ownWords } from './drafts.ts'
import { PhrasePicker } from './PhrasePicker.tsx'
import { useTargets } from './useTargets.ts'

type ItemsEditorProps = {
  readonly course: CourseAnswer
  readonly body: ConsultedBody['body']
  readonly opinion: Opinion
  readonly items: Drafts
  /** It was sent once: what is missing is said. */
  readonly tried: boolean
}

/** What an opinion is given with: phrases of the library or one's own words, in order, with a way back. */
export function ItemsEditor({ course, body, opinion, items, tried }: ItemsEditorProps) {
  const say = useAvisWords()
  const { say: inLanguage, language } = useWords()
  const known = usePhrases(body.id, course.definition?.code ?? '')
  const keeping = useKeepPhrase(body.id)
  const said = useSaid()
  const targets = useTargets(course)
  const use = opinion === 'reserved' || opinion === 'favourable' ? 'reserve' : 'reason'
  const keep = ({ text, article }: Draft) =>
    keeping.mutate(
      { [language]: text.trim(), use, ...(article.trim().length >= 2 && { article: article.trim() }) },
      { onSuccess: () => said.tell(say('kept')) },
    )
  const { drafts, change, move, remove } = items
  const missing = tried && opinion !== 'favourable' && drafts.length === 0
  return (
    <section aria-label={say(`items.${opinion}`)} className={courseClasses.section}>
      <h3>{say(`items.${opinion}`)}</h3>
      <p>{say('itemsHint')}</p>
      {drafts.map((draft, index) => (
        <DraftedRemark
          key={draft.key}
          nth={index + 1}
          last={index === drafts.length - 1}
          draft={draft}
          targets={targets}
          fault={tried && draft.text.trim() === '' ? say('empty') : undefined}
          edit={{ change, move, remove }}
          onKeep={known.data?.mayKeep && isOwn(draft) ? () => keep(draft) : undefined}
        />
      ))}
      {missing && (
        <p role="alert" className={courseClasses.fault}>
          {say('missing')}
        </p>
      )}
      <PhrasePicker
        phrases={(known.data?.phrases ?? []).filter((phrase) => isFor(phrase, use) && !isThere(phrase, drafts))}
        onPick={(phrase) => items.add(fromPhrase(phrase, inLanguage))}
      />
      <div className={classes.ways}>
        <Button variant="default" size="md" onClick={() => items.add(ownWords())}>
          {say('own')}
        </Button>
        {items.undo && (
          <Button variant="subtle" size="md" onClick={items.undo}>
            {say('undo')}
          </Button>
        )}
      </div>
      <p ref={said.place} role="status" tabIndex={-1} className={courseClasses.said}>
        {said.text}
      </p>
      <Refused error={known.error ?? keeping.error} />
    </section>
  )
}

const isFor = (phrase: Phrase, use: 'reserve' | 'reason') => phrase.use === 'either' || phrase.use === use
const isThere = ({ id }: Phrase, drafts: readonly Draft[]) => drafts.some(({ phrase }) => phrase?.id === id)
const isOwn = (draft: Draft) => draft.text.trim().length >= 3 && (draft.phrase === null || isEdited(draft))
