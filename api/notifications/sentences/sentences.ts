import type { NoticeData, NoticeKind } from '../../contract/notifications.ts'

/** What the sentences of a kind may say: its data, never its secret link. */
export type Told<K extends NoticeKind> = Omit<NoticeData[K], 'link'>

/** A line of an e-mail below its text, and the screen it leads to. */
export type Line = { readonly text: string; readonly path: string }

export type Sentence<K extends NoticeKind> = {
  /** A fixed title, the subject of the e-mail: nothing that somebody typed goes into a header. */
  readonly title: string
  readonly text: (told: Told<K>) => string
  readonly lines?: (told: Told<K>) => readonly Line[]
  /** The words on the button that opens the link or the screen. */
  readonly open?: string
}

export type Sentences = { readonly [K in NoticeKind]: Sentence<K> }
