/** Sentences of the named errors: what happened, what is safe, what to do next. */
export const errors = {
  internal: 'Something in the program failed. Nothing was written by this step. Note the reference {{ref}} if you report it.',
  unknownMethod: 'There is no method ‘{{name}}’. `methods` lists all of them.',
  invalidInput_one: 'One field cannot be taken as it is. Nothing was written.',
  invalidInput_other: '{{count}} fields cannot be taken as they are. Nothing was written.',
  needsWindow: '‘{{name}}’ asks a person through the window and cannot be called from here.',
  noFileOpen: 'No engagement is open.',
  noFileOpenHint: 'Open or create one first.',
  actorUnknown: 'Nobody has been named as the person at the keyboard. Nothing was written.',
  actorUnknownHint: 'Choose who you are, or pass --as with the id or name of a person of this engagement.',
  rowNotFound: 'This {{entity}} is not in the engagement. It may have been removed. Nothing was written.',
  cancelled: 'Cancelled. Nothing was written by this step.',
  readOnly: 'This engagement is open for reading only. Nothing was written.',
  damaged:
    'The file is damaged: SQLite found pages that do not fit together. It was not changed. Open a backup, or verify the file to see what is wrong.',
  busy: 'Another program is writing to this file at the moment. Nothing was written. Try again.',
  diskFull: 'The disk is full. Nothing was lost that was saved before; the last step was not written. Free some space, then do it again.',
  cannotWrite: 'The file could not be written. What was saved before is safe. Check the drive, then do it again.',
  cannotRead: 'The file ‘{{name}}’ could not be read. Nothing was written.',
  pathNotAllowed: 'A page may not name files by their path. Choose the file instead.',
  tokenUnknown: 'The chosen file is no longer known. Choose it again.',
  wrongNode:
    'This needs Node 24 or newer; this is Node {{version}}. Run it through npm (`npm run …`), which uses the pinned Node of the project after `npm ci`.',
} as const;
