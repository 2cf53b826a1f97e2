import { NOTE_STATES } from '../../../api/contract/notes.ts'
import { parseView, writeView } from '../map/viewSearch.ts'

/** The land a note is asked for: a parcel of the cadastre by its id or its title, or one that was filed. */
export type AskSearch = { readonly parcel?: string; readonly filed?: string }

const text = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 80

export function parseAskSearch(search: Record<string, unknown>): AskSearch {
  return {
    ...(text(search.parcel) && { parcel: search.parcel }),
    ...(text(search.filed) && { filed: search.filed }),
  }
}

export type NoteSearch = { readonly view?: string | undefined }

export function parseNoteSearch(search: Record<string, unknown>): NoteSearch {
  const view = parseView(search.view)
  return view ? { view: writeView(view) } : {}
}

export type NotesSearch = { readonly state?: (typeof NOTE_STATES)[number]; readonly before?: string }

export function parseNotesSearch(search: Record<string, unknown>): NotesSearch {
  const state = NOTE_STATES.find((one) => one === search.state)
  return { ...(state && { state }), ...(text(search.before) && { before: search.before }) }
}
