/** The templates there are; each is a file of `templates/` and takes one shape of data. */
export type Template = 'receipt' | 'act' | 'statement' | 'avis' | 'minutes' | 'bulletin' | 'note' | 'sheet'

/** What the compiler's process is asked: a template of ours, and its data as JSON. Data is never part of the template's code. */
export type PaperJob = {
  readonly template: Template
  readonly data: string
  /** The instant the document says it was made, in seconds: the same facts make the same bytes. */
  readonly madeAtS: number
}
