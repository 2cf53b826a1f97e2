import * as Y from 'yjs'
import { type Annotation, annotationKey, BOARD_ROOT, clientOfKey } from '../../../../api/contract/room/annotation.ts'
import type { Author } from '../../../../api/contract/room/messages.ts'
import type { DrawingShelf, KeptDrawings } from './drawingShelf.ts'

/** Where changes come from: one's own gestures are undone, what is taken away of others' is not, the rest is the server's. */
const OWN = 'own'
const MODERATING = 'moderating'
const SERVER = 'server'
const FORMER = 'former'

/** Pending drawings are sent again together, in pieces well under what one message may hold. */
const PIECE_MOST = 400_000

const ASKED_MOST = 4

export type Pending = { readonly nth: number; readonly bytes: Uint8Array }

export type Placed = {
  readonly key: string
  readonly annotation: Annotation
  /** Null until the server has said who draws under this client. */
  readonly author: Author | null
}

/** One board as this browser has it: drawn on at once, kept by the server when it can be reached. */
export class BoardCopy {
  readonly dossierId: string
  /** The server has answered since the line is there: what is drawn may be sent. */
  isOpen = false
  /** Answers of the server until then: one for each client it was asked to open the board with. */
  awaited = 0
  /** This device keeps nothing: what is not sent goes with the window. */
  isFleeting = false
  private readonly document = new Y.Doc()
  private readonly annotations: Y.Map<Annotation> = this.document.getMap(BOARD_ROOT)
  private readonly history: Y.UndoManager
  private readonly authors = new Map<number, Author>()
  private readonly onDrawn: (pending: Pending) => void
  private readonly onChange: () => void
  private readonly shelf: DrawingShelf | null
  /** Drawn in a window that closed before the server had it. */
  private former: readonly KeptDrawings[]
  private shelved: KeptDrawings | null = null
  private unkept: Pending[] = []
  private asked = 0
  private nth = 0
  private keys = 0
  private shown: readonly Placed[] | null = null

  constructor(dossierId: string, { onDrawn, onChange, shelf }: BoardPorts) {
    this.dossierId = dossierId
    this.onDrawn = onDrawn
    this.onChange = onChange
    this.shelf = shelf
    this.former = shelf?.recall(dossierId) ?? []
    this.history = new Y.UndoManager(this.annotations, { trackedOrigins: new Set([OWN]), captureTimeout: 0 })
    this.document.on('update', (bytes: Uint8Array, origin: unknown) => this.noticed(bytes, origin))
    for (const { bytes } of this.former) {
      Y.applyUpdate(this.document, bytes, FORMER)
      this.hold(bytes)
    }
  }

  get client(): number {
    return this.document.clientID
  }

  /** Those the board is opened with: of windows that closed, then one's own. */
  get clients(): readonly number[] {
    return [...this.former.map(({ client }) => client), this.client]
  }

  /** Drawn and not on the server's disk yet, the oldest first. */
  get pending(): readonly Pending[] {
    return this.unkept
  }

  /** What is on the board, by who drew it first and when. */
  get placed(): readonly Placed[] {
    this.shown ??= [...this.annotations].map(([key, annotation]) => ({
      ...{ key, annotation },
      author: this.authors.get(clientOfKey(key) ?? -1) ?? null,
    }))
    return this.shown
  }

  /** Bodies that draw on it, by their ids. */
  get bodies(): readonly (string | null)[] {
    return [...this.authors.values()].map(({ bodyId }) => bodyId)
  }

  get canUndo(): boolean {
    return this.history.canUndo()
  }

  get canRedo(): boolean {
    return this.history.canRedo()
  }

  /** @returns the key under which it stands */
  draw(annotation: Annotation): string {
    this.keys += 1
    const key = annotationKey(this.client, this.keys)
    this.change(key, annotation)
    return key
  }

  /** Of one's own only: the server refuses any other. */
  change(key: string, annotation: Annotation): void {
    this.document.transact(() => this.annotations.set(key, annotation), OWN)
  }

  erase(key: string, by: { readonly own: boolean }): void {
    this.document.transact(() => this.annotations.delete(key), by.own ? OWN : MODERATING)
  }

  undo(): void {
    this.history.undo()
  }

  redo(): void {
    this.history.redo()
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.document)
  }

  receive(updates: readonly Uint8Array[]): void {
    this.document.transact(() => {
      for (const update of updates) Y.applyUpdate(this.document, update, SERVER)
    }, SERVER)
  }

  learn(authors: readonly Author[]): void {
    for (const author of authors) this.authors.set(author.client, author)
    this.shown = null
    this.onChange()
  }

  /** Asking again helps when the server lost sight of this browser, not when the two disagree. */
  mayAskAgain(): boolean {
    this.asked += 1
    return this.asked < ASKED_MOST
  }

  /** The server has everything up to a number on its disk. */
  kept(nth: number): void {
    this.asked = 0
    this.unkept = this.unkept.filter((one) => one.nth > nth)
    if (this.unkept.length === 0) this.forget()
    else this.lay()
    this.onChange()
  }

  /** What is on the board by these hands and not with the server, to be drawn anew under another client. */
  undelivered(): readonly Annotation[] {
    const alone = new Y.Doc()
    for (const { bytes } of this.unkept) Y.applyUpdate(alone, bytes)
    return [...alone.getMap<Annotation>(BOARD_ROOT).values()]
  }

  /** What is kept on this device of the board is sent, or the server will not have it. */
  forget(): void {
    if (!this.shelved && this.former.length === 0) return
    this.shelf?.forget(this.dossierId, [...this.former, ...(this.shelved ? [this.shelved] : [])])
    this.former = []
    this.shelved = null
  }

  /** What is pending in few pieces, each numbered as its last drawing. */
  pieces(): readonly Pending[] {
    const groups: Pending[][] = []
    let bytes = Number.POSITIVE_INFINITY
    for (const one of this.unkept) {
      bytes += one.bytes.length
      if (bytes > PIECE_MOST) {
        groups.push([])
        bytes = one.bytes.length
      }
      groups.at(-1)?.push(one)
    }
    return groups.map((group) => ({
      nth: group.at(-1)?.nth ?? 0,
      bytes: Y.mergeUpdates(group.map((one) => one.bytes)),
    }))
  }

  close(): void {
    this.history.destroy()
    this.document.destroy()
  }

  private noticed(bytes: Uint8Array, origin: unknown): void {
    this.shown = null
    if (origin !== SERVER && origin !== FORMER) {
      const pending = this.hold(bytes)
      this.lay()
      this.onDrawn(pending)
    }
    this.onChange()
  }

  private hold(bytes: Uint8Array): Pending {
    this.nth += 1
    const pending = { nth: this.nth, bytes }
    this.unkept.push(pending)
    return pending
  }

  /** On the shelf before it is sent: a window may close at any moment. */
  private lay(): void {
    if (!this.shelf) return
    this.shelved = { client: this.client, bytes: Y.mergeUpdates(this.unkept.map(({ bytes }) => bytes)) }
    this.isFleeting = !this.shelf.keep(this.dossierId, this.shelved)
  }
}

type BoardPorts = {
  readonly shelf: DrawingShelf | null
  readonly onDrawn: (pending: Pending) => void
  readonly onChange: () => void
}
