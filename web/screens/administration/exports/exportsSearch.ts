/** `ask=yes`: the form that asks for an export is open. */
export type ExportsSearch = { readonly ask?: 'yes' | undefined }

export const parseExportsSearch = ({ ask }: Record<string, unknown>): ExportsSearch => (ask === 'yes' ? { ask } : {})
