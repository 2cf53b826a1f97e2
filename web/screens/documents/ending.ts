/** « plan.PDF » -> « PDF »; nothing where a name has no ending. */
export const endingOf = (name: string): string => /\.(\w{1,8})$/.exec(name)?.[1]?.toUpperCase() ?? ''
